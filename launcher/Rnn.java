import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Builds the command line where that is needed, then runs it: {@code java launcher\Rnn.java COMMAND} does on Windows
 * what {@code ./rnn COMMAND} does elsewhere. The script comes here only to build.
 *
 * <p>Written for Java 11, so that a JDK older than needed can still say so.
 */
final class Rnn {
    private static final int OUR_FAULT = 1;
    private static final int USERS_INPUT = 2;
    private static final int LOG_LINES_SHOWN = 30;
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

    /** What {@code --with} can add: each has a profile of its name in launcher/engines/pom.xml. */
    private static final List<String> KNOWN_ENGINES = List.of("dashboard", "djl", "hanlp", "nd4j");

    /** Has a server, which only a command that shows the live page needs on its class path. */
    private static final String PAGE = "dashboard";

    private static final String EXAMPLE = "For example: ./rnn --with nd4j,djl backends";

    private final Path root;

    /** The engines as they were listed, or the peers; empty for none. */
    private final String engines;

    private final boolean bench;

    private final Path jar;
    private final Path stamp;

    private Rnn(Path root, String engines, boolean bench) {
        this.root = root;
        this.engines = engines;
        this.bench = bench;
        String module = bench
                ? engines.isEmpty() ? "verification/benchmarks" : "verification/peers"
                : engines.isEmpty() ? "rnn-cli" : "launcher/engines";
        Path program = root.resolve(module).resolve("target/unchecked").resolve(bench ? "" : engines);
        this.jar = program.resolve(bench ? "rnn-bench.jar" : "rnn-cli.jar");
        this.stamp = program.resolve("launcher.stamp");
    }

    public static void main(String[] arguments) throws InterruptedException, URISyntaxException {
        try {
            if (Runtime.version().feature() < 17) {
                throw new Refusal(
                        USERS_INPUT,
                        "java: expected version 17 or newer but got '" + Runtime.version() + "' ("
                                + System.getProperty("java.home") + "). Start this file with a newer JDK.");
            }
            List<String> words = new ArrayList<>(List.of(arguments));
            String engines = withPage(takeEngines(words), words);
            Rnn rnn = new Rnn(projectOfThisFile(), engines, isBench(words));
            rnn.buildIfStale();
            if (!"only".equals(System.getProperty("rnn.launcher.build"))) {
                System.exit(rnn.run(words));
            }
        } catch (Refusal refusal) {
            System.err.println("rnn: " + refusal.getMessage());
            System.exit(refusal.exitCode);
        } catch (IOException failure) {
            System.err.println("rnn: launcher: " + failure);
            System.exit(OUR_FAULT);
        }
    }

    /** Takes {@code --with LIST} off the front of the words. */
    private static String takeEngines(List<String> words) throws Refusal {
        String first = words.isEmpty() ? "" : words.get(0);
        if (!first.equals("--with") && !first.startsWith("--with=")) {
            return "";
        }
        words.remove(0);
        if (first.equals("--with") && words.isEmpty()) {
            throw new Refusal(USERS_INPUT, "--with: expected the engines to add after it but got none. " + EXAMPLE);
        }
        String list = first.equals("--with") ? words.remove(0) : first.substring("--with=".length());
        if (isBench(words)) {
            if (!list.equals("peers")) {
                throw new Refusal(
                        USERS_INPUT,
                        "--with: expected peers before bench but got '" + list
                                + "'. For example: ./rnn --with peers bench");
            }
            return list;
        }
        List<String> names = List.of(list.split(",", -1));
        if (!KNOWN_ENGINES.containsAll(names)
                || names.size() != Set.copyOf(names).size()) {
            throw new Refusal(
                    USERS_INPUT,
                    "--with: expected names out of " + String.join(", ", KNOWN_ENGINES)
                            + ", each once, with commas between them, but got '" + list + "'. " + EXAMPLE);
        }
        return list;
    }

    /** Adds the live page to the engines where the words ask for it. */
    private static String withPage(String engines, List<String> words) {
        int end = words.indexOf("--");
        List<String> options = end < 0 ? words : words.subList(0, end);
        boolean shown = !isBench(words)
                && !words.isEmpty()
                && (words.get(0).equals(PAGE) || options.contains("--" + PAGE) || options.contains("--watch"));
        if (!shown || List.of(engines.split(",", -1)).contains(PAGE)) {
            return engines;
        }
        return engines.isEmpty() ? PAGE : engines + "," + PAGE;
    }

    /** Whether it is the command with a program of its own. */
    private static boolean isBench(List<String> words) {
        return !words.isEmpty() && words.get(0).equals("bench");
    }

    private static Path projectOfThisFile() throws IOException, URISyntaxException {
        Path file = Path.of(
                Rnn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return file.toRealPath().getParent().getParent();
    }

    private void buildIfStale() throws IOException, InterruptedException, Refusal {
        if (!isStale()) {
            return;
        }
        Path folder = Files.createDirectories(root.resolve("target"));
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = waitFor(channel)) {
            if (lock.isValid() && isStale()) {
                build(folder.resolve("launcher.log"));
            }
        }
    }

    private static FileLock waitFor(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            System.err.println("Waiting for another build of rnn4j to end ...");
            lock = channel.lock();
        }
        return lock;
    }

    /** Whether a pom or a main source is newer than the last build; a folder's time tells of files made or deleted. */
    private boolean isStale() throws IOException {
        if (!Files.exists(jar) || !Files.exists(stamp)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(stamp);
        return isNewer(root.resolve("pom.xml"), built)
                || holdsNewer(root, built)
                || holdsNewer(root.resolve("launcher"), built)
                || bench && holdsNewer(root.resolve("verification"), built);
    }

    private static boolean holdsNewer(Path folder, FileTime built) throws IOException {
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path module : modules) {
                if (isNewer(module.resolve("pom.xml"), built) || isNewer(module.resolve("src/main"), built)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNewer(Path fileOrTree, FileTime time) throws IOException {
        if (!Files.exists(fileOrTree)) {
            return false;
        }
        try (Stream<Path> tree = Files.walk(fileOrTree)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                if (Files.getLastModifiedTime(path).compareTo(time) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private void build(Path log) throws IOException, InterruptedException, Refusal {
        Path maven = findMaven();
        System.err.println(whatIsBuilt());
        // Made before the build and put in place after it: what changes meanwhile is newer than the stamp.
        Files.createDirectories(stamp.getParent());
        Path started = Files.write(stamp.resolveSibling("launcher.stamp.tmp"), new byte[0]);
        List<String> words = new ArrayList<>(List.of(maven.toString(), "-q", "-B", "-Dchecks=off"));
        words.addAll(whatMavenMakes());
        words.addAll(List.of("-am", "package"));
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.directory(root.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        Process build = command.start();
        build.getOutputStream().close();
        int exitCode = build.waitFor();
        if (exitCode != 0 || !Files.exists(jar)) {
            showTail(log);
            throw new Refusal(
                    OUR_FAULT,
                    "build: expected Maven to succeed but it ended with " + exitCode + " (whole log: " + log
                            + "). Mend what the lines above say, then start again.");
        }
        Files.move(started, stamp, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> whatMavenMakes() {
        if (bench) {
            return engines.isEmpty()
                    ? List.of("-pl", "verification/benchmarks")
                    : List.of("-Ppeers", "-pl", "verification/peers");
        }
        String profiles = "-Pengines,with-" + engines.replace(",", ",with-");
        return engines.isEmpty()
                ? List.of("-pl", "rnn-cli")
                : List.of(profiles, "-Dengines=" + engines, "-pl", "launcher/engines");
    }

    private String whatIsBuilt() {
        String what = "Building rnn4j" + (bench ? "'s benchmarks" : "") + (engines.isEmpty() ? "" : " with " + engines);
        if (Files.exists(jar)) {
            return what + ", its sources changed ...";
        }
        String download = bench
                ? ", and some 310 MB of DJL, ONNX Runtime and DL4J where Maven does not hold them yet"
                : engines.equals("hanlp")
                        ? ", and 8 MB where Maven does not hold it yet"
                        : engines.equals(PAGE)
                                ? ", and 6 MB where Maven does not hold it yet"
                                : ", and some 120 MB for each engine that Maven does not hold yet";
        return what + ", first use: about a minute" + (engines.isEmpty() ? "" : download) + " ...";
    }

    private static Path findMaven() throws Refusal {
        List<String> names = WINDOWS ? List.of("mvn.cmd", "mvn.bat", "mvn.exe") : List.of("mvn");
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator, -1)) {
            for (String name : names) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                    return candidate.toAbsolutePath();
                }
            }
        }
        throw new Refusal(
                USERS_INPUT,
                "mvn: expected Maven, 3.8 or newer, to build rnn4j but found none on PATH. Install it, then start again.");
    }

    private static void showTail(Path log) throws IOException {
        String[] lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\\R", 0);
        for (int i = Math.max(0, lines.length - LOG_LINES_SHOWN); i < lines.length; i++) {
            System.err.println(lines[i]);
        }
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("launcher/java-options")));
        if (!engines.isEmpty()) {
            command.add("@" + root.resolve("launcher/engine-options"));
        }
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(bench ? arguments.subList(1, arguments.size()) : arguments);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        if (!engines.isEmpty()) {
            // Threads of the engines wait by turning in circles; for a small network that costs more than it gives.
            builder.environment().putIfAbsent("OMP_NUM_THREADS", "1");
        }
        Process started = builder.start();
        // Ctrl-C reaches the program as well: let it save what it has, and end with its exit code.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(exitCodeOf(started))));
        return started.waitFor();
    }

    private static int exitCodeOf(Process program) {
        while (true) {
            try {
                return program.waitFor();
            } catch (InterruptedException ignored) {
                // A shutdown hook has nobody to pass an interruption on to: wait on.
            }
        }
    }

    /** A failure that one line explains. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final int exitCode;

        Refusal(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }
    }
}
