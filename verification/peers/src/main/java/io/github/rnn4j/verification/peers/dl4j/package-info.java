/** DL4J on ND4J. */
@NullMarked
package io.github.rnn4j.verification.peers.dl4j;

import org.jspecify.annotations.NullMarked;
