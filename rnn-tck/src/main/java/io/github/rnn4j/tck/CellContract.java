package io.github.rnn4j.tck;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the topics of the contract of a cell share: the cells to be made, and the oracle, opened for each test. */
@ExtendWith({RuleReporter.class, ConformanceReporter.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CellContract {
    private static final List<int[]> SIZES =
            List.of(new int[] {1, 1}, new int[] {1, 3}, new int[] {3, 7}, new int[] {8, 3}, new int[] {7, 8});

    private Backend backend;

    /** The oracle. */
    TensorOps ops;

    @SuppressWarnings("NullAway.Init") // opened before each test
    CellContract() {}

    /** Returns what the author said of the cell. */
    abstract CellTck cell();

    @BeforeEach
    final void open() {
        backend = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
        ops = backend.newSession(Mode.TRAINING).ops();
    }

    @AfterEach
    final void close() {
        backend.close();
    }

    /** Returns a cell of each awkward size with each of the author's options. */
    final Stream<CellCase> cases() {
        return cell().options().stream().flatMap(options -> SIZES.stream().map(sizes -> of(options, sizes)));
    }

    /** Returns a cell of middle size with each of the author's options. */
    final Stream<CellCase> middle() {
        return cell().options().stream().map(options -> of(options, new int[] {3, 7}));
    }

    private CellCase of(Map<String, String> options, int[] sizes) {
        return new CellCase(cell().provider(), options, sizes[0], sizes[1]);
    }
}
