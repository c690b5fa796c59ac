package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;

/**
 * A week of trades of bitcoins for dollars, as the Maven artifact {@code ta4j-examples} carries it among its examples. The user's own
 * Maven fetches the artifact once, without what it depends on; it is checked against its SHA-256 and kept in the user's cache folder.
 */
@Internal
public final class TradeArtifact {
    /** Where the trades come from, and under which licence they are. */
    public static final DataOrigin ORIGIN = new DataOrigin(
            "Maven artifact org.ta4j:ta4j-examples:0.18, without its dependencies, fetched by your Maven",
            "as stated by the file's name, bitstamp_trades_from_20131125_usd.csv: trades at the exchange Bitstamp in US dollars from"
                    + " 2013-11-25 on",
            "as stated by the POM of the artifact's parent: MIT License, \"All source code is under the MIT license\"; it says"
                    + " nothing about the trades alone");

    private static final String FILE = "bitstamp_trades_from_20131125_usd.csv";
    private static final KnownArchive ARCHIVE = new KnownArchive(
            ArchiveTool.MAVEN,
            "org.ta4j:ta4j-examples:0.18",
            "ta4j-examples-0.18",
            "45232396b3231d46a833605ed1934cad522e4264cfb2e400b1fbb3a4a118da91");

    private final Surroundings surroundings;

    /** Looks for Maven and the cache folder in these surroundings. */
    public TradeArtifact(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Returns the trades, from the cache or from Maven. Without Maven, or without a network, there are none; why is said.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if the artifact is not the one we know
     */
    DemoData<TradeTable> find() {
        return ARCHIVE.find(surroundings).read(content -> TradeTable.parse(ZippedFile.read(content, FILE)));
    }
}
