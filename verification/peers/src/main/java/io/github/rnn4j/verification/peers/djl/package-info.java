/** PyTorch through DJL: TorchScript forward, DJL's autograd and optimizer for training. */
@NullMarked
package io.github.rnn4j.verification.peers.djl;

import org.jspecify.annotations.NullMarked;
