package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An archive whose every bit we know: fetched once by a program of the user's own, checked against its SHA-256, and kept under that
 * checksum in the user's cache folder.
 *
 * @param tool what fetches it
 * @param specification what the tool is asked for
 * @param name of the file that is kept, before the checksum
 * @param sha256 in hexadecimal
 */
record KnownArchive(ArchiveTool tool, String specification, String name, String sha256) {
    /**
     * Returns the archive, from the cache or from the tool. Without the tool, or without a network, there is none; why is said.
     *
     * @throws RnnException with code {@code INVALID_DATA} if what is there is not the archive that we know
     */
    FetchedArchive find(Surroundings surroundings) {
        Path cached = surroundings.cacheFolder().resolve(name + "-sha256-" + sha256 + tool.suffix());
        if (Files.isRegularFile(cached)) {
            return FetchedArchive.at(cached, checked(cached, "Delete the file and run the demo again."));
        }
        Optional<Path> program = surroundings.program(tool.program());
        if (program.isEmpty()) {
            return FetchedArchive.none(tool.program() + " is not on the path");
        }
        try {
            return fetch(program.get(), cached, surroundings.cacheFolder());
        } catch (IOException e) {
            return FetchedArchive.none("the cache folder cannot be used: " + e);
        }
    }

    private FetchedArchive fetch(Path program, Path cached, Path parent) throws IOException {
        Files.createDirectories(parent);
        try (TemporaryFolder folder = TemporaryFolder.in(parent)) {
            Optional<Path> archive = tool.fetch(program, specification, folder.path());
            if (archive.isEmpty()) {
                return FetchedArchive.none(tool.title() + " could not fetch the " + tool.kind() + " " + specification
                        + " (is there a network?)");
            }
            byte[] content =
                    checked(archive.get(), "It is not the " + tool.kind() + " that we know; nothing of it was used.");
            Files.move(archive.get(), cached, StandardCopyOption.ATOMIC_MOVE);
            return FetchedArchive.at(cached, content);
        }
    }

    private byte[] checked(Path file, String remedy) {
        byte[] content = bytes(file);
        String found = digest(content);
        if (!found.equals(sha256)) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    file + ": expected SHA-256 " + sha256 + " but got " + found + " (" + tool.title() + " "
                            + tool.kind() + " " + specification + "). " + remedy);
        }
        return content;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, file + ": expected a readable file but got " + e + ". Delete it.", e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
