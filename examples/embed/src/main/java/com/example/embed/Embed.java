package com.example.embed;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shows what embedding rnn4j costs: the jars on the class path and their bytes. */
public final class Embed {
    private Embed() {}

    public static void main(String[] arguments) throws Exception {
        int jars = 0;
        long bytes = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, 0)) {
            if (entry.endsWith(".jar")) {
                jars++;
                bytes += Files.size(Path.of(entry));
            }
        }
        System.out.println("class path: " + jars + " jars, " + bytes + " bytes");
    }
}
