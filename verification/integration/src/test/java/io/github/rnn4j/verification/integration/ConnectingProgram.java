package io.github.rnn4j.verification.integration;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Tries to reach an address that is set aside for documentation, in one of several ways, and says how it went. */
final class ConnectingProgram {
    /** The ways: a stream, a channel, a message, a page, and a name. */
    static final List<String> KINDS = List.of("socket", "channel", "datagram", "url", "name");

    private static final String ADDRESS = "192.0.2.1";
    private static final int PORT = 9;

    private ConnectingProgram() {}

    /** Returns what of an attempt is to be seen; a look-up goes to whatever server the machine asks. */
    static String target(String kind) {
        return kind.equals("name") ? "htons(53)" : ADDRESS;
    }

    public static void main(String[] kind) {
        try {
            attempt(kind[0]);
            print("succeeded");
        } catch (IOException failure) {
            print("failed");
        }
    }

    private static void attempt(String kind) throws IOException {
        switch (kind) {
            case "socket" -> new Socket(ADDRESS, PORT).close();
            case "channel" ->
                SocketChannel.open(new InetSocketAddress(ADDRESS, PORT)).close();
            case "datagram" -> {
                try (DatagramSocket socket = new DatagramSocket()) {
                    socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName(ADDRESS), PORT));
                }
            }
            case "url" ->
                URI.create("http://" + ADDRESS + "/").toURL().openStream().close();
            default -> InetAddress.getAllByName("rnn4j.invalid");
        }
    }

    @SuppressWarnings("SystemOut") // the parent process reads it
    private static void print(String line) {
        System.out.println(line);
    }
}
