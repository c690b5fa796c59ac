package io.github.rnn4j.tasks.common.latency;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.evaluation.LatencyMicros;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long answers take when calls become due at a fixed rate, whether the one before has its answer or not, as they do where
 * sensors and people ask. The time of a call begins when it is due. So a call that takes 100 ms makes those wait that become due
 * meanwhile, and their waiting counts. A loop that asks when it has its answer would ask none of them, and show one slow call:
 * <i>coordinated omission</i> (Tene, "How NOT to Measure Latency", 2015; Schroeder, Wierman and Harchol-Balter, "Open Versus Closed: A
 * Cautionary Tale", NSDI 2006).
 *
 * <p>One thread asks, call after call in their order. Confined to it.
 */
@Experimental
public final class OpenLoop {
    /** Enough for the compiler to be done with the code that a call runs through. */
    static final int WARM_UP_CALLS = 5_000;

    /** The first call is due so long after the warm-up. */
    private static final long LEAD_NANOS = 1_000_000;

    private final Clock clock;
    /** Answers go somewhere, lest the compiler should see that nobody reads them. */
    @SuppressWarnings("unused")
    private @Nullable Object last;

    OpenLoop(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks call after call as fast as it can to warm up, no longer than the duration, then at the rate.
     *
     * @param call numbers go on from the warm-up into what is measured
     */
    public static LatencyMicros measure(LatencySpec spec, TimedCall call) {
        return new OpenLoop(new SystemClock()).run(spec, call);
    }

    LatencyMicros run(LatencySpec spec, TimedCall call) {
        int warm = warmUp(spec, call);
        LatencyRecorder recorder = new LatencyRecorder(spec);
        long start = clock.now() + LEAD_NANOS;
        for (int i = 0; i < spec.calls(); i++) {
            long due = start + spec.due(i);
            call.prepare(warm + i);
            boolean early = clock.now() < due;
            clock.await(due);
            long begun = clock.now();
            last = call.answer(warm + i);
            long ended = clock.now();
            recorder.answered(ended - due, ended - begun);
            if (early) {
                recorder.generated(begun - due);
            }
        }
        return recorder.result(clock.now() - start);
    }

    private int warmUp(LatencySpec spec, TimedCall call) {
        long end = clock.now() + spec.duration().toNanos();
        int calls = 0;
        while (calls < WARM_UP_CALLS && clock.now() < end) {
            call.prepare(calls);
            last = call.answer(calls++);
        }
        return calls;
    }
}
