package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * The figures of one epoch, without anything that differs between equal runs.
 *
 * @param epoch from 1
 * @param trainLoss mean loss of the epoch's steps
 * @param validationLoss mean loss on the validation part
 * @param validationScore the metric on the validation part
 */
@Experimental
public record EpochRecord(int epoch, double trainLoss, double validationLoss, double validationScore) {}
