package io.github.rnn4j.core.inspect;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.FollowingParameters;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.PassStates;
import io.github.rnn4j.core.layer.RecordedLoss;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.layer.TrainingBatches;
import io.github.rnn4j.core.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads some sequences step by step, in a session of its own and with the parameters as they are, and takes the gradients of the
 * hidden states. Fused plans do not tell them. Confined to the thread that made it.
 */
final class FlowLook implements AutoCloseable {
    /** Composed steps keep many small tensors, so that few shapes stay recorded. */
    private static final int MAX_ROWS = 1 << 12;

    private final Loss loss;
    private final TrainingBatches.Sizes sizes;
    private final Session session;
    private final FollowingParameters following;
    private final TrainingBatches batches;
    private final Tensor meanLoss;

    /**
     * Prepares looks.
     *
     * @param network the network in the form for looks
     * @param values parameters in training; stay the caller's
     * @param sizes what a look reads
     */
    FlowLook(Engine engine, Network network, NetworkParameters values, Loss loss, TrainingBatches.Sizes sizes) {
        Backend backend = engine.backend();
        this.loss = loss;
        this.sizes = sizes;
        this.following = new FollowingParameters(backend, values, network);
        this.session = backend.newSession(Mode.TRAINING);
        this.meanLoss = session.ops().allocate(network.dtype(), Shape.of(1));
        this.batches = new TrainingBatches(network, session, following.parameters(), null, MAX_ROWS, sizes);
    }

    /**
     * Looks at the first sequences of a batch.
     *
     * @return the recurrent layers from the input on, forward first
     */
    List<LayerInspection> look(List<Example> batch) {
        following.follow();
        List<Example> chosen = batch.subList(0, Math.min(batch.size(), sizes.batchSize()));
        RecordedNetwork network = batches.filled(chosen, recording -> {});
        RecordedLoss targets = network.loss(loss);
        targets.clear();
        double weight = 0;
        for (int row = 0; row < chosen.size(); row++) {
            Target target = chosen.get(row).target();
            targets.put(row, target);
            weight += loss.weight(target);
        }
        network.forward();
        // Each sequence's own loss, so that the norms do not depend on how many are looked at.
        targets.compute(weight == 0 ? 0 : chosen.size() / weight, meanLoss);
        network.backward();
        int[] lengths = chosen.stream().mapToInt(this::steps).toArray();
        List<LayerInspection> layers = new ArrayList<>();
        for (PassStates pass : network.passStates()) {
            layers.add(figures(pass, lengths));
        }
        return layers;
    }

    private int steps(Example example) {
        int all = example.steps().timeSteps();
        return sizes.truncatedSteps() == 0 ? all : Math.min(all, sizes.truncatedSteps());
    }

    private LayerInspection figures(PassStates pass, int[] lengths) {
        FlowNorms norms = new FlowNorms(lengths);
        StateShares shares = new StateShares(pass.cell(), lengths);
        Shape shape = pass.states().get(0).shape();
        int width = shape.size(1);
        double[] values = new double[shape.elements()];
        TensorOps ops = session.ops();
        for (int i = 0; i < pass.states().size(); i++) {
            int step = i;
            pass.gradients().get(step).ifPresent(gradient -> {
                ops.download(gradient, values, 0);
                norms.add(step, values, width);
            });
            if (shares.areWanted()) {
                ops.download(pass.states().get(step), values, 0);
                shares.add(step, values, width);
            }
        }
        double radius = pass.recurrentWeight()
                .map(name -> EigenvalueMagnitude.of(following.parameters().download(name), width))
                .orElse(Double.NaN);
        return new LayerInspection(pass.name(), norms.norms(), shares.saturatedShare(), shares.deadShare(), radius);
    }

    @Override
    public void close() {
        batches.close();
        session.close();
        following.close();
    }
}
