package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * How a model comes to its answers.
 *
 * @param together whether the baseline and the recurrent networks answer together; else the networks answer alone
 * @param baselineWeight what the baseline's scores are multiplied by where they answer together
 * @param networkWeight what the mean of the networks' logits is multiplied by there
 * @param temperature what logits are divided by, so that probabilities mean what they say
 */
@Experimental
public record Answering(boolean together, double baselineWeight, double networkWeight, double temperature) {}
