package io.github.rnn4j.segmenter.hanlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.hankcs.hanlp.dictionary.CustomDictionary;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.text.Reading;
import io.github.rnn4j.tasks.sentiment.text.Segmenters;
import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import io.github.rnn4j.tasks.sentiment.text.Tokenizer;
import io.github.rnn4j.tasks.sentiment.text.WordSegmenter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HanlpSegmenterTest {
    private static final String PARCEL = "昨天收到包裹，包装破损严重，但客服处理非常及时";
    private static final List<String> WORDS =
            List.of("昨天", "收到", "包裹", ",", "包装", "破损", "严重", ",", "但", "客服", "处理", "非常", "及时");

    @Test
    void itIsFoundOnTheClassPathWithItsVersion() {
        WordSegmenter found = Segmenters.ofClassPath().exactly("hanlp", "portable-1.8.6");

        assertThat(found).isInstanceOf(HanlpSegmenter.class);
        assertThat(Reading.of(Language.ZH, TokenKind.WORDS).segmenter()).containsInstanceOf(HanlpSegmenter.class);
    }

    @Test
    void aTextIsReadByWords() {
        Tokenizer tokenizer = Reading.of(Language.ZH, TokenKind.WORDS).tokenizer();

        assertThat(tokenizer.tokens(PARCEL)).isEqualTo(WORDS);
        assertThat(tokenizer.tokens("  性价比 ＯＫ\t真好！")).containsExactly("性价比", "ok", "真", "好", "!");
        assertThat(tokenizer.tokens("好\uD83D\uDE00用")).containsExactly("好", "\uD83D\uDE00", "用");
        assertThat(tokenizer.tokens(" \u0007 ")).isEmpty();
    }

    @Test
    void whatAProgramAddsToTheSharedDictionaryChangesNothing() {
        CustomDictionary.add("破损严重");

        assertThat(new HanlpSegmenter().words("包装破损严重")).containsExactly("包装", "破损", "严重");
    }

    @Test
    void threadsGetTheWordsOfOne() {
        HanlpSegmenter segmenter = new HanlpSegmenter();
        List<String> texts = IntStream.range(0, 400)
                .mapToObj(i -> "第" + i + "次买,包装破损严重" + "很好".repeat(i % 7))
                .toList();
        List<List<String>> alone = texts.stream().map(segmenter::words).toList();

        assertThat(texts.parallelStream().map(segmenter::words).toList()).isEqualTo(alone);
    }

    /** In a process of its own, for what is loaded is loaded once. */
    @Test
    void aFreshProcessSaysNothingAndWritesNoFile(@TempDir Path folder) throws Exception {
        Process process = start(true, folder);

        assertThat(output(process)).isEqualTo("portable-1.8.6 " + String.join("|", WORDS));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void otherDictionariesAreAnotherVersionAndOnesThatAreNotThereAreRefused(@TempDir Path folder) throws Exception {
        Process process = start(false, folder, "-DHANLP_ROOT=" + folder);

        assertThat(output(process))
                .isEqualTo(
                        "portable-1.8.6+other-dictionaries segmenter 'hanlp': expected its dictionaries but they could"
                                + " not be read (version portable-1.8.6+other-dictionaries). Unset HANLP_ROOT, or take"
                                + " hanlp.properties off the class path.");
    }

    private static String output(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static Process start(boolean errorsToo, Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HanlpMain.class.getName()));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(errorsToo)
                .redirectError(errorsToo ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
