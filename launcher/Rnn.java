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

    private final Path root;
    private final Path jar;
    private final Path stamp;

    private Rnn(Path root) {
        this.root = root;
        this.jar = root.resolve("rnn-cli/target/unchecked/rnn-cli.jar");
        this.stamp = jar.resolveSibling("launcher.stamp");
    }

    public static void main(String[] arguments) throws InterruptedException, URISyntaxException {
        try {
            if (Runtime.version().feature() < 17) {
                throw new Refusal(
                        USERS_INPUT,
                        "java: expected version 17 or newer but got '" + Runtime.version() + "' ("
                                + System.getProperty("java.home") + "). Start this file with a newer JDK.");
            }
            Rnn rnn = new Rnn(projectOfThisFile());
            rnn.buildIfStale();
            if (!"only".equals(System.getProperty("rnn.launcher.build"))) {
                System.exit(rnn.run(arguments));
            }
        } catch (Refusal refusal) {
            System.err.println("rnn: " + refusal.getMessage());
            System.exit(refusal.exitCode);
        } catch (IOException failure) {
            System.err.println("rnn: launcher: " + failure);
            System.exit(OUR_FAULT);
        }
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
        if (isNewer(root.resolve("pom.xml"), built)) {
            return true;
        }
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(root, Files::isDirectory)) {
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
        System.err.println(
                Files.exists(jar)
                        ? "Building rnn4j, its sources changed ..."
                        : "Building rnn4j, first use: about a minute ...");
        // Made before the build and put in place after it: what changes meanwhile is newer than the stamp.
        Files.createDirectories(stamp.getParent());
        Path started = Files.write(stamp.resolveSibling("launcher.stamp.tmp"), new byte[0]);
        ProcessBuilder command =
                new ProcessBuilder(maven.toString(), "-q", "-B", "-Dchecks=off", "-pl", "rnn-cli", "-am", "package");
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

    private int run(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("launcher/java-options"),
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        Process program = new ProcessBuilder(command).inheritIO().start();
        // Ctrl-C reaches the program as well: let it save what it has, and end with its exit code.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(exitCodeOf(program))));
        return program.waitFor();
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
