package io.github.rnn4j.verification.peers.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.github.rnn4j.verification.benchmarks.contender.Contender.Prepared;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.Workload;

/** Steps of training by DJL's autograd, its update of Adam, and a clip of the global norm, which DJL lacks, by its arrays. */
final class TrainingRun implements Prepared {
    private static final float CLIP = 5;
    private static final float LEARNING_RATE = 1e-3f;
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final float NO_CLIP_OF_EACH = -1;

    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray input;
    private final NDArray zeros;
    private final NDList parameters;
    private final NDList means = new NDList();
    private final NDList variances = new NDList();
    private final int layers;
    private final int batch;
    private NDArray output;
    private int steps;

    TrainingRun(Workload workload) {
        Layer layer = workload.layers().get(0);
        layers = layer.count();
        batch = workload.batch();
        input = Parameters.input(manager, workload);
        zeros = manager.zeros(new Shape(layers, batch, layer.hidden()));
        output = manager.zeros(new Shape(batch, layer.hidden()));
        parameters = Parameters.of(manager, workload, 0);
        for (NDArray parameter : parameters) {
            means.add(manager.zeros(parameter.getShape()));
            variances.add(manager.zeros(parameter.getShape()));
            parameter.setRequiresGradient(true);
        }
    }

    @Override
    public void run() {
        try (NDManager step = manager.newSubManager()) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDList states = input.getNDArrayInternal()
                        .rnn(input, zeros, parameters, true, layers, RNN.Activation.TANH, 0, true, false, false);
                states.attach(step);
                NDArray last = in(manager, states.get(1).get(layers - 1));
                NDArray square = in(step, in(step, last.mul(last)).sum());
                collector.backward(in(step, square.mul(0.5 / batch)));
                output.close();
                output = last;
            }
            JniUtils.setGradMode(false);
            update(step);
            JniUtils.setGradMode(true);
        }
    }

    private void update(NDManager step) {
        steps++;
        NDList gradients = new NDList();
        NDList norms = new NDList();
        for (NDArray parameter : parameters) {
            NDArray gradient = in(step, parameter.getGradient());
            gradients.add(gradient);
            norms.add(in(step, gradient.norm()));
        }
        float norm = in(step, in(step, NDArrays.stack(norms)).norm()).toFloatArray()[0];
        float factor = Math.min(1, CLIP / (norm + 1e-6f));
        for (int i = 0; i < gradients.size(); i++) {
            adam(parameters.get(i), gradients.get(i), means.get(i), variances.get(i), factor);
        }
    }

    /**
     * What DJL's {@code Adam} calls, which folds the correction of the second moment into the rate and so adds epsilon before it;
     * with an epsilon that is corrected alike the step is that of the paper. Sets the gradient to zero, for the next step adds to it.
     */
    private void adam(NDArray parameter, NDArray gradient, NDArray mean, NDArray variance, float factor) {
        double root = Math.sqrt(1 - Math.pow(BETA_2, steps));
        parameter
                .getNDArrayInternal()
                .adamUpdate(
                        new NDList(parameter, gradient, mean, variance),
                        new NDList(parameter),
                        LEARNING_RATE,
                        (float) (LEARNING_RATE * root / (1 - Math.pow(BETA_1, steps))),
                        0,
                        factor,
                        NO_CLIP_OF_EACH,
                        (float) BETA_1,
                        (float) BETA_2,
                        (float) (EPSILON * root),
                        true,
                        false);
    }

    /** A result belongs to the manager of its left operand, which mostly outlives the step. */
    private static NDArray in(NDManager manager, NDArray array) {
        array.attach(manager);
        return array;
    }

    @Override
    public double[] output() {
        return Parameters.doubles(output.toFloatArray());
    }

    @Override
    public void close() {
        manager.close();
    }
}
