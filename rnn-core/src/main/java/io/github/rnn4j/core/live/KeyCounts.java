package io.github.rnn4j.core.live;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * What became of the keys so far.
 *
 * @param keys remembered now
 * @param evicted forgotten because there were too many
 * @param expired forgotten because they were idle for too long
 */
@Experimental
public record KeyCounts(int keys, long evicted, long expired) {}
