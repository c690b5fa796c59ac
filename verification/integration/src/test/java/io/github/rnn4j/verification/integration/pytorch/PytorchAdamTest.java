package io.github.rnn4j.verification.integration.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.LossSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.core.layer.BatchShape;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.layer.RecordedNetwork;
import io.github.rnn4j.core.optimizer.Optimizer;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty steps of Adam with a clip at 5, as PyTorch takes them: losses, norms and the parameters at the end. */
class PytorchAdamTest {
    private static final String START = "start.";
    private static final String END = "end.";

    static Stream<Arguments> runs() {
        return Stream.of("cpu", "nd4j", "djl").flatMap(name -> Stream.of(DType.FLOAT64, DType.FLOAT32)
                .flatMap(dtype -> GoldenFile.CELLS.stream().map(cell -> Arguments.of(name, dtype, cell))));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource("runs")
    void twentySteps(String name, DType dtype, String cell) {
        GoldenFile file = GoldenFile.read(cell);
        GoldenCase golden = file.cases().get(GoldenFile.ADAM);
        double allowed = dtype == DType.FLOAT64 ? 1e-10 : 1e-3;
        Tolerance tolerance = new Tolerance(allowed, allowed);

        try (Backend backend = Rnn4j.openBackend(name)) {
            Trained trained = train(backend, dtype, file, golden);

            int steps = golden.get("losses").values().length;
            assertThat(steps).isEqualTo(20);
            for (String figure : List.of("losses", "norms")) {
                double[] expected = golden.get(figure).values();
                tolerance.check(figure, Shape.of(steps), trained.figures.get(figure), expected);
            }
            for (NamedArray array : trained.end.arrays()) {
                NamedArray expected = golden.get(END + array.name());
                tolerance.check(array.name(), expected.shape(), array.values(), expected.values());
            }
        }
    }

    private static Trained train(Backend backend, DType dtype, GoldenFile file, GoldenCase golden) {
        Network network =
                Network.of(network(golden), new Engine(backend, CellRegistry.ofClassPath(), dtype), Mode.TRAINING);
        int steps = golden.get("losses").values().length;
        try (Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network);
                Optimizer adam =
                        new Optimizer(backend, network, session.ops(), values, gradients, spec(file.metadata()))) {
            values.load(start(golden, dtype));
            TensorOps ops = session.ops();
            BatchShape shape = new BatchShape(5, golden.lengths().length);
            double[] losses = new double[steps];
            double[] norms = new double[steps];
            try (RecordedNetwork recorded = network.record(session, shape, values, gradients)) {
                Tensor labels = fill(ops, recorded, golden);
                Tensor loss = ops.allocate(dtype, Shape.of(1));
                double scale = golden.get("loss.factor").values()[0] / shape.batchSize();
                for (int step = 0; step < steps; step++) {
                    recorded.forward();
                    ops.softmaxCrossEntropy(recorded.logits(), labels, scale, loss, recorded.logitsGradient());
                    recorded.backward();
                    adam.step(
                            Double.parseDouble(file.metadata().get("learningRate")),
                            recorded.slots().ids());
                    losses[step] = TensorValues.read(ops, loss)[0];
                    norms[step] = TensorValues.read(ops, adam.control().norm())[0];
                }
            }
            return new Trained(Map.of("losses", losses, "norms", norms), values.toStateDict());
        }
    }

    private static NetworkSpec network(GoldenCase golden) {
        int inputSize = golden.get("input").shape().size(2);
        Shape head = golden.get(START + "head.weight").shape();
        return new NetworkSpec(
                new InputSpec.Features(inputSize),
                List.of(
                        RecurrentSpec.of(CellSpec.of(golden.cell()), head.size(1)),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(head.size(0), new InitializerSpec.XavierUniform(1))));
    }

    private static TrainingSpec spec(Map<String, String> settings) {
        double learningRate = Double.parseDouble(settings.get("learningRate"));
        double clipNorm = Double.parseDouble(settings.get("clipNorm"));
        OptimizerSpec adam = OptimizerSpec.Adam.withLearningRate(learningRate);
        return TrainingSpec.of(new LossSpec.SoftmaxCrossEntropy(), adam)
                .withClipNorm(clipNorm)
                .withBatchSize(3)
                .withEpochs(1, 1);
    }

    private static StateDict start(GoldenCase golden, DType dtype) {
        List<NamedArray> start = new ArrayList<>();
        golden.arrays().forEach((name, array) -> {
            if (name.startsWith(START)) {
                start.add(new NamedArray(name.substring(START.length()), dtype, array.shape(), array.values()));
            }
        });
        return new StateDict(start);
    }

    private static Tensor fill(TensorOps ops, RecordedNetwork recorded, GoldenCase golden) {
        int[] lengths = golden.lengths();
        NamedArray input = golden.get("input");
        int width = input.shape().size(2);
        for (int row = 0; row < lengths.length; row++) {
            float[] features = new float[lengths[row] * width];
            for (int i = 0; i < features.length; i++) {
                int step = i / width;
                features[i] = (float) input.values()[(step * lengths.length + row) * width + i % width];
            }
            recorded.slots().put(row, new Steps.Features(width, features));
        }
        int[] labels = Arrays.stream(golden.get("labels").values())
                .mapToInt(value -> (int) value)
                .toArray();
        return TensorValues.whole(ops, Shape.of(labels.length), labels);
    }

    /**
     * What a training showed.
     *
     * @param figures losses and norms, by name
     * @param end parameters after the last step
     */
    private record Trained(Map<String, double[]> figures, StateDict end) {}
}
