package io.github.rnn4j.tasks.sentiment.text;

import java.util.ArrayList;
import java.util.List;

/** A segmenter with a dictionary of a few words, the longest first; what is not in it is cut into characters. On the tests' class path. */
public final class ListedWords implements WordSegmenter {
    private static final List<String> WORDS =
            List.of("非常及时", "昨天", "收到", "包裹", "包装", "破损", "严重", "客服", "处理", "非常", "及时", "快递", "商品", "完好");

    private final String version;

    public ListedWords() {
        this("1");
    }

    ListedWords(String version) {
        this.version = version;
    }

    @Override
    public String name() {
        return "listed-words";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            String word = WORDS.stream()
                    .filter(one -> text.startsWith(one, from))
                    .findFirst()
                    .orElse(text.substring(at, at + Character.charCount(text.codePointAt(at))));
            words.add(word);
            at += word.length();
        }
        return words;
    }
}
