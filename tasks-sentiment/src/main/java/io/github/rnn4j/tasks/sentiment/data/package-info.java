/**
 * Reviews out of files: tables in CSV or TSV, plain or gzip; conditions on rows; parts; classes. Start with {@link
 * io.github.rnn4j.tasks.sentiment.data.ReviewData}. For the other packages of this task and for the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.sentiment.data;

import org.jspecify.annotations.NullMarked;
