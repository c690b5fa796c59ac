/** All engines in one process: agreement, each other's models, and no network. Start with {@code Engines}. */
package io.github.rnn4j.verification.integration;
