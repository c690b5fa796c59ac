/** Peers beside the truth. */
package io.github.rnn4j.verification.peers;
