package io.github.rnn4j.monitoring.dashboard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends requests as they stand, also those that no decent client sends. */
final class Client implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader reader;

    Client(URI page) throws IOException {
        socket = new Socket(page.getHost(), page.getPort());
        socket.setSoTimeout(20_000);
        InputStream in = socket.getInputStream();
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** Sends a request without a body, and asks for the connection to end. */
    static Client get(URI page, String path, String... headers) throws IOException {
        Client client = new Client(page);
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nConnection: close\r\n");
        boolean hasHost = false;
        for (String header : headers) {
            head.append(header).append("\r\n");
            hasHost |= header.startsWith("Host:");
        }
        client.send(head + (hasHost ? "" : "Host: " + page.getAuthority() + "\r\n") + "\r\n");
        return client;
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    String line() throws IOException {
        return reader.readLine();
    }

    /** Returns everything up to the end of the connection. */
    String all() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    int status() throws IOException {
        return Integer.parseInt(line().split(" ", 3)[1]);
    }

    /** Reads numbers of events until there are so many. */
    List<Long> ids(int count) throws IOException {
        List<Long> ids = new ArrayList<>();
        while (ids.size() < count) {
            String line = line();
            if (line == null) {
                break;
            }
            if (line.startsWith("id: ")) {
                ids.add(Long.parseLong(line.substring("id: ".length())));
            }
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
