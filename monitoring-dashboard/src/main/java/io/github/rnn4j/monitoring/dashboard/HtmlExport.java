package io.github.rnn4j.monitoring.dashboard;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.run.EventLog;
import io.github.rnn4j.monitoring.run.RunJson;
import io.github.rnn4j.monitoring.run.RunLine;
import io.github.rnn4j.monitoring.run.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * The page of a run with its lines in one HTML file, which needs no server and no network. Its policy lets it run the scripts of ours that are in
 * it, known by their digests, and nothing else: no data can become a script.
 */
@Experimental
public final class HtmlExport {
    private static final int BATCH = 1_000;

    private HtmlExport() {}

    /**
     * Writes all lines that there are so far, replacing the file as a whole.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     * @throws InterruptedException if the thread is interrupted while it reads
     */
    public static void write(EventLog log, Path file) throws InterruptedException {
        byte[] bytes = html(log).getBytes(StandardCharsets.UTF_8);
        try {
            WholeFile.write(file.toAbsolutePath(), out -> out.write(bytes));
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT,
                    "file '" + file + "': expected to write it but got: " + e
                            + ". Check that the folder is there, its rights and the space on the disk.",
                    e);
        }
    }

    static String html(EventLog log) throws InterruptedException {
        String charts = text(PageFiles.fromWebJar(PageFiles.CHARTS_IN_ONE_FILE));
        ModuleBundle bundle = new ModuleBundle();
        PageFiles.MODULES.forEach(module -> bundle.add(module, text(PageFiles.own(module))));
        String script = charts + "\n" + bundle.script();
        String style = text(PageFiles.fromWebJar(PageFiles.CHART_STYLE)) + "\n" + text(PageFiles.own(PageFiles.STYLE));
        String policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src "
                + digest(script) + "; style-src " + digest(style);
        return text(PageFiles.own(PageFiles.INDEX))
                .replace(
                        "<meta charset=\"utf-8\">",
                        "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy
                                + "\">")
                .replace("<link rel=\"stylesheet\" href=\"/uPlot.min.css\">\n", "")
                .replace("<link rel=\"stylesheet\" href=\"/style.css\">", "<style>" + style + "</style>")
                .replace("<script type=\"module\" src=\"/main.js\"></script>\n", "")
                .replace(
                        "</body>",
                        "<template id=\"run\">" + inert(run(log)) + "</template>\n<script>" + script
                                + "</script>\n</body>");
    }

    /** Returns header and lines as JSON. */
    private static String run(EventLog log) throws InterruptedException {
        StringBuilder json = new StringBuilder("{\"header\":").append(RunJson.write(log.header()));
        // Asked first: lines that are written meanwhile are in the file, and it says that more may have followed.
        json.append(",\"over\":").append(log.isOver()).append(",\"lines\":[");
        long known = 0;
        List<RunLine> lines = log.after(known, BATCH, Duration.ZERO);
        while (!lines.isEmpty()) {
            for (RunLine line : lines) {
                json.append(known == 0 ? "\n" : ",\n").append(RunJson.write(line));
                known = line.id();
            }
            lines = log.after(known, BATCH, Duration.ZERO);
        }
        return json.append("]}").toString();
    }

    /** The same JSON without a character that means something to HTML. */
    private static String inert(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static String digest(String content) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
