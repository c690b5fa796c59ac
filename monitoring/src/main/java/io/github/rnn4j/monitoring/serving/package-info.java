/**
 * Watches a model at work: how many answers, how fast, and whether what comes in is what was learned from. Start with {@link
 * io.github.rnn4j.monitoring.serving.ServingMonitor}.
 */
@NullMarked
package io.github.rnn4j.monitoring.serving;

import org.jspecify.annotations.NullMarked;
