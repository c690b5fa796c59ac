package io.github.rnn4j.backend.djl;

import ai.djl.util.Utils;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Trains a few steps and reports every connection that was tried over HTTP. */
final class OfflineProgram {
    private static final List<String> TRIED = new CopyOnWriteArrayList<>();

    private OfflineProgram() {}

    public static void main(String[] arguments) {
        URL.setURLStreamHandlerFactory(protocol -> protocol.startsWith("http") ? new Refusing() : null);
        try (Backend backend = new DjlBackendProvider().open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.TRAINING)) {
            double loss = new SmallTraining(backend, session.ops()).steps(3);
            System.out.println("trained to " + Double.isFinite(loss) + " on "
                    + backend.diagnostics().kernels());
        }
        System.out.println("offline " + Utils.isOfflineMode());
        System.out.println("tried " + TRIED);
    }

    /** Writes down what is asked for, and has no network. */
    private static final class Refusing extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            TRIED.add(url.toString());
            throw new IOException("no network");
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
            return openConnection(url);
        }
    }
}
