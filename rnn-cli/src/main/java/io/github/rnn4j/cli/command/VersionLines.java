package io.github.rnn4j.cli.command;

import picocli.CommandLine.IVersionProvider;

/** Says which build this is and on what it runs. */
final class VersionLines implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "rnn4j " + version(),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }

    /** Returns the version of this build. */
    static String version() {
        String version = VersionLines.class.getPackage().getImplementationVersion();
        return version == null ? "(built from classes, without a version)" : version;
    }
}
