package io.github.rnn4j.verification.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A project with the real launcher, a made-up source, a Maven that only copies a jar and keeps a list of its calls, and
 * a PATH that holds nothing but that Maven and the few tools of a small machine.
 */
final class StandInProject {
    private static final List<String> TOOLS = List.of(
            "cat", "cp", "dirname", "find", "grep", "head", "locale", "ls", "mkdir", "readlink", "sed", "sleep");

    /** What the launcher consists of. */
    static final List<String> FILES =
            List.of("rnn", "launcher/Rnn.java", "launcher/java-options", "launcher/engine-options");

    final Path root;
    final Path tools;
    private final Path calls;
    private final Path programJar;

    StandInProject(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("a project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        calls = folder.resolve("maven-calls");
        Path repository = repository();
        Files.createDirectories(root.resolve("launcher"));
        for (String file : FILES) {
            Files.copy(repository.resolve(file), root.resolve(file));
        }
        makeExecutable(root.resolve("rnn"));
        Files.createDirectories(source().getParent());
        Files.writeString(source(), "one");
        Files.createDirectories(benchSource().getParent());
        Files.writeString(benchSource(), "one");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            writeTool(tool, "exec '" + onPath(tool) + "' \"$@\"\n");
        }
        programJar = programJar(folder);
        mavenSucceeds();
    }

    Path source() {
        return root.resolve("rnn-cli/src/main/java/Main.java");
    }

    Path benchSource() {
        return root.resolve("verification/benchmarks/src/main/java/Bench.java");
    }

    /** How often Maven was called. */
    int builds() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    void mavenFails(String output) throws IOException {
        writeTool("mvn", "echo \"$@\" >> '" + calls + "'\necho '" + output + "'\nexit 3\n");
    }

    /** The words of Maven's last call. */
    String lastBuild() throws IOException {
        List<String> lines = Files.readAllLines(calls);
        return lines.get(lines.size() - 1);
    }

    /** Puts the program where the real build puts it: with engines or without, or that of the benchmarks. */
    private void mavenSucceeds() throws IOException {
        writeTool("mvn", """
                echo "$@" >> '%s'
                cat > /dev/null
                jar=rnn-cli/target/unchecked/rnn-cli.jar
                for word in "$@"; do
                    case $word in -Dengines=*) jar=launcher/engines/target/unchecked/${word#*=}/rnn-cli.jar ;;
                        verification/*) jar=$word/target/unchecked/rnn-bench.jar ;; esac
                done
                mkdir -p "${jar%%/*}"
                cp '%s' "$jar"
                """.formatted(calls, programJar));
    }

    /** Leaves what a build of five seconds ago leaves; a file system's clock may be too coarse to tell it from now. */
    void markBuilt() throws IOException {
        Path program = Files.createDirectories(root.resolve("rnn-cli/target/unchecked"));
        Files.copy(programJar, program.resolve("rnn-cli.jar"));
        Instant now = Instant.now();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.setLastModifiedTime(path, FileTime.from(now.minusSeconds(10)));
            }
        }
        Files.setLastModifiedTime(
                Files.createFile(program.resolve("launcher.stamp")), FileTime.from(now.minusSeconds(5)));
    }

    /** A folder like a JDK's whose {@code java} is the given script. */
    Path javaHome(String script) throws IOException {
        Path home = Files.createTempDirectory(root.getParent(), "java-home");
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        makeExecutable(java);
        return home;
    }

    private void writeTool(String name, String script) throws IOException {
        Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script);
        makeExecutable(tools.resolve(name));
    }

    private static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path onPath(String tool) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return Path.of(folder, tool);
            }
        }
        throw new IllegalStateException(tool + ": expected it on PATH but found none");
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("launcher/Rnn.java"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Path programJar(Path folder) throws IOException {
        Path jar = folder.resolve("program.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, EchoProgram.class.getName());
        String name = EchoProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest);
                InputStream classFile = EchoProgram.class.getClassLoader().getResourceAsStream(name)) {
            entries.putNextEntry(new JarEntry(name));
            entries.write(classFile.readAllBytes());
        }
        return jar;
    }

    /** Runs a line of shell in a folder, with this JDK as JAVA_HOME unless the line sets another. */
    Outcome run(Path folder, String line) throws IOException, InterruptedException {
        Path output = Files.createTempFile(root.getParent(), "output", ".txt");
        Path errors = Files.createTempFile(root.getParent(), "errors", ".txt");
        Process process = start(folder, line)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Outcome(exitCode, read(output), read(errors));
    }

    /** The process itself becomes what the line starts where it says {@code exec}. */
    ProcessBuilder start(Path folder, String line) throws IOException {
        // In a file, for this JVM's own locale may not be able to say every argument.
        Path script = Files.createTempFile(root.getParent(), "line", ".sh");
        Files.writeString(script, line, StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
        builder.directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("RNN", root.resolve("rnn").toString());
        return builder;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** What a user gets to see. */
    record Outcome(int exitCode, String output, String errors) {}
}
