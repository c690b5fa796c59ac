package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Internal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The order of classes that the data names: as numbers if all of them are numbers, else as text. */
@Internal
public final class ClassNames {
    private ClassNames() {}

    /** Returns the distinct labels in that order. */
    public static List<String> ordered(Collection<String> labels) {
        List<String> distinct = labels.stream().distinct().toList();
        boolean numbers =
                distinct.stream().allMatch(label -> Decimal.parse(label).isPresent());
        Comparator<String> order = Comparator.naturalOrder();
        if (numbers) {
            order = Comparator.comparingDouble(
                            (String label) -> Decimal.parse(label).orElseThrow())
                    .thenComparing(Comparator.naturalOrder());
        }
        return distinct.stream().sorted(order).toList();
    }
}
