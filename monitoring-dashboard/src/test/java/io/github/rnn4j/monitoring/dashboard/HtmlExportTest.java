package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.RunJson;
import io.github.rnn4j.monitoring.run.RunLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlExportTest {
    private static final Pattern DATA = Pattern.compile("<template id=\"run\">(.*?)</template>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theFileHoldsEveryLineAndIsWholeByItself() throws Exception {
        MemoryLog log = MadeUpRun.training();
        Path file = folder.resolve("run.html");

        new DashboardServer().export(log, file);

        String html = Files.readString(file);
        JsonNode run = data(html);
        assertThat(run.get("header").toString()).isEqualTo(RunJson.write(log.header()));
        assertThat(run.get("over").booleanValue()).isTrue();
        assertThat(run.get("lines").size()).isEqualTo(log.soFar().size());
        assertThat(run.get("lines").get(7).toString())
                .isEqualTo(RunJson.write(log.soFar().get(7)));
        assertThat(html).doesNotContainPattern("(?i)(src|href)=\"(?!#|data:)").doesNotContain("type=\"module\"");
        assertThat(folder)
                .isDirectoryContaining(entry -> entry.equals(file))
                .isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void itsPolicyAllowsTheScriptAndTheStyleThatAreInItAndNothingElse() throws Exception {
        String html = HtmlExport.html(MadeUpRun.training());
        String policy = only(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">");

        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("script-src " + digest(only(html, "(?s)<script>(.*)</script>")))
                .contains("style-src " + digest(only(html, "(?s)<style>(.*?)</style>")))
                .doesNotContain("unsafe", "http");
        assertThat(html.indexOf("Content-Security-Policy")).isLessThan(html.indexOf("<style>"));
    }

    @Test
    void noDataCanBecomeMarkup() throws Exception {
        String evil = "</template><script>alert(1)</script><!-- & \u2028";
        MemoryLog log = MadeUpRun.log("reviews");
        log.accept(new RunEvent.Traced("recurrent", 1, List.of(evil), List.of(1.0), List.of(List.of(1.0)), evil));
        log.end(RunEvent.Outcome.FAILED, evil);

        String html = HtmlExport.html(log);

        assertThat(html).doesNotContain("<script>alert");
        RunLine read = RunJson.line(data(html).get("lines").get(0).toString(), "file");
        assertThat(read).isEqualTo(log.soFar().get(0));
    }

    @Test
    void aRunThatGoesOnIsWrittenAsFarAsItHasCome() throws Exception {
        MemoryLog log = MadeUpRun.log("reviews");
        log.accept(MadeUpRun.stepped("recurrent", 1, 1));

        JsonNode run = data(HtmlExport.html(log));

        assertThat(run.get("over").booleanValue()).isFalse();
        assertThat(run.get("lines").size()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedAndTheOldOneStays() throws Exception {
        Path file = folder.resolve("missing").resolve("run.html");

        assertThatThrownBy(() -> HtmlExport.write(MadeUpRun.training(), file))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("run.html': expected to write it but got");
        assertThat(folder).isEmptyDirectory();
    }

    private static JsonNode data(String html) throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(DATA.matcher(html).results().findFirst().orElseThrow().group(1));
    }

    private static String only(String html, String pattern) {
        List<MatchResult> found =
                Pattern.compile(pattern).matcher(html).results().toList();
        assertThat(found).hasSize(1);
        return found.get(0).group(1);
    }

    private static String digest(String content) throws Exception {
        byte[] sha = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
    }
}
