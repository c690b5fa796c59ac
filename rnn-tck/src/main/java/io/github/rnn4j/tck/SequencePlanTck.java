package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Diagnostics;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequenceLengths;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What plans promise beforehand, and what their executors refuse. */
@Experimental
public abstract class SequencePlanTck extends FusedContract {
    private static final SequenceCase PLAIN = new SequenceCase(
            "plain", SequenceCase.rnn(3, 7, DType.FLOAT32).atMost(5, 4).build(), 5, 4, List.of(1, 2, 3, 4), true);

    /** For subclasses. */
    protected SequencePlanTck() {}

    @ContractRule(Rule.SUPPORTS)
    @Test
    void whatIsNotSupportedHasAReasonAndNoPlan() {
        SequenceDescriptor unknown =
                SequenceDescriptor.builder(CellSpec.of("no-such/cell"), 3, 4).build();
        assertThat(backend.supports(unknown).supported())
                .as("a cell that nobody has")
                .isFalse();
        SequenceDescriptor half = SequenceCase.rnn(3, 4, DType.BFLOAT16).build();
        Stream.concat(
                        Stream.of(unknown, half),
                        Stream.concat(SequenceCase.all(), SequenceCase.stepStates())
                                .map(SequenceCase::descriptor))
                .forEach(this::assertSupportIsKept);
    }

    private void assertSupportIsKept(SequenceDescriptor descriptor) {
        FusedSupport support = backend.supports(descriptor);
        if (support.supported()) {
            assertThat(backend.plan(descriptor).descriptor()).isEqualTo(descriptor);
        } else {
            assertThat(support.reason())
                    .as("reason for %s", descriptor)
                    .isNotBlank()
                    .doesNotContain("\n");
            assertRefused("plan of " + descriptor, ErrorCode.UNSUPPORTED, () -> backend.plan(descriptor));
            assertThatThrownBy(() -> backend.plan(descriptor)).hasMessageContaining(support.reason());
        }
    }

    @ContractRule(Rule.FUSED_DROPOUT)
    @Test
    void droppingBetweenLayersIsNotFusedWithoutAKey() {
        SequenceDescriptor drops =
                SequenceCase.rnn(3, 4, DType.FLOAT32).numLayers(2).dropout(0.5).build();
        assertThat(backend.supports(drops).supported())
                .as("dropout between layers")
                .isFalse();
        assertSupportIsKept(drops);
    }

    @ContractRule(Rule.FUSED_LAYOUT)
    @ParameterizedTest
    @MethodSource(CASES)
    void aPlanNamesItsParametersAsAComposedSequenceDoes(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 43, 0);
        FusedRun run = fused(data);
        ParameterLayout layout = run.parameters().layout();
        assertThat(Set.copyOf(layout.parameters()))
                .as("parameters of %s", given)
                .isEqualTo(Set.copyOf(data.parameters()));
        ParameterBlock gradient = run.forward().backward().gradient();
        double inParameters = 0;
        for (ParameterSpec parameter : layout.parameters()) {
            inParameters += total(gradient.download(parameter.name()));
        }
        assertThat(total(TensorValues.read(ops, gradient.storage())))
                .as("%s: elements of the storage that belong to no parameter are 0", given)
                .isCloseTo(inParameters, Offset.offset(1e-9 * (1 + inParameters)));
    }

    @ContractRule(Rule.FUSED_EXCHANGE)
    @ParameterizedTest
    @MethodSource(CASES)
    void plansForOtherCallsTakeTheSameParameters(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 55, 0);
        FusedRun run = fused(data).forward();
        SequenceValues expected = run.results();
        given.inOtherPlans()
                .filter(other -> backend.supports(other.descriptor()).supported())
                .forEach(other -> {
                    FusedRun with = run.onPlanOf(SequenceData.random(other, 55, 0), backend, session);
                    assertThat(with.gradient().layout().storageShape())
                            .as("%s: shape of the storage", other)
                            .isEqualTo(run.gradient().layout().storageShape());
                    if (given.initialState()) {
                        data.initialState().forEach(part -> with.write(part, data.values(part)));
                    }
                    SequenceValues found = with.forward().results();
                    boolean alike = other.wantsLast() == given.wantsLast();
                    for (String name : alike ? data.results() : data.finalState()) {
                        Tolerance.oneStep(given.descriptor().storage())
                                .check(other + ": " + name, expected.shape(name), found.get(name), expected.get(name));
                    }
                });
    }

    private static double total(double[] values) {
        return Arrays.stream(values).map(Math::abs).sum();
    }

    @ContractRule(Rule.FUSED_REFUSALS)
    @Test
    void whatThePlanWasNotAskedForIsRefused() {
        SequenceDescriptor bare =
                SequenceCase.rnn(3, 7, DType.FLOAT32).gradients(Set.of()).build();
        FusedRun run = fused(SequenceData.random(new SequenceCase("bare", bare, 2, 1, List.of(2), true), 44, 0));
        SequenceBackward pass = run.forward().backwardPass();
        Tensor input = ops.allocate(DType.FLOAT32, Shape.of(2, 1, 3));
        Tensor state = ops.allocate(DType.FLOAT32, Shape.of(1, 1, 7));
        Tensor steps = ops.allocate(DType.FLOAT32, Shape.of(2, 1, 7));
        Map<String, SequenceBackward> wrong = Map.of(
                "input gradient", backward(pass, input, List.of(), null),
                "initial state gradient", backward(pass, null, List.of(state), null),
                "step state gradient", backward(pass, null, List.of(), steps));
        wrong.forEach((what, call) ->
                assertRefused(what, ErrorCode.UNSUPPORTED, () -> run.executor().backward(call)));
        FusedRun inference = fused(SequenceData.random(
                new SequenceCase(
                        "inference",
                        SequenceCase.rnn(3, 7, DType.FLOAT32)
                                .gradients(Set.of())
                                .mode(Mode.INFERENCE)
                                .build(),
                        2,
                        1,
                        List.of(2),
                        true),
                44,
                0));
        inference.forward().results().checkSameBits("inference", run.results());
        assertRefused("backward in inference", ErrorCode.UNSUPPORTED, inference::backward);
    }

    private static SequenceBackward backward(
            SequenceBackward pass, @Nullable Tensor input, List<Tensor> state, @Nullable Tensor steps) {
        return new SequenceBackward(
                pass.forward(),
                pass.outputGradient(),
                pass.finalStateGradient(),
                input,
                state,
                steps,
                pass.parameterGradient());
    }

    @ContractRule(Rule.FUSED_LENGTHS)
    @Test
    void lengthsOutsideTheStepsAreRefused() {
        for (int wrong : new int[] {-1, 6}) {
            FusedRun run = fused(SequenceData.random(PLAIN, 45, 0));
            SequenceForward pass = run.forwardPass();
            int[] lengths = {1, 2, wrong, 3};
            SequenceLengths given = new SequenceLengths(lengths, TensorValues.whole(ops, Shape.of(4), lengths));
            assertRefused("length " + wrong, ErrorCode.INVALID_ARGUMENT, () -> run.executor()
                    .forward(forward(pass, pass.parameters(), pass.input(), given)));
        }
    }

    @ContractRule(Rule.FUSED_SHAPES)
    @Test
    void aWrongShapeIsRefusedByTheNameOfItsAxis() {
        FusedRun run = fused(SequenceData.random(PLAIN, 46, 0));
        SequenceForward pass = run.forwardPass();
        Map<String, Shape> wrong = Map.of(
                "features", Shape.of(5, 4, 8),
                "timeSteps", Shape.of(6, 4, 3),
                "batch", Shape.of(5, 5, 3));
        wrong.forEach((axis, shape) -> {
            Tensor input = ops.allocate(DType.FLOAT32, shape);
            SequenceForward call = forward(pass, pass.parameters(), input, pass.lengths());
            assertRefused("input " + shape, ErrorCode.SHAPE_MISMATCH, () -> run.executor()
                    .forward(call));
            assertThatThrownBy(() -> run.executor().forward(call)).hasMessageContaining(axis);
        });
    }

    @ContractRule({Rule.FUSED_SHAPES, Rule.FOREIGN_HANDLE})
    @Test
    void parametersInAForeignLayoutAreRefused() {
        FusedRun run = fused(SequenceData.random(PLAIN, 47, 0));
        SequenceForward pass = run.forwardPass();
        ParameterBlock foreign = backend.allocateParameters(
                ParameterLayout.single(
                        new ParameterSpec("weight_ih_l0", Shape.of(7, 3), ParameterSpec.Role.INPUT_WEIGHT, 1)),
                DType.FLOAT32);
        assertRefused("parameters in another layout", ErrorCode.FOREIGN_HANDLE, () -> run.executor()
                .forward(forward(pass, foreign, pass.input(), pass.lengths())));
    }

    private static SequenceForward forward(
            SequenceForward pass, ParameterBlock parameters, Tensor input, @Nullable SequenceLengths lengths) {
        return new SequenceForward(
                parameters, input, lengths, pass.initialState(), pass.output(), pass.finalState(), pass.reserve());
    }

    @ContractRule({Rule.FUSED_LIFE, Rule.CLOSE_TWICE, Rule.USE_AFTER_CLOSE})
    @Test
    void executorsAndReservesCloseWithTheirSession() {
        assumeFused(PLAIN.descriptor());
        SequencePlan plan = backend.plan(PLAIN.descriptor());
        Diagnostics before = backend.diagnostics();
        Session other = backend.newSession(Mode.TRAINING);
        plan.newExecutor(other);
        plan.newReserve(other);
        other.close();
        assertThat(backend.diagnostics()).as("what is alive").isEqualTo(before);
        FusedRun run = fused(SequenceData.random(PLAIN, 48, 0)).forward();
        run.executor().close();
        run.executor().close();
        assertRefused("forward of a closed executor", ErrorCode.CLOSED, run::forward);
        assertThatThrownBy(run::backward).isInstanceOf(RnnException.class);
    }
}
