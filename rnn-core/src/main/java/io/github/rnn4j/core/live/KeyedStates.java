package io.github.rnn4j.core.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * States by key in the order of their use, in stripes, so that threads with different keys hardly ever meet. Thread-safe. A stripe is
 * locked only while a key is looked up, never while a model computes.
 */
final class KeyedStates<S> {
    private static final int STRIPES = 64;

    private final KeyLimits limits;
    private final InstantSource clock;
    private final List<Stripe<S>> stripes = new ArrayList<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong turns = new AtomicLong();
    private final AtomicLong evicted = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();

    KeyedStates(KeyLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        for (int i = 0; i < STRIPES; i++) {
            stripes.add(new Stripe<>());
        }
    }

    /** A key with its state; whoever computes with the state holds the entry's lock. */
    static final class Entry<S> {
        final String key;
        final S state;
        /** Guarded by the stripe. */
        private long usedMillis;
        /** Grows with every use of any key, and so tells equal milliseconds apart. Guarded by the stripe. */
        private long turn;

        private Entry(String key, S state) {
            this.key = key;
            this.state = state;
        }
    }

    /** An entry as it was when all were listed. */
    record Listed<S>(Entry<S> entry, long usedMillis, long turn) {}

    /** Some of the keys, the one that was used longest ago first. Its lock guards it. */
    private static final class Stripe<S> {
        private final Map<String, Entry<S>> entries = new LinkedHashMap<>(16, 0.75f, true);

        private Entry<S> eldest() {
            return entries.values().iterator().next();
        }
    }

    private Stripe<S> stripe(String key) {
        int hash = key.hashCode();
        return stripes.get((hash ^ hash >>> 16) & STRIPES - 1);
    }

    /** Returns the entry of a key, which counts as a use of it; makes one if there is none or it was idle for too long. */
    Entry<S> use(String key, Supplier<S> begin) {
        boolean added;
        Entry<S> entry;
        Stripe<S> stripe = stripe(key);
        long now = clock.millis();
        synchronized (stripe) {
            expire(stripe, now);
            entry = stripe.entries.get(key);
            added = entry == null;
            if (entry == null) {
                entry = new Entry<>(key, begin.get());
                stripe.entries.put(key, entry);
                size.incrementAndGet();
            }
            entry.usedMillis = now;
            entry.turn = turns.incrementAndGet();
        }
        while (added && size.get() > limits.maxKeys()) {
            evict(now);
        }
        return entry;
    }

    /** Puts a state as it was at its last use; the keys come in the order of their uses. */
    void put(String key, S state, long usedMillis) {
        Stripe<S> stripe = stripe(key);
        Entry<S> entry = new Entry<>(key, state);
        synchronized (stripe) {
            entry.usedMillis = usedMillis;
            entry.turn = turns.incrementAndGet();
            if (stripe.entries.put(key, entry) == null) {
                size.incrementAndGet();
            }
        }
        while (size.get() > limits.maxKeys()) {
            evict(clock.millis());
        }
    }

    /** Forgets all keys that are idle for too long; others do so by and by. */
    void expire() {
        long now = clock.millis();
        for (Stripe<S> stripe : stripes) {
            synchronized (stripe) {
                expire(stripe, now);
            }
        }
    }

    private void expire(Stripe<S> stripe, long now) {
        Iterator<Entry<S>> eldest = stripe.entries.values().iterator();
        while (eldest.hasNext() && isIdle(eldest.next(), now)) {
            eldest.remove();
            size.decrementAndGet();
            expired.incrementAndGet();
        }
    }

    private boolean isIdle(Entry<S> entry, long now) {
        return now - entry.usedMillis > limits.idle().toMillis();
    }

    /** Forgets the key that was used longest ago: the first of the stripes' first ones. */
    private void evict(long now) {
        Stripe<S> oldest = stripes.get(0);
        long least = Long.MAX_VALUE;
        for (Stripe<S> stripe : stripes) {
            synchronized (stripe) {
                if (!stripe.entries.isEmpty() && stripe.eldest().turn < least) {
                    least = stripe.eldest().turn;
                    oldest = stripe;
                }
            }
        }
        synchronized (oldest) {
            // Used or forgotten by another thread in the meantime? Then there is another one to find, or none too many.
            if (!oldest.entries.isEmpty() && oldest.eldest().turn == least) {
                (isIdle(oldest.eldest(), now) ? expired : evicted).incrementAndGet();
                oldest.entries.remove(oldest.eldest().key);
                size.decrementAndGet();
            }
        }
    }

    /** Returns all entries in the order of their uses. */
    List<Listed<S>> list() {
        List<Listed<S>> all = new ArrayList<>(size.get());
        for (Stripe<S> stripe : stripes) {
            synchronized (stripe) {
                stripe.entries.values().forEach(entry -> all.add(new Listed<>(entry, entry.usedMillis, entry.turn)));
            }
        }
        all.sort(Comparator.comparingLong(Listed::turn));
        return all;
    }

    /** Forgets a key, if it is there. */
    void forget(String key) {
        Stripe<S> stripe = stripe(key);
        synchronized (stripe) {
            if (stripe.entries.remove(key) != null) {
                size.decrementAndGet();
            }
        }
    }

    KeyCounts counts() {
        return new KeyCounts(size.get(), evicted.get(), expired.get());
    }
}
