package io.github.rnn4j.tasks.sentiment.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds texts that share most of their shingles, which are the different runs of three characters in each: their resemblance, shared ones by
 * all of both (Broder, On the resemblance and containment of documents, 1997), is at least 0.7. One word changed in ten is that near, or
 * one character in twenty.
 *
 * <p>The answer is exact: two texts that near share one of their few rarest shingles, so that only texts that do are compared (prefix
 * filtering; Bayardo, Ma and Srikant, Scaling up all pairs similarity search, WWW 2007). Thread-safe.
 */
final class NearDuplicates {
    private static final int SHINGLE = 3;
    private static final double LEAST = 0.7;
    private static final int BITS = 21;

    private final Map<Long, Integer> frequencies = new HashMap<>();
    private final List<long[]> known = new ArrayList<>();
    private final Map<Long, List<Integer>> byRareShingle = new HashMap<>();

    /** Takes texts to compare with, as keys (see {@code TextNormalizer}). */
    NearDuplicates(List<String> keys) {
        List<long[]> all = keys.stream().map(NearDuplicates::shingles).toList();
        for (long[] shingles : all) {
            for (long shingle : shingles) {
                frequencies.merge(shingle, 1, Integer::sum);
            }
        }
        for (long[] shingles : all) {
            long[] sorted = rarestFirst(shingles);
            for (int i = 0; i < prefix(sorted.length); i++) {
                byRareShingle
                        .computeIfAbsent(sorted[i], shingle -> new ArrayList<>())
                        .add(known.size());
            }
            known.add(sorted);
        }
    }

    /** Returns the number of a text that is that near, if there is one. */
    Optional<Integer> find(String key) {
        long[] shingles = rarestFirst(shingles(key));
        Set<Long> own = new LinkedHashSet<>();
        for (long shingle : shingles) {
            own.add(shingle);
        }
        for (int i = 0; i < prefix(shingles.length); i++) {
            for (int candidate : byRareShingle.getOrDefault(shingles[i], List.of())) {
                if (isNear(own, known.get(candidate))) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNear(Set<Long> own, long[] other) {
        int least = Math.min(own.size(), other.length);
        int most = Math.max(own.size(), other.length);
        if (least < LEAST * most) {
            return false;
        }
        int shared = 0;
        for (long shingle : other) {
            shared += own.contains(shingle) ? 1 : 0;
        }
        return shared >= LEAST * (own.size() + other.length - shared);
    }

    /** How many of the rarest shingles two texts that near cannot all differ in. */
    private static int prefix(int size) {
        return size - (int) Math.ceil(LEAST * size) + 1;
    }

    /** Equally rare ones by their characters, so that all texts agree on the order. */
    private long[] rarestFirst(long[] shingles) {
        return Arrays.stream(shingles)
                .boxed()
                .sorted((a, b) -> {
                    int order = Integer.compare(frequencies.getOrDefault(a, 0), frequencies.getOrDefault(b, 0));
                    return order == 0 ? Long.compare(a, b) : order;
                })
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Returns the different shingles, each as one number; a shorter text is one by itself. */
    private static long[] shingles(String key) {
        int[] characters = key.codePoints().toArray();
        int width = Math.min(SHINGLE, characters.length);
        long[] shingles = new long[characters.length - width + 1];
        for (int i = 0; i < shingles.length; i++) {
            for (int j = i; j < i + width; j++) {
                shingles[i] = shingles[i] << BITS | characters[j];
            }
        }
        return Arrays.stream(shingles).distinct().toArray();
    }
}
