package com.example.embed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures what embedding rnn4j costs. */
final class ClassPath {
    private ClassPath() {}

    /** Returns how many jars there are on the class path, and their bytes. */
    static String size() throws IOException {
        int jars = 0;
        long bytes = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, 0)) {
            if (entry.endsWith(".jar")) {
                jars++;
                bytes += Files.size(Path.of(entry));
            }
        }
        return "class path: " + jars + " jars, " + bytes + " bytes";
    }
}
