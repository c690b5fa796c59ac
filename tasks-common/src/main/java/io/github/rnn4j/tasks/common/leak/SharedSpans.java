package io.github.rnn4j.tasks.common.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Finds what examples of different parts have in common by where they lie. */
@Experimental
public final class SharedSpans {
    private SharedSpans() {}

    /**
     * Finds groups, such as runs or days, that have examples in more than one part.
     *
     * @param kind {@link LeakKind#SAME_RUN} or {@link LeakKind#SAME_DAY}
     * @param groups what messages call them, such as {@code runs}
     */
    public static Optional<Leak> groups(LeakKind kind, String groups, Parts<Span> spans) {
        Map<String, EnumMap<Part, Span>> firsts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            for (Span span : spans.of(part)) {
                firsts.computeIfAbsent(span.group(), group -> new EnumMap<>(Part.class))
                        .putIfAbsent(part, span);
            }
        }
        List<EnumMap<Part, Span>> shared =
                firsts.values().stream().filter(parts -> parts.size() > 1).toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        List<Map.Entry<Part, Span>> example = List.copyOf(shared.get(0).entrySet());
        return Optional.of(Leak.of(
                LeakLevel.REFUSE,
                kind,
                shared.size(),
                "of " + firsts.size() + " " + groups + ", " + shared.size()
                        + " have windows in more than one part, such as '"
                        + example.get(0).getValue().group() + "' in " + place(example.get(0)) + " and "
                        + place(example.get(1))));
    }

    private static String place(Map.Entry<Part, Span> example) {
        return example.getKey().code() + " (line " + example.getValue().line() + ")";
    }

    /** Finds validation and test examples that hold a step of a training example. */
    public static Optional<Leak> overlaps(Parts<Span> spans) {
        Map<String, NavigableMap<Long, Span>> train = merged(spans.train());
        long count = 0;
        Span first = null;
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            for (Span span : spans.of(part)) {
                Map.Entry<Long, Span> before =
                        train.getOrDefault(span.group(), new TreeMap<>()).floorEntry(span.to());
                if (before != null && before.getValue().to() >= span.from()) {
                    count++;
                    first = first == null ? span : first;
                }
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        return Optional.of(Leak.of(
                LeakLevel.REFUSE,
                LeakKind.OVERLAPPING_WINDOWS,
                count,
                count + " validation and test windows hold steps of training windows, such as one of '" + first.group()
                        + "' that ends on line " + first.line()));
    }

    /** Returns the stretches that training examples cover, group by group, by their first step. */
    private static Map<String, NavigableMap<Long, Span>> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingLong(Span::from));
        Map<String, NavigableMap<Long, Span>> groups = new HashMap<>();
        for (Span span : sorted) {
            NavigableMap<Long, Span> group = groups.computeIfAbsent(span.group(), name -> new TreeMap<>());
            Map.Entry<Long, Span> last = group.lastEntry();
            if (last != null && last.getValue().to() >= span.from()) {
                long to = Math.max(last.getValue().to(), span.to());
                group.put(
                        last.getKey(),
                        new Span(
                                span.group(), last.getKey(), to, last.getValue().line()));
            } else {
                group.put(span.from(), span);
            }
        }
        return groups;
    }
}
