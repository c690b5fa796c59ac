package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

final class WorkerPoolTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SHARDS = 3;

    @Test
    void everyShardRunsOnceOnAThreadOfItsOwn() {
        AtomicIntegerArray runs = new AtomicIntegerArray(SHARDS);
        AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(SHARDS);
        int calls = 2_000;
        try (WorkerPool pool = new WorkerPool(SHARDS)) {
            for (int call = 0; call < calls; call++) {
                pool.run(SHARDS, shard -> {
                    runs.incrementAndGet(shard);
                    threads.set(shard, Thread.currentThread());
                });
            }
        }

        for (int shard = 0; shard < SHARDS; shard++) {
            assertThat(runs.get(shard)).isEqualTo(calls);
        }
        assertThat(threads.get(0)).isSameAs(Thread.currentThread());
        assertThat(List.of(threads.get(0), threads.get(1), threads.get(2))).doesNotHaveDuplicates();
    }

    @Test
    void whatAShardWritesIsSeenByTheCallerAndTheNextCall() {
        long[] sums = new long[SHARDS];
        try (WorkerPool pool = new WorkerPool(SHARDS)) {
            for (int call = 1; call <= 5_000; call++) {
                pool.run(SHARDS, shard -> sums[shard] += sums[(shard + 1) % SHARDS] >= 0 ? 1 : 0);

                assertThat(sums).containsOnly(call);
            }
        }
    }

    @Test
    void aFailureOfAnyShardReachesTheCallerOnceAllHaveEnded() {
        AtomicIntegerArray runs = new AtomicIntegerArray(SHARDS);
        try (WorkerPool pool = new WorkerPool(SHARDS)) {
            for (int failing = 0; failing < SHARDS; failing++) {
                int culprit = failing;

                assertThatThrownBy(() -> pool.run(SHARDS, shard -> {
                            runs.incrementAndGet(shard);
                            if (shard == culprit) {
                                throw new IllegalStateException("shard " + shard);
                            }
                        }))
                        .hasMessage("shard " + culprit);
                assertThat(runs.get(1)).isEqualTo(failing + 1);
            }
            pool.run(SHARDS, runs::incrementAndGet);
        }
        assertThat(runs.get(2)).isEqualTo(SHARDS + 1);
    }

    @Test
    void aCallDuringAnotherRunsInItsOwnThread() {
        List<Thread> inner = new ArrayList<>();
        try (WorkerPool pool = new WorkerPool(2)) {
            pool.run(2, outer -> {
                if (outer == 0) {
                    pool.run(2, shard -> inner.add(Thread.currentThread()));
                }
            });
        }

        assertThat(inner).hasSize(2).containsOnly(Thread.currentThread());
    }

    @Test
    void closedItStillComputesAndItsThreadsEnd() throws InterruptedException {
        WorkerPool pool = new WorkerPool(2);
        Thread[] worker = new Thread[1];
        pool.run(2, shard -> worker[0] = shard == 1 ? Thread.currentThread() : worker[0]);
        pool.close();
        pool.close();
        int[] runs = new int[2];

        pool.run(2, shard -> runs[shard]++);

        assertThat(runs).containsOnly(1);
        worker[0].join();
        assertThat(worker[0].isAlive()).isFalse();
    }

    @Test
    void withoutWorkNothingTurns() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(2)) {
            Thread[] worker = new Thread[1];
            pool.run(2, shard -> worker[0] = shard == 1 ? Thread.currentThread() : worker[0]);
            while (worker[0].getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            long before = THREADS.getThreadCpuTime(worker[0].getId());
            Thread.sleep(200);

            assertThat(THREADS.getThreadCpuTime(worker[0].getId()) - before).isLessThan(1_000_000);
        }
    }

    @Test
    void shardsAreAsManyAsTheWorkIsWorth() {
        try (WorkerPool pool = new WorkerPool(4)) {
            assertThat(pool.shards(1_000, 100)).isEqualTo(1);
            assertThat(pool.shards(1L << 20, 100)).isEqualTo(2);
            assertThat(pool.shards(1L << 30, 100)).isEqualTo(4);
            assertThat(pool.shards(1L << 30, 3)).isEqualTo(3);
            assertThat(pool.shards(1L << 30, 0)).isEqualTo(1);
        }
    }

    @Test
    void thingsAreDealtOutInWholeSteps() {
        int[] begins = new int[4];
        for (int shard = 0; shard <= 3; shard++) {
            begins[shard] = WorkerPool.begin(50, 4, shard, 3);
        }

        assertThat(begins).containsExactly(0, 16, 32, 50);
    }
}
