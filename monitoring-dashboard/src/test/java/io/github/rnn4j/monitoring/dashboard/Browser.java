package io.github.rnn4j.monitoring.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A headless Chromium of this machine with one page, driven by its DevTools protocol: the few calls that the tests need, without a library that
 * is larger than all others together.
 */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SECONDS = 30;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final String session;

    private Browser(Process process, Path profile) throws Exception {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(devTools(profile, process), new Listener())
                .get(SECONDS, TimeUnit.SECONDS);
        String target = call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .textValue();
        session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .textValue();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    /** Finds the browser: what {@code RNN_BROWSER} names, or one on the path. */
    static Optional<Path> find() {
        String named = System.getenv("RNN_BROWSER");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program) throws Exception {
        Path profile = Files.createTempDirectory("rnn4j-browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=en-US",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Browser(process, profile);
    }

    private static URI devTools(Path profile, Process process) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < SECONDS * 10; i++) {
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() == 2) {
                    return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
                }
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the browser did not say where it listens");
    }

    /** Sets how wide and high the page is seen. */
    void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Says that the system is dark, or light. */
    void dark(boolean on) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"))));
    }

    void open(URI url) {
        call("Page.navigate", Map.of("url", url.toString()));
    }

    /** Evaluates an expression, and waits for it if it is a promise. */
    JsonNode evaluate(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression is true. */
    void await(String condition) throws InterruptedException {
        for (int i = 0; i < SECONDS * 20; i++) {
            if (evaluate("Boolean(" + condition + ")").booleanValue()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("not so after " + SECONDS + " s: " + condition + "; complaints: " + complaints);
    }

    /** Presses a key. */
    void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    Map.of(
                            "type",
                            type,
                            "key",
                            key,
                            "code",
                            key,
                            "windowsVirtualKeyCode",
                            keyCode(key),
                            "text",
                            key.equals("Enter") ? "\r" : ""));
        }
    }

    private static int keyCode(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "ArrowLeft" -> 37;
            case "ArrowUp" -> 38;
            case "ArrowRight" -> 39;
            case "ArrowDown" -> 40;
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** Writes a picture of the whole page, as wide as it is seen. */
    void screenshot(Path file) throws IOException, InterruptedException {
        int width = evaluate("innerWidth").intValue();
        int height = evaluate("document.documentElement.scrollHeight").intValue();
        size(width, height);
        Thread.sleep(400);
        String data = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .textValue();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /** Returns errors that the page or the browser wrote to the console so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    JsonNode call(String method, Map<String, Object> parameters) {
        return call(session, method, parameters);
    }

    private JsonNode call(String inSession, String method, Map<String, Object> parameters) {
        int id = calls.incrementAndGet();
        ObjectNode call = JSON.createObjectNode().put("id", id).put("method", method);
        call.set("params", JSON.valueToTree(parameters));
        if (!inSession.isEmpty()) {
            call.put("sessionId", inSession);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        synchronized (this) {
            socket.sendText(call.toString(), true).join();
        }
        JsonNode message = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.get("result");
    }

    private void take(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    answers.remove(message.get("id").intValue());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").textValue()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(parameters.path("type").textValue())) {
                    complaints.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                JsonNode entry = parameters.path("entry");
                if ("error".equals(entry.path("level").textValue())) {
                    complaints.add(entry.path("source").textValue() + ": "
                            + entry.path("text").textValue());
                }
            }
            default -> {
                // Not of interest.
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(profile)) {
            tree.forEach(files::add);
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(files.get(i));
            } catch (IOException e) {
                // A file of the browser that came late; its folder is a temporary one.
            }
        }
    }

    /** Puts messages together and hands them on. */
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                try {
                    take(JSON.readTree(message));
                } catch (IOException e) {
                    complaints.add("not JSON: " + message);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
