package io.github.rnn4j.verification.integration;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.BatchShape;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.optimizer.Optimizer;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Training steps of the small network on one batch, with all that can be seen of them. */
final class NetworkSteps {
    private static final List<Example> BATCH = SmallTask.examples(16, 5);
    private static final BatchShape SHAPE = new BatchShape(7, BATCH.size());

    private NetworkSteps() {}

    /** Returns first values that float32 holds without loss. */
    static StateDict start(Backend backend) {
        Network network = network(backend, DType.FLOAT32);
        try (NetworkParameters values = new NetworkParameters(backend, network)) {
            values.initialize(3);
            for (ParameterBlock block : values.blocks()) {
                block.layout().parameters().stream()
                        .filter(parameter -> parameter.shape().rank() == 1)
                        .forEach(bias -> block.upload(bias.name(), slope(bias.shape())));
            }
            return values.toStateDict();
        }
    }

    /** Biases that are not 0, and float32. */
    private static double[] slope(Shape shape) {
        double[] values = new double[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 2) / 16.0;
        }
        return values;
    }

    /**
     * Takes steps of Adam.
     *
     * @return {@code logits} and {@code loss} of the first step, its gradients as {@code gradient NAME}, and the parameters after
     *     the last step by their names
     */
    static Map<String, double[]> take(Backend backend, DType dtype, StateDict start, int steps) {
        Map<String, double[]> seen = new LinkedHashMap<>();
        Network network = network(backend, dtype);
        try (Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network);
                Optimizer adam = new Optimizer(backend, network, session.ops(), values, gradients, SmallTask.spec())) {
            values.load(start);
            TensorOps ops = session.ops();
            try (RecordedNetwork recorded = network.record(session, SHAPE, values, gradients)) {
                Tensor labels = fill(ops, recorded);
                Tensor loss = ops.allocate(dtype, Shape.of(1));
                for (int step = 0; step < steps; step++) {
                    recorded.forward();
                    ops.softmaxCrossEntropy(
                            recorded.logits(), labels, 1.0 / BATCH.size(), loss, recorded.logitsGradient());
                    recorded.backward();
                    if (step == 0) {
                        seen.put("logits", TensorValues.read(ops, recorded.logits()));
                        seen.put("loss", TensorValues.read(ops, loss));
                        put(seen, "gradient ", gradients);
                    }
                    adam.step(
                            SmallTask.spec().optimizer().learningRate(),
                            recorded.slots().ids());
                }
            }
            put(seen, "", values);
        }
        return seen;
    }

    private static Tensor fill(TensorOps ops, RecordedNetwork recorded) {
        int[] labels = new int[BATCH.size()];
        for (int row = 0; row < labels.length; row++) {
            recorded.slots().put(row, BATCH.get(row).steps());
            labels[row] = ((Target.Label) BATCH.get(row).target()).label();
        }
        Tensor onDevice = ops.allocate(DType.INT32, Shape.of(labels.length));
        ops.upload(labels, 0, onDevice);
        return onDevice;
    }

    private static void put(Map<String, double[]> seen, String prefix, NetworkParameters parameters) {
        for (NamedArray array : parameters.toStateDict().arrays()) {
            seen.put(prefix + array.name(), array.values());
        }
    }

    private static Network network(Backend backend, DType dtype) {
        return Network.of(SmallTask.NETWORK, new Engine(backend, CellRegistry.ofClassPath(), dtype), Mode.TRAINING);
    }
}
