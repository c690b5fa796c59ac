package io.github.rnn4j.core.model;

import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.layer.InputCheck;
import io.github.rnn4j.core.layer.RecordedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * A predictor over a model's parameters. Sequences of similar length share a batch; a row's logits do not depend on the others.
 */
final class NetworkPredictor implements Predictor, OwnedPredictor {
    private final Usable usable = new Usable("predictor");
    private final BatchRunner runner;
    private final InputCheck check;
    private final int outputSize;
    private final Consumer<OwnedPredictor> onClose;

    NetworkPredictor(BatchRunner runner, InputCheck check, int outputSize, Consumer<OwnedPredictor> onClose) {
        this.runner = runner;
        this.check = check;
        this.outputSize = outputSize;
        this.onClose = onClose;
    }

    @Override
    public float[] logits(Steps steps) {
        usable.check();
        check.require(steps, 0);
        float[] logits = new float[outputSize];
        runner.ops().download(runner.run(List.of(steps), 1).logits(), logits, 0);
        return logits;
    }

    @Override
    public List<float[]> logits(List<Steps> batch) {
        usable.check();
        for (int i = 0; i < batch.size(); i++) {
            check.require(batch.get(i), i);
        }
        List<float[]> logits = new ArrayList<>(Collections.nCopies(batch.size(), new float[0]));
        LengthChunks.forEach(batch, (chunk, batchSize) -> run(batch, chunk, batchSize, logits));
        return logits;
    }

    private void run(List<Steps> batch, List<Integer> chunk, int batchSize, List<float[]> logits) {
        RecordedNetwork network = runner.run(chunk.stream().map(batch::get).toList(), batchSize);
        float[] rows = new float[batchSize * outputSize];
        runner.ops().download(network.logits(), rows, 0);
        for (int row = 0; row < chunk.size(); row++) {
            logits.set(chunk.get(row), Arrays.copyOfRange(rows, row * outputSize, (row + 1) * outputSize));
        }
    }

    @Override
    public void close() {
        if (usable.close()) {
            runner.close();
            onClose.accept(this);
        }
    }
}
