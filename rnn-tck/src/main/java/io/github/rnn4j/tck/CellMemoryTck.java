package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.fixture.Threads;
import io.github.rnn4j.tck.fixture.Tolerance;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.Phaser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cell is a formula: it keeps nothing, shares nothing and owns nothing. */
abstract class CellMemoryTck extends CellContract {
    private static final int COLLECTIONS = 10;

    @CellContractRule(CellRule.NO_MEMORY)
    @ParameterizedTest
    @MethodSource("middle")
    void aSequenceLeavesNothingBehindInTheCell(CellCase given) {
        CellData data = CellData.random(given, 4, 3, 71);
        CellValues fresh = CellRun.of(ops, given.fresh(), data);
        Cell used = given.fresh();
        CellRun.of(ops, used, CellData.random(given, 3, 2, 72));
        CellRun.of(ops, used, data)
                .check(given + ", a second sequence through one cell", fresh, Tolerance.most(DType.FLOAT64));
    }

    @CellContractRule(CellRule.SHARED)
    @ParameterizedTest
    @MethodSource("middle")
    void threadsInTheMiddleOfASequenceDoNotDisturbEachOther(CellCase given) {
        List<CellData> data = List.of(CellData.random(given, 4, 3, 73), CellData.random(given, 4, 2, 74));
        Cell shared = given.fresh();
        CellRun.of(ops, shared, data.get(0));
        List<CellValues> alone =
                data.stream().map(sequence -> CellRun.of(ops, shared, sequence)).toList();
        Phaser together = new Phaser(data.size());
        Threads.runTogether(data.size(), thread -> {
            try (Backend own = new ReferenceBackendProvider().open(BackendOptions.DEFAULT)) {
                Session session = own.newSession(Mode.INFERENCE);
                CellRun.of(session.ops(), DType.FLOAT64, shared, data.get(thread), together::arriveAndAwaitAdvance)
                        .check(
                                given + ", thread " + thread + " of two at the same step",
                                alone.get(thread),
                                Tolerance.most(DType.FLOAT64));
            } finally {
                together.arriveAndDeregister();
            }
        });
    }

    @CellContractRule(CellRule.SAME_BITS)
    @ParameterizedTest
    @MethodSource("middle")
    void equalCellsGiveEqualBits(CellCase given) {
        CellData data = CellData.random(given, 4, 3, 75);
        CellValues first = CellRun.of(ops, given.fresh(), data);
        for (int round = 0; round < 3; round++) {
            CellRun.of(ops, given.fresh(), data).checkSameBits(given + ", made again", first);
        }
    }

    @CellContractRule(CellRule.OWNS_NOTHING)
    @ParameterizedTest
    @MethodSource("middle")
    void whatIsHandedInStaysOpenAndUnchanged(CellCase given) {
        CellData data = CellData.random(given, 4, 3, 76);
        Named<double[]> after = CellRun.operandsAfter(ops, given.fresh(), data);
        for (String name : data.names()) {
            assertThat(after.get(name))
                    .as("%s: expected %s open and unchanged after the sequence", given, name)
                    .containsExactly(data.values(name));
        }
    }

    @CellContractRule(CellRule.OWNS_NOTHING)
    @ParameterizedTest
    @MethodSource("middle")
    void aCellKeepsNoTensor(CellCase given) throws InterruptedException {
        Cell cell = given.fresh();
        WeakReference<Session> session = runInASessionOfItsOwn(cell, CellData.random(given, 4, 3, 77));
        try {
            for (int i = 0; i < COLLECTIONS && session.get() != null; i++) {
                System.gc();
                Thread.sleep(10);
            }
            assertThat(session.get() == null)
                    .as("%s: expected the session to be collected but the cell still holds a tensor of it", given)
                    .isTrue();
        } finally {
            Reference.reachabilityFence(cell);
        }
    }

    /** Returns the session, which every tensor of the sequence knows; nobody else holds it afterwards. */
    private static WeakReference<Session> runInASessionOfItsOwn(Cell cell, CellData data) {
        try (Backend own = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
                Session session = own.newSession(Mode.TRAINING)) {
            CellRun.of(session.ops(), cell, data);
            return new WeakReference<>(session);
        }
    }
}
