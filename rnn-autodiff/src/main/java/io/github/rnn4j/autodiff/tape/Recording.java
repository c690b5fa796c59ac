package io.github.rnn4j.autodiff.tape;

import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.vjp.Operation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** What has been recorded so far: the operations in their order, and what is known of each tensor. */
final class Recording {
    private final IdentityHashMap<Tensor, Value> values = new IdentityHashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private boolean closed;

    /** Makes a tensor known; returns whether it is new. */
    boolean define(Tensor tensor, Value value) {
        checkOpen();
        return values.putIfAbsent(tensor, value) == null;
    }

    /** Appends an operation whose operands must be known. */
    Operation append(Operation operation) {
        checkOpen();
        boolean leads = false;
        for (Tensor input : operation.inputs()) {
            leads |= value(input).wanted();
        }
        boolean wanted = leads && operation.differentiable();
        for (Tensor output : operation.outputs()) {
            values.putIfAbsent(output, Value.of(wanted && output.dtype().isFloating()));
        }
        operations.add(operation);
        return operation;
    }

    /** Returns what is known of a tensor. */
    Value value(Tensor tensor) {
        Value value = values.get(tensor);
        if (value == null) {
            throw new RnnException(
                    ErrorCode.FOREIGN_HANDLE,
                    "operand: expected a tensor of this recording but got another one (shape " + tensor.shape()
                            + "). Make it known by input(..) or variable(..).");
        }
        return value;
    }

    /** Returns whether a step starts a gradient by itself. */
    boolean startsGradient() {
        return operations.stream().anyMatch(operation -> operation.outputs().isEmpty());
    }

    /** Returns the steps that compute the values. */
    List<Runnable> forwardSteps() {
        List<Runnable> steps = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation.computes()) {
                steps.add(operation.forward());
            }
        }
        return List.copyOf(steps);
    }

    /** Returns the steps that give each value the gradient that the outputs' gradients make. */
    List<Runnable> backwardSteps(
            TensorOps ops, Constants constants, List<Tensor> outputs, List<Tensor> outputGradients) {
        GradientRecorder gradients = new GradientRecorder(ops, constants, values);
        for (int i = 0; i < outputs.size(); i++) {
            gradients.pass(outputs.get(i), outputGradients.get(i));
        }
        return gradients.record(operations);
    }

    /** Refuses everything that comes later. */
    void close() {
        checkOpen();
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "recorder: expected an open recording but it has given its tape. Start a new one.");
        }
    }
}
