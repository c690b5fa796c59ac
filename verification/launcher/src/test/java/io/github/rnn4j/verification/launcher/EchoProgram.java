package io.github.rnn4j.verification.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The stand-in for the command line: says what reached it. */
public final class EchoProgram {
    private EchoProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        System.out.println("arguments " + String.join("|", words));
        System.out.println("folder " + Path.of("").toAbsolutePath());
        if (words.contains("read")) {
            System.out.println("input " + new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (words.contains("threads")) {
            System.out.println("threads " + System.getenv("OMP_NUM_THREADS"));
        }
        if (words.contains("wait")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("saved")));
            System.out.println("waiting");
            Thread.sleep(Long.MAX_VALUE);
        }
        System.exit(words.contains("fail") ? 7 : 0);
    }
}
