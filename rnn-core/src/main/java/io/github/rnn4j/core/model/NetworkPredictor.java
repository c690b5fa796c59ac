package io.github.rnn4j.core.model;

import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.core.layer.InputCheck;
import io.github.rnn4j.core.layer.RecordedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A predictor over a model's parameters. Sequences of similar length share a batch of one of three sizes, so that few shapes
 * are recorded; a row's logits do not depend on the others.
 */
final class NetworkPredictor implements Predictor, OwnedPredictor {
    private static final int LARGE_BATCH = 64;
    private static final int SMALL_BATCH = 8;

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
        checkInput(steps, 0);
        float[] logits = new float[outputSize];
        runner.ops().download(runner.run(List.of(steps), 1).logits(), logits, 0);
        return logits;
    }

    @Override
    public List<float[]> logits(List<Steps> batch) {
        usable.check();
        for (int i = 0; i < batch.size(); i++) {
            checkInput(batch.get(i), i);
        }
        List<Integer> byLength = IntStream.range(0, batch.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> batch.get(i).timeSteps()))
                .toList();
        List<float[]> logits = new ArrayList<>(Collections.nCopies(batch.size(), new float[0]));
        int done = 0;
        while (done < byLength.size()) {
            int size = batchSize(byLength.size() - done);
            List<Integer> chunk = byLength.subList(done, Math.min(byLength.size(), done + size));
            run(batch, chunk, size, logits);
            done += chunk.size();
        }
        return logits;
    }

    private static int batchSize(int remaining) {
        if (remaining == 1) {
            return 1;
        }
        return remaining <= SMALL_BATCH ? SMALL_BATCH : LARGE_BATCH;
    }

    private void run(List<Steps> batch, List<Integer> chunk, int batchSize, List<float[]> logits) {
        RecordedNetwork network = runner.run(chunk.stream().map(batch::get).toList(), batchSize);
        float[] rows = new float[batchSize * outputSize];
        runner.ops().download(network.logits(), rows, 0);
        for (int row = 0; row < chunk.size(); row++) {
            logits.set(chunk.get(row), Arrays.copyOfRange(rows, row * outputSize, (row + 1) * outputSize));
        }
    }

    private void checkInput(Steps steps, int index) {
        check.problem(steps).ifPresent(problem -> {
            throw new ShapeMismatchException("steps: " + problem + " (sequence " + index + ").");
        });
    }

    @Override
    public void close() {
        if (usable.close()) {
            runner.close();
            onClose.accept(this);
        }
    }
}
