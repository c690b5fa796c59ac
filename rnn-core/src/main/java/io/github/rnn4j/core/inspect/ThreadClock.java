package io.github.rnn4j.core.inspect;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** The time that the calling thread has been computing. */
final class ThreadClock {
    private ThreadClock() {}

    /** Returns a clock in nanoseconds; the time of day's where Java does not know that of a thread. */
    static LongSupplier get() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean known = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        return known ? threads::getCurrentThreadCpuTime : System::nanoTime;
    }
}
