package io.github.rnn4j.core.train;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.LayerSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.CheckpointPolicy;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.api.train.TrainingResult;
import io.github.rnn4j.api.train.TrainingRun;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import io.github.rnn4j.core.layer.Engine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains with a checkpoint every third step, going on from one that is there, and prints a digest of every bit that came out.
 * The argument is the checkpoint's file. A line is printed at each step, so that the parent sees how far it is.
 */
public final class KilledTrainingMain {
    private KilledTrainingMain() {}

    /** Trains. */
    public static void main(String[] arguments) {
        Engine engine = TestEngines.CPU.open(DType.FLOAT32);
        NetworkSpec plain = TinyTask.network(32, PoolingKind.LAST);
        List<LayerSpec> layers = new ArrayList<>(plain.layers());
        layers.set(1, RecurrentSpec.of(CellSpec.of(CellSpec.GRU), 32));
        TrainingSpec spec = TinyTask.spec(5).withTokenDropout(0.1);
        TrainingRun run = TinyTask.run(
                        new NetworkSpec(plain.input(), layers), spec, KilledTrainingMain::print, () -> false)
                .withCheckpoints(new CheckpointPolicy(Path.of(arguments[0]), 3, true));
        try (Backend backend = engine.backend()) {
            TrainingResult result = new NetworkTrainer(engine).train(run);
            int digest = result.epochs().hashCode();
            for (NamedArray array : result.model().parameters().arrays()) {
                digest = 31 * digest + Arrays.hashCode(array.values());
            }
            System.out.println("digest " + digest);
            result.model().close();
        }
    }

    private static void print(TrainingEvent event) {
        if (event instanceof TrainingEvent.Stepped stepped) {
            System.out.println("step " + stepped.step());
            System.out.flush();
        }
    }
}
