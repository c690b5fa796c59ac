package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.DecayUpdate;
import io.github.rnn4j.api.backend.LossScaling;
import io.github.rnn4j.api.backend.MomentumUpdate;
import io.github.rnn4j.api.backend.RmsPropUpdate;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.WeightDecay;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.RandomValues;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Optimiser steps against the formulas, written out in double. */
@Experimental
public abstract class OptimizerTck extends BackendContract {
    private static final OptimizerSpec.Adam SETTINGS = new OptimizerSpec.Adam(0.1, 0.8, 0.95, 1e-3, WeightDecay.NONE);

    /** For subclasses. */
    protected OptimizerTck() {}

    @ContractRule(Rule.SQUARED_NORM)
    @FloatingTypes
    void squaresAreAddedInDouble(DType dtype) {
        Tensor total = TensorValues.tensor(ops, DType.FLOAT64, Shape.of(1), 5);
        double expected = 5;
        for (Shape shape : new Shape[] {Shape.of(1), Shape.of(17, 5), Shape.of(2, 3, 64)}) {
            double[] values = new RandomValues(24).between(-1e3, 1e3, shape);
            ops.addSquaredNorm(TensorValues.tensor(ops, dtype, shape, values), total);
            for (double value : values) {
                expected += value * value;
            }
        }
        new Tolerance(0, 1e-12).check("Σ g²", Shape.of(1), TensorValues.read(ops, total), new double[] {expected});
    }

    @ContractRule(Rule.PREPARE_STEP)
    @Test
    void theNormIsUnscaledAndThenClipped() {
        StepControl control = StepControl.allocate(ops);
        prepare(control, 400, 4, 2);
        double norm = 20.0 / 4;
        check("norm, scale, skip, steps", control, norm, 2 / (norm + 1e-6) / 4, 0, 1);
        prepare(control, 400, 4, 5.1);
        check("a norm below the limit", control, norm, 0.25, 0, 2);
        prepare(control, 0, 1, 1);
        check("a gradient of zeros", control, 0, 1, 0, 3);
        prepare(control, 1e300, 1, Double.POSITIVE_INFINITY);
        check("no limit", control, 1e150, 1, 0, 4);
        assertThat(TensorValues.read(ops, control.squaredNorm()))
                .as("squaredNorm afterwards")
                .containsExactly(0);
    }

    private void prepare(StepControl control, double squaredNorm, double lossScale, double clipNorm) {
        ops.fill(control.squaredNorm(), squaredNorm);
        ops.fill(control.lossScale(), lossScale);
        ops.prepareStep(control, clipNorm);
    }

    private void check(String what, StepControl control, double... expected) {
        double[] found = {
            TensorValues.read(ops, control.norm())[0],
            TensorValues.read(ops, control.gradientScale())[0],
            TensorValues.read(ops, control.skip())[0],
            TensorValues.read(ops, control.stepCount())[0]
        };
        new Tolerance(0, 1e-12).check(what, Shape.of(4), found, expected);
    }

    @ContractRule(Rule.LOSS_SCALE)
    @Test
    void theLossScaleShrinksAfterAnOverflowAndGrowsAgain() {
        StepControl control = StepControl.allocate(ops);
        Tensor good = ops.allocate(DType.FLOAT64, Shape.of(1));
        ops.fill(control.lossScale(), 8);
        LossScaling scaling = new LossScaling(control, good, new PrecisionSpec.Mixed(DType.FLOAT16, 8, 3, 0.25, 3));
        double[] norms = {1, Double.POSITIVE_INFINITY, Double.NaN, 1, 1, Double.NaN, 1, 1, 1, 1, 1, 1};
        double[] scales = {8, 2, 1, 1, 1, 1, 1, 1, 3, 3, 3, 9};
        double[] counts = {1, 0, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0};
        for (int step = 0; step < norms.length; step++) {
            ops.fill(control.squaredNorm(), norms[step]);
            ops.prepareStep(control, 1);
            ops.adjustLossScale(scaling);
            assertThat(TensorValues.read(ops, control.lossScale()))
                    .as("loss scale after step %s", step)
                    .containsExactly(scales[step]);
            assertThat(TensorValues.read(ops, good))
                    .as("good steps after step %s", step)
                    .containsExactly(counts[step]);
        }
    }

    @ContractRule(Rule.ADAM)
    @FloatingTypes
    void adamFollowsTheFormula(DType dtype) {
        for (int size : new int[] {1, 7, 65}) {
            Shape shape = Shape.of(size);
            RandomValues random = new RandomValues(25);
            double[] p = random.symmetric(shape);
            double[] m = new double[size];
            double[] v = new double[size];
            AdamUpdate update = update(dtype, shape, p);
            for (int step = 1; step <= 3; step++) {
                double[] g = random.symmetric(shape);
                TensorValues.write(ops, update.gradient(), g);
                prepare(update.control(), 4, 1, 10);
                ops.adamStep(update, 0.05);
                adam(p, m, v, g, 1, step);
                check("step " + step, dtype, update, p, m, v);
                assertThat(TensorValues.read(ops, update.gradient()))
                        .as("gradient afterwards")
                        .containsOnly(0);
            }
        }
    }

    private void check(String what, DType dtype, AdamUpdate update, double[] p, double[] m, double[] v) {
        Shape shape = Shape.of(p.length);
        Tolerance tolerance = Tolerance.of(dtype, 8);
        tolerance.check(what + ": parameter", shape, TensorValues.read(ops, update.parameter()), p);
        tolerance.check(what + ": first moment", shape, TensorValues.read(ops, update.firstMoment()), m);
        tolerance.check(what + ": second moment", shape, TensorValues.read(ops, update.secondMoment()), v);
    }

    @ContractRule(Rule.MOMENTUM)
    @FloatingTypes
    void momentumFollowsTheFormula(DType dtype) {
        for (boolean nesterov : new boolean[] {false, true}) {
            double[] p = {1, -2, 3};
            double[] v = new double[3];
            MomentumUpdate update = new MomentumUpdate(
                    TensorValues.tensor(ops, dtype, Shape.of(3), p),
                    ops.allocate(dtype, Shape.of(3)),
                    ops.allocate(dtype, Shape.of(3)),
                    StepControl.allocate(ops),
                    new OptimizerSpec.Sgd(0.1, 0.75, nesterov, WeightDecay.NONE));
            for (int step = 1; step <= 3; step++) {
                double[] g = new RandomValues(26 + step).symmetric(Shape.of(3));
                TensorValues.write(ops, update.gradient(), g);
                prepare(update.control(), 16, 2, 1);
                ops.momentumStep(update, 0.05);
                for (int i = 0; i < p.length; i++) {
                    double gradient = g[i] / (2 + 1e-6) / 2;
                    v[i] = 0.75 * v[i] + gradient;
                    p[i] -= 0.05 * (nesterov ? gradient + 0.75 * v[i] : v[i]);
                }
                check(dtype, "parameter", update.parameter(), p);
                check(dtype, "velocity", update.velocity(), v);
                check(dtype, "gradient", update.gradient(), new double[3]);
            }
            skip(update.gradient(), update.control());
            ops.momentumStep(update, 0.05);
            check(dtype, "parameter after a skipped step", update.parameter(), p);
            check(dtype, "velocity after a skipped step", update.velocity(), v);
            check(dtype, "gradient after a skipped step", update.gradient(), new double[3]);
        }
    }

    @ContractRule(Rule.RMS_PROP)
    @FloatingTypes
    void rmsPropFollowsTheFormula(DType dtype) {
        double[] p = {1, -2, 3};
        double[] s = new double[3];
        RmsPropUpdate update = new RmsPropUpdate(
                TensorValues.tensor(ops, dtype, Shape.of(3), p),
                ops.allocate(dtype, Shape.of(3)),
                ops.allocate(dtype, Shape.of(3)),
                StepControl.allocate(ops),
                new OptimizerSpec.RmsProp(0.1, 0.875, 1e-2, WeightDecay.NONE));
        for (int step = 1; step <= 3; step++) {
            double[] g = new RandomValues(30 + step).symmetric(Shape.of(3));
            TensorValues.write(ops, update.gradient(), g);
            prepare(update.control(), 16, 2, 1);
            ops.rmsPropStep(update, 0.05);
            for (int i = 0; i < p.length; i++) {
                double gradient = g[i] / (2 + 1e-6) / 2;
                s[i] = 0.875 * s[i] + 0.125 * gradient * gradient;
                p[i] -= 0.05 * gradient / (Math.sqrt(s[i]) + 1e-2);
            }
            check(dtype, "parameter", update.parameter(), p);
            check(dtype, "squares", update.squares(), s);
            check(dtype, "gradient", update.gradient(), new double[3]);
        }
        skip(update.gradient(), update.control());
        ops.rmsPropStep(update, 0.05);
        check(dtype, "parameter after a skipped step", update.parameter(), p);
        check(dtype, "squares after a skipped step", update.squares(), s);
        check(dtype, "gradient after a skipped step", update.gradient(), new double[3]);
    }

    @ContractRule(Rule.WEIGHT_DECAY)
    @FloatingTypes
    void onlyWeightsAreDecayed(DType dtype) {
        DecayUpdate update = new DecayUpdate(
                TensorValues.tensor(ops, dtype, Shape.of(3), 1, -2, 3),
                TensorValues.tensor(ops, dtype, Shape.of(3), 0.5, 0.25, -1),
                TensorValues.tensor(ops, dtype, Shape.of(3), 1, 1, 0),
                StepControl.allocate(ops));
        prepare(update.control(), 16, 2, 1);
        double scale = 1 / (2 + 1e-6) / 2;
        ops.decayGradient(update, 0.125);
        check(dtype, "gradient", update.gradient(), new double[] {0.5 + 0.125 / scale, 0.25 - 0.25 / scale, -1});
        ops.decayParameter(update, 0.25);
        check(dtype, "parameter", update.parameter(), new double[] {0.75, -1.5, 3});
        skip(update.gradient(), update.control());
        ops.decayParameter(update, 0.25);
        check(dtype, "parameter after a skipped step", update.parameter(), new double[] {0.75, -1.5, 3});
    }

    @ContractRule(Rule.UPDATE_ROWS)
    @FloatingTypes
    void someRowsAreChangedAsIfTheyWereAlone(DType dtype) {
        Map<String, RowUpdate> updates = Map.of(
                "adamStep",
                (t, rows, control) ->
                        ops.adamStep(new AdamUpdate(t[0], t[1], t[2], t[3], rows, control, SETTINGS), 0.05),
                "momentumStep",
                (t, rows, control) -> ops.momentumStep(
                        new MomentumUpdate(
                                t[0],
                                t[1],
                                t[2],
                                rows,
                                control,
                                new OptimizerSpec.Sgd(0.1, 0.75, true, WeightDecay.NONE)),
                        0.05),
                "rmsPropStep",
                (t, rows, control) -> ops.rmsPropStep(
                        new RmsPropUpdate(
                                t[0],
                                t[1],
                                t[3],
                                rows,
                                control,
                                new OptimizerSpec.RmsProp(0.1, 0.875, 1e-2, WeightDecay.NONE)),
                        0.05),
                "decayParameter",
                (t, rows, control) -> ops.decayParameter(new DecayUpdate(t[0], t[1], t[2], rows, control), 0.25),
                "decayGradient",
                (t, rows, control) -> ops.decayGradient(new DecayUpdate(t[0], t[1], t[2], rows, control), 0.25));
        updates.forEach((name, update) -> {
            for (double norm : new double[] {4, Double.NaN}) {
                for (int[] ids : new int[][] {{3, 1}, {0, 4, 2}, {}}) {
                    checkRows(name + " of rows " + Arrays.toString(ids) + ", norm " + norm, dtype, update, ids, norm);
                }
            }
        });
    }

    @ContractRule(Rule.UPDATE_ROWS)
    @FloatingTypes
    void squaresOfSomeRowsAreAdded(DType dtype) {
        Tensor gradient = TensorValues.tensor(ops, dtype, Shape.of(3, 2), 1, 2, Double.NaN, 3, 4, 5);
        Tensor total = TensorValues.tensor(ops, DType.FLOAT64, Shape.of(1), 0.5);
        ops.addSquaredNorm(gradient, ids(2, 0), total);
        assertThat(TensorValues.read(ops, total)).as("squares of rows 2 and 0").containsExactly(46.5);
    }

    /** Compares the rows with tensors that hold nothing else, and the other rows with what they were. */
    private void checkRows(String what, DType dtype, RowUpdate update, int[] ids, double norm) {
        Shape shape = Shape.of(5, 3);
        Shape small = Shape.of(ids.length, 3);
        Tensor[] tables = new Tensor[4];
        Tensor[] alone = new Tensor[4];
        double[][] before = new double[4][];
        for (int i = 0; i < tables.length; i++) {
            // Running means of squares are not negative.
            double[] values = new RandomValues(40 + i).between(i == 3 ? 0 : -1, 1, shape);
            tables[i] = TensorValues.tensor(ops, dtype, shape, values);
            before[i] = TensorValues.read(ops, tables[i]);
            alone[i] = ops.allocate(dtype, small);
            ops.gatherRows(tables[i], ids(ids), alone[i]);
        }
        StepControl control = StepControl.allocate(ops);
        prepare(control, norm, 1, 10);
        update.take(tables, ids(ids), control);
        update.take(alone, null, control);
        for (int i = 0; i < tables.length; i++) {
            double[] expected = before[i].clone();
            double[] rows = TensorValues.read(ops, alone[i]);
            for (int row = 0; row < ids.length; row++) {
                System.arraycopy(rows, row * 3, expected, ids[row] * 3, 3);
            }
            check(dtype, what + ": table " + i, tables[i], expected);
        }
    }

    private Tensor ids(int... numbers) {
        Tensor ids = ops.allocate(DType.INT32, Shape.of(numbers.length));
        ops.upload(numbers, 0, ids);
        return ids;
    }

    /** An update of tables: parameter, gradient, and two more. */
    private interface RowUpdate {
        void take(Tensor[] tables, @Nullable Tensor rows, StepControl control);
    }

    private void check(DType dtype, String what, Tensor actual, double[] expected) {
        Tolerance.of(dtype, 8).check(what, actual.shape(), TensorValues.read(ops, actual), expected);
    }

    /** Lets the next step be one that is skipped. */
    private void skip(Tensor gradient, StepControl control) {
        TensorValues.write(ops, gradient, Double.NaN, 1, 1);
        ops.fill(control.squaredNorm(), Double.NaN);
        ops.prepareStep(control, 1);
    }

    @ContractRule(Rule.CLIP)
    @FloatingTypes
    void largeGradientsAreClippedOnBothSides(DType dtype) {
        double[] g = {-3e6, 4e6, -1e3, 1e3, -2, 2, 0};
        double[] p = {1, 1, -1, -1, 0.5, 0.5, 0};
        double squaredNorm = Arrays.stream(g).map(x -> x * x).sum();
        for (double lossScale : new double[] {1, 1024}) {
            double[] expected = p.clone();
            double[] m = new double[g.length];
            double[] v = new double[g.length];
            AdamUpdate update = update(dtype, Shape.of(g.length), p);
            TensorValues.write(ops, update.gradient(), g);
            prepare(update.control(), squaredNorm, lossScale, 2);
            ops.adamStep(update, 0.05);
            double norm = Math.sqrt(squaredNorm) / lossScale;
            adam(expected, m, v, g, 2 / (norm + 1e-6) / lossScale, 1);
            check("clipped to norm 2 from " + norm, dtype, update, expected, m, v);
        }
    }

    /** {@code m = β₁ m + (1 - β₁) g}, {@code v = β₂ v + (1 - β₂) g²}, {@code p = p - rate m̂ / (√v̂ + ε)}. */
    private static void adam(double[] p, double[] m, double[] v, double[] g, double scale, int step) {
        for (int i = 0; i < p.length; i++) {
            double gradient = g[i] * scale;
            m[i] = 0.8 * m[i] + 0.2 * gradient;
            v[i] = 0.95 * v[i] + 0.05 * gradient * gradient;
            double first = m[i] / (1 - Math.pow(0.8, step));
            double second = v[i] / (1 - Math.pow(0.95, step));
            p[i] -= 0.05 * first / (Math.sqrt(second) + 1e-3);
        }
    }

    private AdamUpdate update(DType dtype, Shape shape, double... parameter) {
        return new AdamUpdate(
                TensorValues.tensor(ops, dtype, shape, parameter),
                ops.allocate(dtype, shape),
                ops.allocate(dtype, shape),
                ops.allocate(dtype, shape),
                StepControl.allocate(ops),
                SETTINGS);
    }

    @ContractRule(Rule.SKIPPED_STEP)
    @FloatingTypes
    void aStepThatIsNotFiniteChangesNothing(DType dtype) {
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            AdamUpdate update = update(dtype, Shape.of(3), 1, 2, 3);
            TensorValues.write(ops, update.gradient(), 1, 1, 1);
            prepare(update.control(), 3, 1, 10);
            ops.adamStep(update, 0.05);
            double[] p = TensorValues.read(ops, update.parameter());
            double[] m = TensorValues.read(ops, update.firstMoment());
            double[] v = TensorValues.read(ops, update.secondMoment());
            TensorValues.write(ops, update.gradient(), 0, broken, 1);
            ops.addSquaredNorm(update.gradient(), update.control().squaredNorm());
            ops.prepareStep(update.control(), 10);
            ops.adamStep(update, 0.05);
            assertThat(TensorValues.read(ops, update.control().skip()))
                    .as("skip")
                    .containsExactly(1);
            assertThat(TensorValues.read(ops, update.control().stepCount()))
                    .as("steps")
                    .containsExactly(1);
            assertThat(TensorValues.read(ops, update.parameter()))
                    .as("parameter")
                    .containsExactly(p);
            assertThat(TensorValues.read(ops, update.firstMoment()))
                    .as("first moment")
                    .containsExactly(m);
            assertThat(TensorValues.read(ops, update.secondMoment()))
                    .as("second moment")
                    .containsExactly(v);
            assertThat(TensorValues.read(ops, update.gradient())).as("gradient").containsOnly(0);
        }
    }
}
