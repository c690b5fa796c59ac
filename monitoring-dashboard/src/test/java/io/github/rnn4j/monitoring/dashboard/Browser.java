package io.github.rnn4j.monitoring.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless Chromium of this machine with one page, driven by Playwright. Tests that need it are skipped where there is none. Confined to one
 * thread.
 */
final class Browser implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> COMPLAINTS = List.of("error", "assert");

    /** What drives the browser is some 200 MB, which the build fetches where it finds a browser. */
    private static final String DRIVER = "com/microsoft/playwright/impl/driver/jar/DriverJar.class";

    private final Playwright playwright;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Playwright playwright, BrowserContext context) {
        this.playwright = playwright;
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (COMPLAINTS.contains(message.type())) {
                complaints.add(message.text());
            }
        });
    }

    /** Starts the browser that {@code RNN_BROWSER} names, or one on the path; without one, or without its driver, the test is skipped. */
    static Browser start() {
        Optional<Path> program = find();
        assumeTrue(program.isPresent(), "no browser: put chromium on the path, or its file's name in RNN_BROWSER");
        assumeTrue(
                Browser.class.getClassLoader().getResource(DRIVER) != null,
                "no driver for " + program.orElseThrow() + ": build with -Pbrowser, which fetches some 200 MB");
        // It takes the browser that is there and fetches none.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserContext context = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")))
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("en-US"));
        return new Browser(playwright, context);
    }

    private static Optional<Path> find() {
        String named = System.getenv("RNN_BROWSER");
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Sets how wide and high the page is seen. */
    void size(int width, int height) {
        page.setViewportSize(width, height);
    }

    /** Says that the system is dark, or nothing of it, which is light. Playwright writes LIGHT in the JVM's language, which is Turkish here. */
    void dark(boolean on) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(on ? ColorScheme.DARK : null));
    }

    void open(URI url) {
        page.navigate(url.toString());
    }

    /** Evaluates an expression, and waits for it if it is a promise. */
    JsonNode evaluate(String expression) {
        return JSON.valueToTree(page.evaluate(expression));
    }

    /** Waits until an expression is true; asked from here, for the page's policy forbids scripts that are made of text. */
    void await(String condition) {
        page.waitForCondition(() -> evaluate("Boolean(" + condition + ")").booleanValue());
    }

    /** Presses a key. */
    void press(String key) {
        page.keyboard().press(key);
    }

    /** Writes a picture of the whole page, as wide as it is seen. */
    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** Returns errors that the page or the browser wrote to the console so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
