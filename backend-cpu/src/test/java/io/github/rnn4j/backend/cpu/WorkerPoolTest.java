package io.github.rnn4j.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

final class WorkerPoolTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SHARDS = 3;

    @Test
    void everyPartRunsOnceOnOneOfTheThreads() {
        int parts = 7;
        AtomicIntegerArray runs = new AtomicIntegerArray(parts);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        int calls = 2_000;
        try (WorkerPool pool = new WorkerPool(SHARDS)) {
            for (int call = 0; call < calls; call++) {
                pool.run(parts, part -> {
                    runs.incrementAndGet(part);
                    threads.add(Thread.currentThread());
                });
            }
        }

        for (int part = 0; part < parts; part++) {
            assertThat(runs.get(part)).isEqualTo(calls);
        }
        assertThat(threads).contains(Thread.currentThread()).hasSizeLessThanOrEqualTo(SHARDS);
    }

    @Test
    void partsThatWaitForEachOtherHaveThreadsOfTheirOwn() {
        AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(SHARDS);
        try (WorkerPool pool = new WorkerPool(SHARDS)) {
            CyclicBarrier together = new CyclicBarrier(SHARDS);
            for (int call = 0; call < 50; call++) {
                pool.run(SHARDS, part -> {
                    await(together);
                    threads.set(part, Thread.currentThread());
                });

                assertThat(List.of(threads.get(0), threads.get(1), threads.get(2)))
                        .doesNotHaveDuplicates();
            }
        }
    }

    /** A thread that is not done with the call before may come late, and has its part taken; on the whole a part stays where it was. */
    @Test
    void aThreadTakesItsOwnPartsFirst() {
        AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(SHARDS);
        int kept = 0;
        int calls = 500;
        try (WorkerPool pool = new WorkerPool(SHARDS)) {
            CyclicBarrier together = new CyclicBarrier(SHARDS);
            for (int call = 0; call < calls; call++) {
                pool.run(SHARDS, part -> {
                    await(together);
                    threads.set(part, Thread.currentThread());
                });
                kept += threads.get(0) == Thread.currentThread() ? 1 : 0;
            }
        }

        assertThat(kept).isGreaterThan(calls / 2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A thread that was late for one call must never do a part of it with the work of the next. */
    @Test
    void everyCallHasItsOwnWork() {
        int parts = 5;
        try (WorkerPool pool = new WorkerPool(SHARDS)) {
            for (int call = 0; call < 20_000; call++) {
                int number = call;
                long[] seen = new long[parts + call % 3];
                pool.run(seen.length, part -> seen[part] += number);

                assertThat(seen).containsOnly(number);
            }
        }
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
        Thread[] outer = new Thread[1];
        try (WorkerPool pool = new WorkerPool(2)) {
            pool.run(2, part -> {
                if (part == 0) {
                    outer[0] = Thread.currentThread();
                    pool.run(2, innerPart -> inner.add(Thread.currentThread()));
                }
            });
        }

        assertThat(inner).hasSize(2).containsOnly(outer[0]);
    }

    @Test
    void closedItStillComputesAndItsThreadsEnd() throws InterruptedException {
        WorkerPool pool = new WorkerPool(2);
        Thread worker = workerOf(pool);
        pool.close();
        pool.close();
        int[] runs = new int[2];

        pool.run(2, shard -> runs[shard]++);

        assertThat(runs).containsOnly(1);
        worker.join();
        assertThat(worker.isAlive()).isFalse();
    }

    private static Thread workerOf(WorkerPool pool) {
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicReference<Thread> worker = new AtomicReference<>();
        Thread caller = Thread.currentThread();
        pool.run(2, part -> {
            await(together);
            if (Thread.currentThread() != caller) {
                worker.set(Thread.currentThread());
            }
        });
        return worker.get();
    }

    @Test
    void withoutWorkNothingTurns() throws InterruptedException {
        try (WorkerPool pool = new WorkerPool(2)) {
            Thread worker = workerOf(pool);
            while (worker.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
            long before = THREADS.getThreadCpuTime(worker.getId());
            Thread.sleep(200);

            assertThat(THREADS.getThreadCpuTime(worker.getId()) - before).isLessThan(1_000_000);
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
    void partsAreMoreThanThreadsOnceASecondThreadIsWorthIt() {
        try (WorkerPool pool = new WorkerPool(2)) {
            assertThat(pool.parts(1L << 19, 100)).isEqualTo(1);
            assertThat(pool.parts(1L << 20, 100)).isEqualTo(4);
            assertThat(pool.parts(1L << 30, 100)).isEqualTo(32);
            assertThat(pool.parts(1L << 30, 3)).isEqualTo(3);
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
