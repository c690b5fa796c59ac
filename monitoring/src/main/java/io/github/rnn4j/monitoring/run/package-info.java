/**
 * Runs that are kept, each in a folder of its own. Start with {@link io.github.rnn4j.monitoring.run.EventLog}, which the page and the exports
 * read, be it of a run that goes on or of one that ended long ago.
 */
@NullMarked
package io.github.rnn4j.monitoring.run;

import org.jspecify.annotations.NullMarked;
