package io.github.rnn4j.autodiff.cell;

import io.github.rnn4j.api.cell.Ops;
import io.github.rnn4j.api.tensor.Tensor;

/** What Elman's cell does to the sum. */
enum Activation {
    TANH {
        @Override
        Tensor apply(Ops ops, Tensor x) {
            return ops.tanh(x);
        }
    },
    RELU {
        @Override
        Tensor apply(Ops ops, Tensor x) {
            return ops.relu(x);
        }
    },
    SIGMOID {
        @Override
        Tensor apply(Ops ops, Tensor x) {
            return ops.sigmoid(x);
        }
    };

    abstract Tensor apply(Ops ops, Tensor x);
}
