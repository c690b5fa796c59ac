package io.github.rnn4j.monitoring.page;

import io.github.rnn4j.api.annotation.Experimental;
import java.net.URI;

/** A page that is served. Closing it twice is allowed. Thread-safe. */
@Experimental
public interface LivePage extends AutoCloseable {
    /** Returns where it is, with its token where one is needed: tell nobody else. */
    URI url();

    /** Ends it. If the run is over, browsers get what they lack for up to two seconds first. */
    @Override
    void close();
}
