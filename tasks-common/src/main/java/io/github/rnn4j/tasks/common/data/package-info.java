/**
 * Tables in CSV or TSV, plain or gzip; conditions on rows; columns; parts. Start with {@link
 * io.github.rnn4j.tasks.common.data.TableReader}. For modules of tasks and for the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.common.data;

import org.jspecify.annotations.NullMarked;
