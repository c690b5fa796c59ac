package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import java.util.ArrayList;
import java.util.List;

/**
 * The Sentiment Labelled Sentences as the npm package {@code sentiment} carries them among its tests. The package is fetched
 * once by the user's own npm, checked against its SHA-256, and kept under that checksum in the user's cache folder.
 */
@Internal
public final class SentencePackage {
    /** What npm is asked for. */
    private static final String SPECIFICATION = "sentiment@5.0.2";

    /** Where the sentences come from, and under which licence they are. */
    public static final DataOrigin ORIGIN = new DataOrigin(
            "npm package " + SPECIFICATION + ", fetched by your npm",
            "as stated by the package's README: its validation data are \"three labelled datasets provided by UCI\","
                    + " 'Sentiment Labelled Sentences'",
            "as stated by the package's package.json: MIT, for the package; it says nothing about the sentences alone");

    private static final KnownArchive ARCHIVE = new KnownArchive(
            ArchiveTool.NPM,
            SPECIFICATION,
            "sentiment-5.0.2",
            "89302eb03d2005d03b214fe65814bb48adb7d3c42c8ca80bdee6a3ecb7e4480f");
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
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if the package is not the one we know
     */
    public Found find() {
        FetchedArchive archive = ARCHIVE.find(surroundings);
        return archive.file()
                .map(file -> read(archive.content(), file.toString()))
                .orElseGet(() -> new Found(List.of(), 0, archive.problem()));
    }

    private static Found read(byte[] archive, String file) {
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
        return new Found(sentences, withoutClass, file);
    }
}
