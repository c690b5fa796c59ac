package io.github.rnn4j.verification.peers.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.rnn4j.verification.benchmarks.contender.Contender.Prepared;
import io.github.rnn4j.verification.benchmarks.workload.Numbers;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Calls of a session with tensors that were allocated once. A stream has two sets of states, each call's output being the next
 * one's input.
 */
final class OnnxRun implements Prepared {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
    private final List<Map<String, OnnxTensor>> outputs = new ArrayList<>();
    private final List<OnnxTensor> tensors = new ArrayList<>();
    private final List<FloatBuffer> results = new ArrayList<>();
    private int call;

    OnnxRun(Workload workload, int threads) {
        OnnxModel model = OnnxModel.of(workload);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model.toByteArray(), options);
            FloatBuffer buffer = buffer((long) workload.steps() * workload.batch() * workload.inputSize());
            for (double value : Numbers.input(workload)) {
                buffer.put((float) value);
            }
            OnnxTensor input = tensor(buffer.rewind(), workload.steps(), workload.batch(), workload.inputSize());
            boolean stream = workload.kind() == Workload.Kind.STREAM;
            addCall(model, input);
            if (stream) {
                addCall(model, input);
                carry(0, 1);
                carry(1, 0);
            }
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void addCall(OnnxModel model, OnnxTensor input) throws OrtException {
        Map<String, OnnxTensor> out = new LinkedHashMap<>();
        FloatBuffer last = FloatBuffer.allocate(0);
        for (int i = 0; i < model.states().size(); i++) {
            long[] shape = model.stateShapes().get(i);
            last = buffer(shape[0] * shape[1] * shape[2]);
            out.put(model.states().get(i), tensor(last, shape));
        }
        outputs.add(out);
        results.add(last);
        inputs.add(new LinkedHashMap<>(Map.of("x", input)));
    }

    /** The states that go out of one call go into another. */
    private void carry(int from, int to) {
        outputs.get(from).forEach((name, tensor) -> inputs.get(to).put(name.replace('n', 'h'), tensor));
    }

    private OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
        OnnxTensor tensor = OnnxTensor.createTensor(environment, buffer, shape);
        tensors.add(tensor);
        return tensor;
    }

    /** A direct one: ONNX Runtime reads and writes it in place. */
    private static FloatBuffer buffer(long numbers) {
        return ByteBuffer.allocateDirect((int) (4 * numbers))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void run() {
        int set = call++ % inputs.size();
        try {
            session.run(inputs.get(set), outputs.get(set)).close();
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public double[] output() {
        FloatBuffer result = results.get((call - 1) % results.size());
        double[] values = new double[result.capacity()];
        for (int i = 0; i < values.length; i++) {
            values[i] = result.get(i);
        }
        return values;
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
