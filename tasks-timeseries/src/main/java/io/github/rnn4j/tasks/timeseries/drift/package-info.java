/** What tells whether a model at work reads what it was trained on. */
@NullMarked
package io.github.rnn4j.tasks.timeseries.drift;

import org.jspecify.annotations.NullMarked;
