/** ONNX Runtime, on models that are written here. */
@NullMarked
package io.github.rnn4j.verification.peers.onnx;

import org.jspecify.annotations.NullMarked;
