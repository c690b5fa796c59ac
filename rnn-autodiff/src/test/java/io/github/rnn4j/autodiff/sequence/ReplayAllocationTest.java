package io.github.rnn4j.autodiff.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.rnn4j.api.backend.SequenceDescriptor;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.autodiff.cell.RnnCellProvider;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ReplayAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aWarmReplayAllocatesNothing() {
        SequenceDescriptor descriptor = SequenceDescriptor.builder(CellSpec.of(CellSpec.RNN), 3, 4)
                .numLayers(2)
                .direction(Direction.BIDIRECTIONAL)
                .build();
        RecordedSequence run = new RecordedSequence(descriptor, new RnnCellProvider(), 6, 6, 0, 2);
        assertThat(run.tape.steps()).isGreaterThan(100);
        replay(run, 20);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        replay(run, 20);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isZero();
    }

    private static void replay(RecordedSequence run, int times) {
        for (int i = 0; i < times; i++) {
            run.tape.forward();
            run.tape.backward();
        }
    }
}
