package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;

/** A task that the demo can show. */
@Internal
public interface DemoTask {
    /** Returns its name on the command line. */
    String name();

    /** Returns the command that does the same with a file of the user's own. */
    String ownFile();

    /**
     * Looks for its data, and fetches them if they are not there.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_DATA} if they are not those that we know
     */
    DemoJob prepare();
}
