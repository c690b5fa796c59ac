package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists, probes and opens one provider, then finds and opens others, and writes down each outcome. Native
 * libraries are those of Java itself excepted. Arguments: the file to write, the provider's class.
 */
final class ProbeProgram {
    static final String NATIVE = "native ";
    static final String MILLIS = "millis ";
    static final String AVAILABLE = "available ";
    static final String REASON = "reason ";
    static final String REMEDY = "remedy ";
    static final String OPENED = "opened ";
    static final String REFUSED = "refused ";
    static final String FOUND = "found ";
    static final String OTHER = "other ";

    private static final Path MAPS = Path.of("/proc/self/maps");

    private ProbeProgram() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Findings findings = new Findings(Path.of(arguments[0]));
        Set<String> before = libraries();
        BackendProvider provider = provider(arguments[1]);
        provider.name();
        provider.priority();
        provider.capabilities();
        Set<String> loaded = libraries();
        loaded.removeAll(before);
        loaded.forEach(library -> findings.add(NATIVE, library));
        long start = System.nanoTime();
        Availability found = provider.probe(BackendContract.probeContext());
        findings.add(MILLIS, Duration.ofNanos(System.nanoTime() - start).toMillis());
        findings.add(AVAILABLE, found.available());
        findings.add(REASON, found.reason());
        findings.add(REMEDY, found.remedy());
        open(provider, OPENED, findings);
        InstalledProviders.names().forEach(name -> findings.add(FOUND, name));
        open(new ReferenceBackendProvider(), OTHER, findings);
    }

    /** Makes a provider by its public constructor, as discovery does. */
    static BackendProvider provider(String type) throws ReflectiveOperationException {
        return Class.forName(type)
                .asSubclass(BackendProvider.class)
                .getConstructor()
                .newInstance();
    }

    private static void open(BackendProvider provider, String word, Findings findings) {
        try (Backend backend = provider.open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.INFERENCE)) {
            TensorOps ops = session.ops();
            findings.add(word, TensorValues.read(ops, TensorValues.tensor(ops, DType.FLOAT32, Shape.of(1), 42))[0]);
        } catch (RnnException e) {
            findings.add(REFUSED, e.code());
        }
    }

    private static Set<String> libraries() throws IOException {
        if (!Files.exists(MAPS)) {
            return new TreeSet<>();
        }
        try (Stream<String> lines = Files.lines(MAPS)) {
            return lines.filter(line -> line.contains(".so") && !line.contains(System.getProperty("java.home")))
                    .map(line -> line.substring(line.indexOf('/')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
