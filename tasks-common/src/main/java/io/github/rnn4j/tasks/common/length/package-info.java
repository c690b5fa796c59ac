/**
 * How much of a sequence a network reads, and in which batches: what is kept ({@link
 * io.github.rnn4j.tasks.common.length.SequenceCut}), to which lengths batches are padded ({@link
 * io.github.rnn4j.tasks.common.length.OptimalBuckets}), and how the least that is enough is found ({@link
 * io.github.rnn4j.tasks.common.length.LengthSearch}). What came out is a {@link io.github.rnn4j.tasks.common.length.LengthPlan}. For task
 * modules and the command line.
 */
@NullMarked
package io.github.rnn4j.tasks.common.length;

import org.jspecify.annotations.NullMarked;
