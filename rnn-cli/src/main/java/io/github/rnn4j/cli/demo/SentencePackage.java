package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The Sentiment Labelled Sentences as the npm package {@code sentiment} carries them among its tests. The package is fetched
 * once by the user's own npm, checked against its SHA-256, and kept under that checksum in the user's cache folder.
 */
@Internal
public final class SentencePackage {
    /** What npm is asked for. */
    public static final String SPECIFICATION = "sentiment@5.0.2";

    /** Where the sentences come from, in the package's words. */
    public static final String ORIGIN =
            "as stated by the package's README: its validation data are \"three labelled datasets provided by UCI\","
                    + " 'Sentiment Labelled Sentences'";

    /** Under which licence they are, as far as the package says. */
    public static final String LICENCE =
            "as stated by the package's package.json: MIT, for the package; it says nothing about the sentences alone";

    private static final String SHA_256 = "89302eb03d2005d03b214fe65814bb48adb7d3c42c8ca80bdee6a3ecb7e4480f";
    private static final List<String> SOURCES = List.of("amazon", "imdb", "yelp");

    private final Surroundings surroundings;

    /** Looks for npm and the cache folder in these surroundings. */
    public SentencePackage(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What came of looking for the sentences.
     *
     * @param sentences the sentences; empty if there are none to be had
     * @param withoutClass records that were left out, having no class
     * @param where the package's file, or why there is none
     */
    @Internal
    public record Found(List<LabelledSentence> sentences, int withoutClass, String where) {
        public Found {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * Returns the sentences, from the cache or from npm. Without npm, or without a network, there are none; why is said.
     *
     * @throws RnnException with code {@code INVALID_DATA} if the package is not the one we know
     */
    public Found find() {
        Path cached = surroundings.cacheFolder().resolve("sentiment-5.0.2-sha256-" + SHA_256 + ".tgz");
        if (Files.isRegularFile(cached)) {
            return read(cached, "Delete the file and run the demo again.");
        }
        Optional<Path> npm = surroundings.program("npm");
        if (npm.isEmpty()) {
            return none("npm is not on the path");
        }
        try {
            return fetch(new NpmPack(npm.get()), cached);
        } catch (IOException e) {
            return none("the cache folder cannot be used: " + e);
        }
    }

    private Found fetch(NpmPack npm, Path cached) throws IOException {
        Path parent = surroundings.cacheFolder();
        Files.createDirectories(parent);
        try (TemporaryFolder folder = TemporaryFolder.in(parent)) {
            Optional<Path> archive = npm.fetch(SPECIFICATION, folder.path());
            if (archive.isEmpty()) {
                return none("npm could not fetch the package " + SPECIFICATION + "; is there a network?");
            }
            Found found = read(archive.get(), "It is not the package that we know; nothing of it was used.");
            Files.move(archive.get(), cached, StandardCopyOption.ATOMIC_MOVE);
            return new Found(found.sentences(), found.withoutClass(), cached.toString());
        }
    }

    private static Found read(Path file, String remedy) {
        byte[] archive = bytes(file);
        String sha256 = sha256(archive);
        if (!sha256.equals(SHA_256)) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    file + ": expected SHA-256 " + SHA_256 + " but got " + sha256 + " (npm package " + SPECIFICATION
                            + "). " + remedy);
        }
        List<byte[]> lists = Tarball.read(
                archive,
                SOURCES.stream()
                        .map(source -> "package/test/fixtures/" + source + ".json")
                        .toList());
        List<LabelledSentence> sentences = new ArrayList<>();
        int withoutClass = 0;
        for (int i = 0; i < lists.size(); i++) {
            SentenceJson list = SentenceJson.read(lists.get(i), SOURCES.get(i));
            sentences.addAll(list.sentences());
            withoutClass += list.withoutClass();
        }
        return new Found(sentences, withoutClass, file.toString());
    }

    private static Found none(String why) {
        return new Found(List.of(), 0, why);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RnnException(
                    ErrorCode.INPUT_OUTPUT, file + ": expected a readable file but got " + e + ". Delete it.", e);
        }
    }

    private static String sha256(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
