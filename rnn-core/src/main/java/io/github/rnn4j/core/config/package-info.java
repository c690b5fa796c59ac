/**
 * Descriptions as JSON. Start with {@link io.github.rnn4j.core.config.SpecJson} for networks and training, and with {@link
 * io.github.rnn4j.core.config.StrictJson} for documents of one's own.
 *
 * <p>Used by model files, tasks and the command line. What is read is never trusted: unknown keys, missing keys, numbers of
 * the wrong kind and class names are refused.
 */
@NullMarked
package io.github.rnn4j.core.config;

import org.jspecify.annotations.NullMarked;
