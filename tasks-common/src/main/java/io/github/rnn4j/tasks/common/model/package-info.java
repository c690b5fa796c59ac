/**
 * Networks at rest, in training and at work, and the record of how they came about. Start with {@link
 * io.github.rnn4j.tasks.common.model.NetworkTraining}. For task modules.
 */
@NullMarked
package io.github.rnn4j.tasks.common.model;

import org.jspecify.annotations.NullMarked;
