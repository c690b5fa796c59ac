package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.error.RnnException;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens the backend in two class loaders, each with an engine of its own. */
final class TwoLoadersProgram {
    private TwoLoadersProgram() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        for (int loader = 0; loader < 2; loader++) {
            try (URLClassLoader own = new OwnEngine(classPath())) {
                Class<?> type = own.loadClass(DjlBackendProvider.class.getName());
                BackendProvider provider =
                        (BackendProvider) type.getConstructor().newInstance();
                try (Backend backend = provider.open(BackendOptions.DEFAULT)) {
                    System.out.println("opened");
                } catch (RnnException e) {
                    System.out.println("refused " + e.code() + ": " + e.getMessage());
                }
            }
        }
    }

    private static URL[] classPath() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Has the API in common with the others, and nothing else. */
    private static final class OwnEngine extends URLClassLoader {
        OwnEngine(URL[] urls) {
            super(urls, OwnEngine.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean shared = name.startsWith("java.") || name.startsWith("io.github.rnn4j.api.");
            synchronized (getClassLoadingLock(name)) {
                Class<?> found = shared ? null : findLoadedClass(name);
                if (found == null && !shared) {
                    try {
                        found = findClass(name);
                    } catch (ClassNotFoundException e) {
                        return super.loadClass(name, resolve);
                    }
                }
                return found == null ? super.loadClass(name, resolve) : found;
            }
        }
    }
}
