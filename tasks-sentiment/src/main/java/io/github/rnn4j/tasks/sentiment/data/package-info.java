/**
 * Reviews out of tables: which rows take part, in which part, and of which class. Start with {@link
 * io.github.rnn4j.tasks.sentiment.data.ReviewData}. For the other packages of this task and for the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.data;

import org.jspecify.annotations.NullMarked;
