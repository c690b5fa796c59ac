package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;

/**
 * One thread's place to compute: its tensors, its scopes and its workspaces. Confined to the thread that opened it; any use
 * from another is refused with code {@code WRONG_THREAD}, except {@link #close}. Closing frees everything allocated in it;
 * closing twice does nothing.
 */
@Stable
public interface Session extends AutoCloseable {
    /** Returns what the session is for. */
    Mode mode();

    /** Returns the operations, always the same object. */
    TensorOps ops();

    /** Waits until everything asked for has been computed. */
    void synchronize();

    @Override
    void close();
}
