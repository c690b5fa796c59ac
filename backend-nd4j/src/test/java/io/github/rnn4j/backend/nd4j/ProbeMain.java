package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Prints what the providers of the class path say, a line each: {@code name|available|reason|remedy}, then again; then what each
 * available one computes. With {@code list} it only lists; with {@code lost-loader} the thread has no context class loader.
 */
final class ProbeMain {
    private ProbeMain() {}

    public static void main(String[] arguments) {
        List<String> wishes = List.of(arguments);
        List<BackendProvider> providers = ServiceLoader.load(BackendProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (wishes.contains("lost-loader")) {
            Thread.currentThread().setContextClassLoader(null);
        }
        for (BackendProvider provider : providers) {
            print(provider.name() + "|" + provider.priority() + "|"
                    + provider.capabilities().device());
        }
        if (wishes.contains("list")) {
            return;
        }
        providers.forEach(ProbeMain::probe);
        providers.forEach(ProbeMain::probe);
        providers.stream().filter(provider -> probe(provider)).forEach(ProbeMain::compute);
    }

    private static boolean probe(BackendProvider provider) {
        Availability found = provider.probe(new ProbeContext() {
            @Override
            public Optional<String> property(String key) {
                return Optional.ofNullable(System.getProperty(key));
            }

            @Override
            public ClassLoader classLoader() {
                return ProbeMain.class.getClassLoader();
            }
        });
        print(provider.name() + "|" + found.available() + "|" + found.reason() + "|" + found.remedy());
        return found.available();
    }

    /** Computes with the backend of this class's own loader, found by no service. */
    static void computeAlone() {
        compute(new Nd4jBackendProvider());
    }

    private static void compute(BackendProvider provider) {
        try (Backend backend = provider.open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.INFERENCE)) {
            TensorOps ops = session.ops();
            Tensor x = ops.allocate(DType.FLOAT64, Shape.of(2));
            ops.fill(x, 21);
            ops.add(1, x, 1, x, x);
            double[] sum = new double[2];
            ops.download(x, sum, 0);
            print(provider.name() + " computes " + sum[0]);
        }
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    private static void print(String line) {
        System.out.println(line);
    }
}
