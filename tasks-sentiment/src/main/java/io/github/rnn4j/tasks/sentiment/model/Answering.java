package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;

/**
 * How a model comes to its answers.
 *
 * @param anchored whether the answer is that of baseline and network together; else it is that of the recurrent network alone
 * @param anchorScale what the baseline's scores are multiplied by, to stand beside the network's logits
 * @param temperature what logits are divided by, so that probabilities mean what they say
 */
@Experimental
public record Answering(boolean anchored, double anchorScale, double temperature) {}
