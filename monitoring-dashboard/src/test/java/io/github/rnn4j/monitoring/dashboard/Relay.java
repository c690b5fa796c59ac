package io.github.rnn4j.monitoring.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes on between a browser and the page, until it cuts all connections; new ones it takes again. */
final class Relay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final int port;

    Relay(URI page) throws IOException {
        port = page.getPort();
        daemon(() -> {
            while (true) {
                Socket browser = listening.accept();
                Socket server = new Socket(page.getHost(), port);
                open.addAll(List.of(browser, server));
                daemon(() -> pass(browser, server));
                daemon(() -> pass(server, browser));
            }
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    /** Breaks all connections that there are. */
    void cut() throws IOException {
        for (Socket socket : open) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
        open.clear();
    }

    private static void pass(Socket from, Socket to) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        in.transferTo(out);
        to.shutdownOutput();
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Cut, or closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    /** Something that ends with its connection. */
    private interface Work {
        void run() throws IOException;
    }
}
