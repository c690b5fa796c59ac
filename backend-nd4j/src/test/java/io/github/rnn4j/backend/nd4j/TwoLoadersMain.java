package io.github.rnn4j.backend.nd4j;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets two class loaders, with everything but Java of their own, open the backend and compute; no thread's loader sees it. */
final class TwoLoadersMain {
    private TwoLoadersMain() {}

    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        for (int loader = 0; loader < 2; loader++) {
            try (URLClassLoader own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
                Method compute = own.loadClass(ProbeMain.class.getName()).getDeclaredMethod("computeAlone");
                compute.setAccessible(true);
                compute.invoke(null);
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
}
