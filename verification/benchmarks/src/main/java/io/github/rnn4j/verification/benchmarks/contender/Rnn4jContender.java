package io.github.rnn4j.verification.benchmarks.contender;

import io.github.rnn4j.api.backend.AdamUpdate;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.SequenceBackward;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.backend.SequenceExecutor;
import io.github.rnn4j.api.backend.SequenceForward;
import io.github.rnn4j.api.backend.SequencePlan;
import io.github.rnn4j.api.backend.SequenceReserve;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.StepControl;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.OptimizerSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.backend.cpu.CpuBackendProvider;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.Numbers;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** The backend {@code cpu}, through the public interface of backends. */
public final class Rnn4jContender implements Contender {
    private static final double CLIP = 5;
    private static final double LEARNING_RATE = 1e-3;

    private final DType dtype;

    /** In FLOAT32. */
    public Rnn4jContender() {
        this(DType.FLOAT32);
    }

    /**
     * @param dtype FLOAT64 for the truth that contenders are checked with
     */
    public Rnn4jContender(DType dtype) {
        this.dtype = dtype;
    }

    @Override
    public boolean supports(Workload workload) {
        return true;
    }

    @Override
    public Prepared prepare(Workload workload, int threads) {
        return new Run(dtype, workload, threads);
    }

    /** A workload's tensors, and the calls on them. */
    private static final class Run implements Prepared {
        private final Backend backend;
        private final Session session;
        private final TensorOps ops;
        private final DType dtype;
        private final Tensor output;
        private final List<Runnable> calls = new ArrayList<>();

        Run(DType dtype, Workload workload, int threads) {
            this.dtype = dtype;
            backend = new CpuBackendProvider().open(new BackendOptions(threads, 0));
            boolean training = workload.kind() == Workload.Kind.TRAINING;
            session = backend.newSession(training ? Mode.TRAINING : Mode.INFERENCE);
            ops = session.ops();
            Tensor from = tensor(workload.steps(), workload.batch(), workload.inputSize());
            ops.upload(Numbers.input(workload), 0, from);
            for (int block = 0; block < workload.layers().size(); block++) {
                from = add(workload, block, from);
            }
            output = from;
        }

        private Tensor tensor(int... sizes) {
            return ops.allocate(dtype, Shape.of(sizes));
        }

        private Tensor add(Workload workload, int block, Tensor input) {
            Layer layer = workload.layers().get(block);
            boolean last = block == workload.layers().size() - 1;
            SequencePlan plan = backend.plan(descriptor(workload, layer, last));
            ParameterBlock parameters = backend.allocateParameters(plan.parameterLayout(), dtype);
            List<ParameterSpec> specs = plan.parameterLayout().parameters();
            for (int i = 0; i < specs.size(); i++) {
                parameters.upload(
                        specs.get(i).name(),
                        Numbers.parameter(
                                workload, block, i, specs.get(i).shape().elements()));
            }
            Tensor result = last
                    ? tensor(workload.batch(), layer.hidden())
                    : tensor(workload.steps(), workload.batch(), layer.hidden());
            SequenceExecutor executor = plan.newExecutor(session);
            if (workload.kind() == Workload.Kind.TRAINING) {
                addTraining(plan, executor, parameters, input, result, workload.batch());
                return result;
            }
            parameters.freeze();
            List<Tensor> state = workload.kind() == Workload.Kind.STREAM
                    ? List.of(tensor(layer.count(), workload.batch(), layer.hidden()))
                    : List.of();
            SequenceForward pass = new SequenceForward(parameters, input, null, state, result, state, null);
            calls.add(() -> executor.forward(pass));
            return result;
        }

        private SequenceDescriptor descriptor(Workload workload, Layer layer, boolean last) {
            return SequenceDescriptor.builder(CellSpec.of(layer.cell()), layer.input(), layer.hidden())
                    .numLayers(layer.count())
                    .lengths(false)
                    .atMost(workload.steps(), workload.batch())
                    .output(last ? SequenceDescriptor.Output.LAST : SequenceDescriptor.Output.SEQUENCE)
                    .types(dtype, dtype)
                    .mode(session.mode())
                    .build();
        }

        private void addTraining(
                SequencePlan plan,
                SequenceExecutor executor,
                ParameterBlock parameters,
                Tensor input,
                Tensor result,
                int batch) {
            ParameterBlock gradient = backend.allocateParameters(plan.parameterLayout(), dtype);
            SequenceReserve reserve = plan.newReserve(session);
            Tensor slope = tensor(batch, result.shape().size(-1));
            SequenceForward forward =
                    new SequenceForward(parameters, input, null, List.of(), result, List.of(), reserve);
            SequenceBackward backward =
                    new SequenceBackward(forward, slope, List.of(), null, List.of(), null, gradient);
            StepControl control = StepControl.allocate(ops);
            int count = parameters.storage().shape().elements();
            AdamUpdate update = new AdamUpdate(
                    parameters.storage(),
                    gradient.storage(),
                    tensor(count),
                    tensor(count),
                    control,
                    OptimizerSpec.Adam.withLearningRate(LEARNING_RATE));
            calls.add(() -> {
                executor.forward(forward);
                ops.add(1.0 / batch, result, 0, result, slope);
                executor.backward(backward);
                ops.addSquaredNorm(gradient.storage(), control.squaredNorm());
                ops.prepareStep(control, CLIP);
                ops.adamStep(update, LEARNING_RATE);
                parameters.touch();
            });
        }

        @Override
        public void run() {
            for (int i = 0; i < calls.size(); i++) { // an iterator would be allocated at every call
                calls.get(i).run();
            }
        }

        @Override
        public double[] output() {
            double[] values = new double[output.shape().elements()];
            ops.download(output, values, 0);
            return values;
        }

        @Override
        public void close() {
            backend.close();
        }
    }
}
