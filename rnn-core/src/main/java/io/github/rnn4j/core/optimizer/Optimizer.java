package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.LossScaling;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.EmbeddingUpdate;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Scope;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes optimiser steps over all parameters of a network: clips the global norm and leaves the rest to a rule. Of the input's
 * embedding it changes all rows, or only those that the batch uses. The row that stands for "nothing" gets no gradient, so that it
 * stays 0 and has no part in the norm. Confined to its session's thread; closing twice does nothing.
 */
@Internal
public final class Optimizer implements AutoCloseable {
    private static final String STEP_COUNT = "step_count";
    private static final String LOSS_SCALE = "loss_scale";
    private static final String GOOD_STEPS = "good_steps";

    private final TensorOps ops;
    private final Network network;
    private final NetworkParameters gradients;
    private final double clipNorm;
    private final StepControl control;
    private final GradientWatch watch;
    private final List<ZeroRow> zeroRows = new ArrayList<>();
    private final OwnedParameters owned;
    private final List<NetworkParameters> moments = new ArrayList<>();
    /** One for each block; where some rows of the first are changed only, its turn is made anew in each step. */
    private final BlockTurn[] turns;

    private final Optional<UsedRows> inputRows;
    private final Optional<FrozenRows> frozenRows;
    private final Tensor goodSteps;
    private final Optional<LossScaling> scaling;

    /**
     * Makes an optimiser at its first step; its scalars belong to the innermost open scope.
     *
     * @param values what is learned
     * @param gradients what backward passes add up
     * @param spec says the rule, its settings, the greatest global norm and whether there is a loss scale
     */
    public Optimizer(
            Backend backend,
            Network network,
            TensorOps ops,
            NetworkParameters values,
            NetworkParameters gradients,
            TrainingSpec spec) {
        this(backend, network, ops, values, gradients, spec, new int[0]);
    }

    /**
     * Makes an optimiser at its first step that leaves some rows of the input's embedding as they are.
     *
     * @param frozen numbers of these rows
     */
    public Optimizer(
            Backend backend,
            Network network,
            TensorOps ops,
            NetworkParameters values,
            NetworkParameters gradients,
            TrainingSpec spec,
            int[] frozen) {
        this.ops = ops;
        this.network = network;
        this.gradients = gradients;
        this.clipNorm = spec.clipNorm();
        this.control = StepControl.allocate(ops);
        this.goodSteps = ops.allocate(DType.FLOAT64, Shape.of(1));
        this.scaling = scaling(spec.precision());
        this.watch = new GradientWatch(ops, network.blocks());
        gradients.blocks().stream()
                .filter(Optimizer::isEmbedding)
                .forEach(block -> zeroRows.add(ZeroRow.of(ops, block.storage())));
        this.frozenRows = frozen.length == 0
                ? Optional.empty()
                : Optional.of(new FrozenRows(ops, gradients.blocks().get(0).storage(), frozen));
        this.owned = new OwnedParameters(backend, network);
        try {
            UpdateRule rule = UpdateRule.of(spec.optimizer(), ops);
            List<StepTensors> tensors = tensors(rule, values, gradients, spec.optimizer());
            this.turns = new BlockTurn[tensors.size()];
            for (int i = 0; i < turns.length; i++) {
                StepTensors all = tensors.get(i);
                turns[i] = new BlockTurn(values.blocks().get(i), all, rule.on(all, control));
            }
            this.inputRows = network.looksUpInput() && spec.embeddingUpdate() == EmbeddingUpdate.USED_ROWS
                    ? Optional.of(
                            new UsedRows(ops, rule, control, values.blocks().get(0), tensors.get(0)))
                    : Optional.empty();
        } catch (RuntimeException | Error e) {
            owned.close();
            throw e;
        }
    }

    /** Returns what steps over whole blocks work on; allocates the moments, and the marks that a decay needs. */
    private List<StepTensors> tensors(
            UpdateRule rule, NetworkParameters values, NetworkParameters gradients, OptimizerSpec spec) {
        for (int i = 0; i < rule.moments(); i++) {
            moments.add(owned.allocate());
        }
        NetworkParameters marks = spec.weightDecay().rate() == 0 ? null : owned.allocateMarks();
        if (marks != null) {
            frozenRows.ifPresent(rows -> rows.clearMarks(marks.blocks().get(0).storage()));
        }
        List<StepTensors> tensors = new ArrayList<>();
        for (int i = 0; i < values.blocks().size(); i++) {
            int block = i;
            tensors.add(new StepTensors(
                    values.blocks().get(i).storage(),
                    gradients.blocks().get(i).storage(),
                    moments.stream()
                            .map(moment -> moment.blocks().get(block).storage())
                            .toList(),
                    marks == null ? null : marks.blocks().get(i).storage(),
                    null));
        }
        return tensors;
    }

    private Optional<LossScaling> scaling(PrecisionSpec precision) {
        if (!(precision instanceof PrecisionSpec.Mixed mixed)) {
            return Optional.empty();
        }
        ops.fill(control.lossScale(), mixed.initialScale());
        return Optional.of(new LossScaling(control, goodSteps, mixed));
    }

    /** Multiplies the gradient of the loss by the loss scale, if there is one, before the backward pass. */
    public void scaleLoss(Tensor gradient) {
        if (scaling.isEmpty()) {
            return;
        }
        try (Scope scope = ops.openScope()) {
            Tensor scale = ops.allocate(gradient.dtype(), Shape.of(1));
            ops.copy(control.lossScale(), scale);
            ops.multiply(gradient, ops.reshape(scale, Shape.of(1, 1)), gradient);
        }
    }

    private static boolean isEmbedding(ParameterBlock block) {
        return block.layout().parameters().stream().anyMatch(p -> p.role() == ParameterSpec.Role.EMBEDDING);
    }

    /**
     * Clips the gradients, takes a step and leaves the gradients at 0. Reads nothing back from the device.
     *
     * @param learningRate factor on this step
     * @param batchIds all identifiers that the gradients' batch looked up, in any order, repeated or not; without effect where every
     *     row is changed and none is frozen
     */
    public void step(double learningRate, int[] batchIds) {
        try (Scope scope = ops.openScope()) {
            step(learningRate, batchIds, null);
        }
    }

    /**
     * Takes the same step and looks at it, which reads the device.
     *
     * @return norms of each parameter, in the order of the model file
     * @see #step(double, int[])
     */
    public List<ParameterInspection> inspectedStep(double learningRate, int[] batchIds) {
        try (Scope scope = ops.openScope()) {
            ParameterLook look = new ParameterLook(ops, network.blocks(), gradients.blocks());
            step(learningRate, batchIds, look);
            return look.after();
        }
    }

    /** In a scope of the caller's, where the rows of a turn belong. */
    private void step(double learningRate, int[] batchIds, @Nullable ParameterLook look) {
        for (ZeroRow row : zeroRows) {
            ops.setRows(row.table, row.id, row.zeros);
        }
        frozenRows.ifPresent(rows -> rows.clearGradient(batchIds));
        inputRows.ifPresent(rows -> turns[0] = rows.turn(batchIds));
        for (int i = 0; i < turns.length; i++) {
            watch.add(i, turns[i].tensors(), control);
        }
        ops.prepareStep(control, clipNorm);
        if (look != null) {
            look.before(turns, control);
        }
        for (BlockTurn turn : turns) {
            turn.take(learningRate);
        }
        scaling.ifPresent(ops::adjustLossScale);
    }

    /**
     * Returns what it keeps from step to step: the moments by number and parameter, and the scalars that outlive a step. Reads
     * the device.
     */
    public StateDict toStateDict() {
        List<NamedArray> arrays = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            arrays.addAll(moments.get(i).toStateDict().withNamePrefix(i + ".").arrays());
        }
        arrays.add(scalar(STEP_COUNT, control.stepCount()));
        arrays.add(scalar(LOSS_SCALE, control.lossScale()));
        arrays.add(scalar(GOOD_STEPS, goodSteps));
        return new StateDict(arrays);
    }

    private NamedArray scalar(String name, Tensor tensor) {
        double[] value = new double[1];
        ops.download(tensor, value, 0);
        return new NamedArray(name, tensor.dtype(), tensor.shape(), value);
    }

    /**
     * Goes on where another was.
     *
     * @param state of an optimiser of the same rule and network
     * @throws io.github.rnn4j.api.error.InvalidModelException if it is another's
     */
    public void load(StateDict state) {
        for (int i = 0; i < moments.size(); i++) {
            moments.get(i).load(state.withoutNamePrefix(i + "."));
        }
        ops.upload(state.get(STEP_COUNT).values(), 0, control.stepCount());
        ops.upload(state.get(LOSS_SCALE).values(), 0, control.lossScale());
        ops.upload(state.get(GOOD_STEPS).values(), 0, goodSteps);
    }

    /** Returns the scalars of the steps: norm, skip flag, step count. They stay on the device. */
    public StepControl control() {
        return control;
    }

    /**
     * Returns the parameters nearest to the loss whose gradient was not finite since the last call. Reads the device.
     *
     * @return names such as {@code head.weight}, or {@code rnn.weight_ih_l0 to rnn.bias_hh_l0} of a block that is one to the
     *     backend
     */
    public Optional<String> nonFiniteGradient() {
        return watch.culprit();
    }

    @Override
    public void close() {
        owned.close();
    }

    /** Row 0 of a gradient table, and what is needed to set it to 0. */
    private record ZeroRow(Tensor table, Tensor id, Tensor zeros) {
        static ZeroRow of(TensorOps ops, Tensor table) {
            Tensor id = ops.allocate(DType.INT32, Shape.of(1));
            return new ZeroRow(
                    table, id, ops.allocate(table.dtype(), table.shape().withSize(0, 1)));
        }
    }
}
