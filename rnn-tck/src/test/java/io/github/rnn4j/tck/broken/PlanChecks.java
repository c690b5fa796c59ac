package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceDescriptor.Gradient;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.error.UnsupportedCapabilityException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Set;

/** What a plan that composes refuses. */
final class PlanChecks {
    private static final Set<DType> TYPES = Set.of(DType.FLOAT32, DType.FLOAT64);

    private PlanChecks() {}

    static FusedSupport supports(SequenceDescriptor descriptor, PlanFault fault) {
        if (ComposedPlan.CELLS.stream().noneMatch(cell -> descriptor.cell().equals(CellSpec.of(cell.type())))) {
            return FusedSupport.no("no cell " + descriptor.cell());
        }
        if (!TYPES.contains(descriptor.storage()) || !computes(descriptor, fault)) {
            return FusedSupport.no("no " + descriptor.compute() + " over " + descriptor.storage());
        }
        if (descriptor.dropout() > 0) {
            return FusedSupport.no("no dropout between layers");
        }
        return descriptor.gradients().contains(Gradient.STEP_STATE)
                ? FusedSupport.no("no gradients of step states")
                : FusedSupport.YES;
    }

    static void checkSupported(SequenceDescriptor descriptor, PlanFault fault) {
        FusedSupport support = supports(descriptor, fault);
        if (!support.supported()) {
            throw new UnsupportedCapabilityException("plan: expected what is supported but got " + support.reason());
        }
    }

    private static boolean computes(SequenceDescriptor descriptor, PlanFault fault) {
        boolean claimed = fault == PlanFault.HALF_CLAIMED
                && descriptor.storage() == DType.FLOAT32
                && descriptor.compute() == DType.FLOAT16;
        return claimed || descriptor.compute() == descriptor.storage();
    }

    static void check(ComposedPlan plan, SequenceForward pass) {
        if (!pass.parameters().layout().equals(plan.parameterLayout())) {
            throw new RnnException(ErrorCode.FOREIGN_HANDLE, "parameters: expected the plan's layout but got another");
        }
        SequenceDescriptor descriptor = plan.descriptor();
        Shape input = pass.input().shape();
        atMost("timeSteps", input.size(0), descriptor.maxTimeSteps());
        atMost("batch", input.size(1), descriptor.maxBatchSize());
        if (input.size(2) != descriptor.inputSize()) {
            throw new ShapeMismatchException(
                    "features: expected " + descriptor.inputSize() + " but got " + input.size(2));
        }
        if (pass.lengths() != null) {
            for (int length : pass.lengths().host()) {
                if (length < 0 || length > input.size(0)) {
                    throw new RnnException(
                            ErrorCode.INVALID_ARGUMENT,
                            "length: expected 0 to " + input.size(0) + " but got " + length);
                }
            }
        }
    }

    private static void atMost(String axis, int found, int most) {
        if (found > most) {
            throw new ShapeMismatchException(axis + ": expected at most " + most + " but got " + found);
        }
    }

    static void check(ComposedPlan plan, SequenceBackward pass) {
        Set<Gradient> wanted = plan.descriptor().gradients();
        if (plan.descriptor().mode() == Mode.INFERENCE
                || pass.stepStateGradient() != null
                || (pass.inputGradient() != null && !wanted.contains(Gradient.INPUT))
                || (!pass.initialStateGradient().isEmpty() && !wanted.contains(Gradient.INITIAL_STATE))) {
            throw new UnsupportedCapabilityException("backward: expected what the descriptor asked for but got more");
        }
    }
}
