/** What PyTorch computed, as files that {@code verification/pytorch} makes, against every engine. */
package io.github.rnn4j.verification.integration.pytorch;
