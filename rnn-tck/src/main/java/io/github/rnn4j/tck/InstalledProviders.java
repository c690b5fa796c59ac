package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.BackendProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** The providers that are registered as services on this process's class path. */
final class InstalledProviders {
    private static final String REGISTER = "META-INF/services/" + BackendProvider.class.getName();

    private InstalledProviders() {}

    /** Makes each of them as discovery does and returns their names, sorted. */
    static List<String> names() throws IOException, ReflectiveOperationException {
        TreeSet<String> names = new TreeSet<>();
        for (URL register :
                Collections.list(InstalledProviders.class.getClassLoader().getResources(REGISTER))) {
            for (String type : lines(register)) {
                names.add(ProbeProgram.provider(type).name());
            }
        }
        return List.copyOf(names);
    }

    /** Returns the lines without comments and blanks. */
    private static List<String> lines(URL register) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(register.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
