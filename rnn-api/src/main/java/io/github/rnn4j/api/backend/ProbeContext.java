package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import java.util.Optional;

/** What a probe may look at. */
@Stable
public interface ProbeContext {
    /** Returns a setting of the user's (a system property), if it is set. */
    Optional<String> property(String key);

    /** Returns the loader in which the backend's engine would be looked for. */
    ClassLoader classLoader();
}
