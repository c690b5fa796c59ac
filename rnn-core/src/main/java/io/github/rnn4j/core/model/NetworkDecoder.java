package io.github.rnn4j.core.model;

import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.SequenceDecoder;
import io.github.rnn4j.core.layer.InputCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A decoder over a model's parameters. Sequences of similar length share a batch; a row's symbols do not depend on the others. */
final class NetworkDecoder implements SequenceDecoder, OwnedPredictor {
    private final Usable usable = new Usable("decoder");
    private final DecoderRunner runner;
    private final InputCheck check;
    private final Consumer<OwnedPredictor> onClose;

    NetworkDecoder(DecoderRunner runner, InputCheck check, Consumer<OwnedPredictor> onClose) {
        this.runner = runner;
        this.check = check;
        this.onClose = onClose;
    }

    @Override
    public int[] decode(Steps steps, int maxSymbols) {
        return decode(List.of(steps), maxSymbols).get(0);
    }

    @Override
    public List<int[]> decode(List<Steps> batch, int maxSymbols) {
        usable.check();
        if (maxSymbols < 1) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "maxSymbols: expected >= 1 but got " + maxSymbols);
        }
        for (int i = 0; i < batch.size(); i++) {
            check.require(batch.get(i), i);
        }
        List<int[]> written = new ArrayList<>(Collections.nCopies(batch.size(), new int[0]));
        LengthChunks.forEach(batch, (chunk, batchSize) -> {
            List<int[]> rows = runner.run(chunk.stream().map(batch::get).toList(), batchSize, maxSymbols);
            for (int row = 0; row < rows.size(); row++) {
                written.set(chunk.get(row), rows.get(row));
            }
        });
        return written;
    }

    @Override
    public void close() {
        if (usable.close()) {
            runner.close();
            onClose.accept(this);
        }
    }
}
