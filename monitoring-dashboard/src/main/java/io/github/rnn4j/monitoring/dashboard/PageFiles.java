package io.github.rnn4j.monitoring.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of the page, ours and those of uPlot's WebJar, read once. Immutable and thread-safe. */
final class PageFiles {
    /** Each after those that it imports. */
    static final List<String> MODULES = List.of(
            "dom.js",
            "words.js",
            "numbers.js",
            "colours.js",
            "store.js",
            "source.js",
            "table.js",
            "chart.js",
            "verdicts.js",
            "curves.js",
            "gradient.js",
            "heatmap.js",
            "parameters.js",
            "trace.js",
            "glance.js",
            "serving.js",
            "configuration.js",
            "tabs.js",
            "main.js");

    static final String CHARTS = "uPlot.esm.js";
    static final String CHARTS_IN_ONE_FILE = "uPlot.iife.min.js";
    static final String CHART_STYLE = "uPlot.min.css";
    static final String STYLE = "style.css";
    static final String INDEX = "index.html";

    private static final String WEBJAR = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private final Map<String, PageFile> byPath = new HashMap<>();

    PageFiles() {
        put("/", "text/html; charset=utf-8", own(INDEX));
        put("/" + STYLE, "text/css; charset=utf-8", own(STYLE));
        MODULES.forEach(module -> put("/" + module, "text/javascript; charset=utf-8", own(module)));
        put("/" + CHARTS, "text/javascript; charset=utf-8", fromWebJar(CHARTS));
        put("/" + CHART_STYLE, "text/css; charset=utf-8", fromWebJar(CHART_STYLE));
    }

    /** Returns what is at a path; null for nothing. */
    @Nullable
    PageFile find(String path) {
        return byPath.get(path);
    }

    static byte[] own(String name) {
        return read("page/" + name);
    }

    static byte[] fromWebJar(String name) {
        return read(WEBJAR + name);
    }

    private void put(String path, String type, byte[] bytes) {
        byPath.put(path, new PageFile(type, bytes));
    }

    private static byte[] read(String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file: its type and what is in it, which nobody changes. */
    @SuppressWarnings("ArrayRecordComponent")
    record PageFile(String type, byte[] bytes) {}
}
