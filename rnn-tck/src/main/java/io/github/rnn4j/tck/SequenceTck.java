package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

/** Results and gradients of fused sequences against composed ones and against central differences. */
@Experimental
public abstract class SequenceTck extends FusedContract {
    private static final double STEP = 1e-5;

    /** For subclasses. */
    protected SequenceTck() {}

    @ContractRule({Rule.FUSED_FORWARD, Rule.FUSED_BACKWARD, Rule.FUSED_OVERWRITES})
    @ParameterizedTest
    @MethodSource(CASES)
    void fusedSequencesAgreeWithComposedOnes(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 30, 0);
        SequenceValues found = fused(data).forward().backward().all();
        DType dtype = given.descriptor().storage();
        Tolerance tolerance = Tolerance.oneStep(dtype);
        found.check(given + ", composed on this backend", ComposedRun.run(ops, dtype, data), tolerance);
        found.check(given + ", composed on the oracle", ComposedRun.run(oracle, DType.FLOAT64, data), tolerance);
    }

    @ContractRule({Rule.FUSED_FORWARD, Rule.FUSED_BACKWARD})
    @ParameterizedTest
    @MethodSource(TRAINED_CASES)
    void twentyStepsEndWhereTheOracleEnds(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 51, Double.NaN);
        DType dtype = given.descriptor().storage();
        SequenceValues found = new TrainingRun(ops, dtype, data, fused(data)).twentySteps();
        found.check(given + " after 20 Adam steps", TrainingRun.truth(oracle, data), Tolerance.twentySteps(dtype));
    }

    @ContractRule(Rule.FUSED_DIFFERENCES)
    @ParameterizedTest
    @MethodSource(WIDE_CASES)
    void fusedGradientsAgreeWithCentralDifferences(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 31, 0);
        FusedRun run = fused(data);
        SequenceValues gradients = run.forward().backward().all();
        for (String variable : data.variables()) {
            double[] values = data.values(variable);
            double[] gradient = gradients.get(SequenceValues.gradientOf(variable));
            for (int i = 0; i < values.length; i += Math.max(1, values.length / 10)) {
                double expected =
                        (loss(run, data, variable, i, STEP) - loss(run, data, variable, i, -STEP)) / (2 * STEP);
                if (!(Math.abs(gradient[i] - expected) <= 1e-6 * Math.max(1, Math.abs(expected)))) {
                    throw new AssertionFailedError(
                            given + ": expected gradient " + expected + " of " + variable
                                    + " (central difference) but got " + gradient[i] + " (element " + i + ")",
                            expected,
                            gradient[i]);
                }
            }
        }
    }

    @ContractRule(Rule.MIXED_PRECISION)
    @ParameterizedTest
    @MethodSource(MIXED_CASES)
    void aHalfTypeComputesNearlyTheSame(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 63, Double.NaN);
        SequenceValues found = fused(data).forward().backward().all();
        SequenceValues expected = ComposedRun.run(oracle, DType.FLOAT64, SequenceData.random(given.inFull(), 63, 0));
        boolean half = given.descriptor().compute() == DType.FLOAT16;
        double allowed = half ? 2e-2 : 5e-2;
        found.check(given.toString(), expected, new Tolerance(allowed, allowed));
        assertThat(catchThrowable(() -> found.check(given.toString(), expected, Tolerance.oneStep(DType.FLOAT32))))
                .as("%s: a difference that shows the compute type", given)
                .isInstanceOf(AssertionFailedError.class);
    }

    @ContractRule(Rule.MIXED_PRECISION)
    @ParameterizedTest
    @MethodSource(MIXED_CASES)
    void whatAHalfTypeDoesNotHoldIsNotFinite(SequenceCase given) {
        assumeTrue(given.descriptor().compute() == DType.FLOAT16, "BFLOAT16 has the range of FLOAT32");
        SequenceData data = SequenceData.random(given, 64, 0);
        Arrays.setAll(data.values(SequenceData.OUTPUT), i -> 1e6 * data.values(SequenceData.OUTPUT)[i]);
        SequenceValues found = fused(data).forward().backward().all();
        double[] gradient = found.get(SequenceValues.gradientOf("weight_hh_l0"));
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite))
                .as("%s: a finite gradient of weight_hh_l0 for gradients from above of a million", given)
                .isFalse();
    }

    /** Returns the sum of all results, each times the gradient from above, with one element moved. */
    private static double loss(FusedRun run, SequenceData data, String variable, int element, double by) {
        double[] changed = data.values(variable).clone();
        changed[element] += by;
        run.write(variable, changed);
        SequenceValues results = run.forward().results();
        run.write(variable, data.values(variable));
        double sum = 0;
        for (String name : data.results()) {
            double[] result = results.get(name);
            double[] above = data.values(name);
            for (int i = 0; i < result.length; i++) {
                sum += result[i] * above[i];
            }
        }
        return sum;
    }

    @ContractRule({Rule.FUSED_ACCUMULATES, Rule.FUSED_OVERWRITES})
    @ParameterizedTest
    @MethodSource(CASES)
    void parameterGradientsAddUpAndOthersAreOverwritten(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 32, 0);
        FusedRun run = fused(data).forward().backward();
        SequenceValues once = run.all();
        List<String> parameters =
                data.parameters().stream().map(ParameterSpec::name).toList();
        double epsilon = given.descriptor().storage() == DType.FLOAT64 ? 1e-12 : 1e-6;
        run.backward()
                .all()
                .check(
                        given + " after a second backward pass",
                        once.scaled(parameters, 2),
                        new Tolerance(epsilon, epsilon));
    }

    @ContractRule(Rule.STEP_STATES)
    @ParameterizedTest
    @MethodSource(STEP_STATE_CASES)
    void gradientsOfStepStatesAgreeWithComposedOnes(SequenceCase given) {
        SequenceData data = SequenceData.random(given, 33, 0);
        SequenceValues found = fused(data).forward().backward().all();
        SequenceValues expected = ComposedRun.run(ops, given.descriptor().storage(), data);
        String name = SequenceValues.gradientOf(SequenceData.STEP_STATE);
        Shape shape = expected.shape(name);
        int hiddenSize = given.descriptor().hiddenSize();
        int features = found.shape(name).size(2);
        double[] fused = new double[shape.elements()];
        double[] composed = expected.get(name);
        for (int i = 0; i < fused.length; i++) {
            int step = i / hiddenSize / given.batch();
            int row = i / hiddenSize % given.batch();
            boolean used = step < given.used(row);
            fused[i] = used ? found.get(name)[i / hiddenSize * features + i % hiddenSize] : 0;
            composed[i] = used ? composed[i] : 0;
        }
        Tolerance.most(given.descriptor().storage()).check(given + ": " + name, shape, fused, composed);
    }
}
