package com.example.loops;

import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;

/** The checks that operations share; each message is one line that says what was expected and what was given. */
final class Refusals {
    private Refusals() {}

    static void closed(boolean closed, String subject) {
        if (closed) {
            throw new ClosedResourceException(subject + ": expected an open one but got a closed one");
        }
    }

    static void shape(String subject, Shape expected, LoopTensor tensor) {
        fits(subject, tensor.shape().equals(expected), expected, tensor.shape());
    }

    static void fits(String subject, boolean fits, Object expected, Object got) {
        if (!fits) {
            throw new ShapeMismatchException(subject + ": expected " + expected + " but got " + got);
        }
    }

    static void type(String subject, DType expected, LoopTensor... tensors) {
        for (LoopTensor tensor : tensors) {
            typeFits(subject, tensor.dtype() == expected, expected, tensor);
        }
    }

    static void floating(String subject, LoopTensor tensor) {
        typeFits(subject, tensor.dtype().isFloating(), "a floating type", tensor);
    }

    private static void typeFits(String subject, boolean fits, Object expected, LoopTensor tensor) {
        if (!fits) {
            throw new RnnException(
                    ErrorCode.DTYPE_MISMATCH, subject + ": expected " + expected + " but got " + tensor.dtype());
        }
    }

    static void argument(String subject, boolean holds, Object expected, Object got) {
        if (!holds) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, subject + ": expected " + expected + " but got " + got);
        }
    }
}
