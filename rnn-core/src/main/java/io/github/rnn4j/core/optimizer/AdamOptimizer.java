package io.github.rnn4j.core.optimizer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam (Kingma and Ba, ICLR 2015) with a clip of the global norm. Moments live in the parameters' own layouts, two numbers for
 * each parameter. The row of an embedding that stands for "nothing" gets no gradient, so that it stays 0 and has no part in
 * the norm.
 */
@Internal
public final class AdamOptimizer implements Optimizer {
    private final TensorOps ops;
    private final OptimizerSpec.Adam settings;
    private final double clipNorm;
    private final List<ParameterBlock> parameters;
    private final NetworkParameters firstMoments;
    private final NetworkParameters secondMoments;
    private final StepControl control;
    private final List<AdamUpdate> updates = new ArrayList<>();
    private final List<ZeroRow> zeroRows = new ArrayList<>();

    /**
     * Makes an optimiser at its first step; its scalars belong to the innermost open scope.
     *
     * @param values what is learned
     * @param gradients what backward passes add up
     * @param spec says the settings and the greatest global norm
     */
    public AdamOptimizer(
            Backend backend,
            Network network,
            TensorOps ops,
            NetworkParameters values,
            NetworkParameters gradients,
            TrainingSpec spec) {
        this.ops = ops;
        this.settings = (OptimizerSpec.Adam) spec.optimizer();
        this.clipNorm = spec.clipNorm();
        this.parameters = values.blocks();
        this.control = StepControl.allocate(ops);
        gradients.blocks().stream()
                .filter(AdamOptimizer::isEmbedding)
                .forEach(block -> zeroRows.add(ZeroRow.of(ops, block.storage())));
        this.firstMoments = new NetworkParameters(backend, network);
        try {
            this.secondMoments = new NetworkParameters(backend, network);
        } catch (RuntimeException | Error e) {
            firstMoments.close();
            throw e;
        }
        for (int i = 0; i < parameters.size(); i++) {
            updates.add(new AdamUpdate(
                    parameters.get(i).storage(),
                    gradients.blocks().get(i).storage(),
                    firstMoments.blocks().get(i).storage(),
                    secondMoments.blocks().get(i).storage(),
                    control,
                    settings));
        }
    }

    private static boolean isEmbedding(ParameterBlock block) {
        return block.layout().parameters().stream().anyMatch(p -> p.role() == ParameterSpec.Role.EMBEDDING);
    }

    @Override
    public void step() {
        for (ZeroRow row : zeroRows) {
            ops.setRows(row.table, row.id, row.zeros);
        }
        for (AdamUpdate update : updates) {
            ops.addSquaredNorm(update.gradient(), control.squaredNorm());
        }
        ops.prepareStep(control, clipNorm);
        for (int i = 0; i < updates.size(); i++) {
            ops.adamStep(updates.get(i), settings.learningRate());
            parameters.get(i).touch();
        }
    }

    @Override
    public StepControl control() {
        return control;
    }

    @Override
    public void close() {
        firstMoments.close();
        secondMoments.close();
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
