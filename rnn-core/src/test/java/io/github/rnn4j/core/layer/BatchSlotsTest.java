package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchSlotsTest {
    private static final int STEPS = 1_000;

    @Test
    void droppedIdsAreAboutTheShareAskedForAndTheLengthsStay() {
        int[] sent = sent(1, 0.3);

        long dropped = Arrays.stream(sent).filter(id -> id == 0).count();

        assertThat(dropped).isBetween(250L, 350L);
        assertThat(Arrays.stream(sent).filter(id -> id != 0)).containsOnly(5);
    }

    @Test
    void equalStepsDropTheSameIdsAndOtherStepsOthers() {
        assertThat(sent(1, 0.3)).isEqualTo(sent(1, 0.3)).isNotEqualTo(sent(2, 0.3));
    }

    private static int[] sent(long step, double probability) {
        try (Backend backend = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
                Session session = backend.newSession(Mode.TRAINING)) {
            BatchShape shape = BatchShape.covering(STEPS, 1);
            BatchSlots slots = new BatchSlots(session.ops(), new InputSpec.Ids(1), shape, DType.FLOAT32);
            int[] ids = new int[STEPS];
            Arrays.fill(ids, 5);
            slots.put(0, new Steps.Ids(1, ids));
            slots.dropIds(new RandomStream(new RandomKey(7, Purpose.TOKEN_DROPOUT, 0, step)), probability);
            slots.upload(session.ops());
            assertThat(slots.lengths().host()[0]).isEqualTo(STEPS);
            int[] sent = new int[slots.input().shape().elements()];
            session.ops().download(slots.input(), sent, 0);
            return Arrays.copyOf(sent, STEPS);
        }
    }
}
