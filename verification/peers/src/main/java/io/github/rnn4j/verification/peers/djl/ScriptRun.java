package io.github.rnn4j.verification.peers.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.verification.benchmarks.contender.Contender.Prepared;
import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Calls of a {@link TorchScript}, without autograd. The output stays an array of PyTorch's until it is asked for. */
final class ScriptRun implements Prepared {
    private final NDManager manager = NDManager.newBaseManager();
    private final PtSymbolBlock script;
    private final NDList arguments;
    private final boolean stream;
    private NDList states = new NDList();

    ScriptRun(Workload workload) {
        JniUtils.setGradMode(false);
        stream = workload.kind() == Workload.Kind.STREAM;
        try {
            script = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(TorchScript.archive(workload)), false, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        arguments = new NDList(Parameters.input(manager, workload));
        NDList parameters = new NDList();
        for (int block = 0; block < workload.layers().size(); block++) {
            addStates(workload, workload.layers().get(block));
            parameters.addAll(Parameters.of(manager, workload, block));
        }
        arguments.addAll(parameters);
    }

    /** Loops over RNN need a state only if it is carried, and one a layer; fused operators take all layers' as one. */
    private void addStates(Workload workload, Layer layer) {
        if (!layer.cell().equals(CellSpec.RNN)) {
            arguments.add(manager.zeros(new Shape(layer.count(), workload.batch(), layer.hidden())));
        } else if (stream) {
            for (int i = 0; i < layer.count(); i++) {
                arguments.add(manager.zeros(new Shape(workload.batch(), layer.hidden())));
            }
        }
    }

    @Override
    public void run() {
        NDList last = states;
        states = IValueUtils.forward(script, arguments, false);
        if (stream) {
            for (int i = 0; i < states.size(); i++) {
                arguments.set(1 + i, states.get(i));
            }
        }
        last.close();
    }

    @Override
    public double[] output() {
        NDArray output = states.get(states.size() - 1);
        return Parameters.doubles(output.toFloatArray());
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
