package io.github.rnn4j.tasks.sentiment.leak;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.sentiment.data.PlacedText;
import io.github.rnn4j.tasks.sentiment.text.TextNormalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds validation and test rows whose text is equal or nearly equal to one of the training part. Two texts are equal if their {@link
 * TextNormalizer#key} is, and nearly so as {@link NearDuplicates} says. Classes are not looked at. Immutable.
 */
@Experimental
public final class TextLeaks {
    /** Greatest share of a part's rows that equal a training row to go on with. */
    private static final double EQUAL_REFUSE_ABOVE = 0.1;

    /** Near duplicates come about by themselves, so a few are no news; most of a part being some leaves little to measure. */
    private static final double NEAR_WARN_ABOVE = 0.01;

    private static final double NEAR_REFUSE_ABOVE = 0.5;

    private final List<Leak> found;
    private final BitSet validationCopies;

    private TextLeaks(List<Leak> found, BitSet validationCopies) {
        this.found = List.copyOf(found);
        this.validationCopies = validationCopies;
    }

    /** Searches; 40,000 short texts take seconds. */
    public static TextLeaks find(Parts<PlacedText> texts) {
        Map<String, PlacedText> known = new HashMap<>();
        List<String> keys = new ArrayList<>();
        for (PlacedText text : texts.train()) {
            String key = TextNormalizer.key(text.text());
            if (known.putIfAbsent(key, text) == null) {
                keys.add(key);
            }
        }
        NearDuplicates duplicates = new NearDuplicates(keys);
        Copies equal = new Copies(LeakKind.SAME_TEXT, 0, EQUAL_REFUSE_ABOVE, "equal the text of");
        Copies near =
                new Copies(LeakKind.NEAR_DUPLICATE_TEXT, NEAR_WARN_ABOVE, NEAR_REFUSE_ABOVE, "say nearly the same as");
        BitSet validation = new BitSet();
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            List<PlacedText> rows = texts.of(part);
            for (int row = 0; row < rows.size(); row++) {
                String key = TextNormalizer.key(rows.get(row).text());
                PlacedText original = known.get(key);
                Optional<Integer> similar = original == null ? duplicates.find(key) : Optional.empty();
                if (original != null) {
                    equal.add(rows.get(row), original);
                } else if (similar.isPresent()) {
                    near.add(rows.get(row), known.get(keys.get(similar.get())));
                }
                if (part == Part.VALIDATION && (original != null || similar.isPresent())) {
                    validation.set(row);
                }
            }
            equal.endOfPart(rows.size());
            near.endOfPart(rows.size());
        }
        List<Leak> found = new ArrayList<>();
        equal.leak().ifPresent(found::add);
        near.leak().ifPresent(found::add);
        return new TextLeaks(found, validation);
    }

    /** Returns what was found, each kind at most once. */
    public List<Leak> found() {
        return found;
    }

    /** Returns the validation rows whose text is equal or nearly equal to one of the training part. */
    public BitSet validationCopies() {
        return (BitSet) validationCopies.clone();
    }

    /** Rows of one kind, counted part by part. Not thread-safe. */
    private static final class Copies {
        private final LeakKind kind;
        private final double warnAbove;
        private final double refuseAbove;
        private final String words;
        private LeakLevel level = LeakLevel.INFO;
        private long count;
        private long before;
        private @Nullable String example;

        Copies(LeakKind kind, double warnAbove, double refuseAbove, String words) {
            this.kind = kind;
            this.warnAbove = warnAbove;
            this.refuseAbove = refuseAbove;
            this.words = words;
        }

        void add(PlacedText row, @Nullable PlacedText original) {
            count++;
            if (example == null && original != null) {
                example = row.place() + " and " + original.place();
            }
        }

        void endOfPart(int rows) {
            if (count > before) {
                LeakLevel own = LeakLevel.ofShare(count - before, rows, warnAbove, refuseAbove);
                level = own.compareTo(level) < 0 ? own : level;
            }
            before = count;
        }

        Optional<Leak> leak() {
            return count == 0
                    ? Optional.empty()
                    : Optional.of(Leak.of(
                            level,
                            kind,
                            count,
                            count + " validation and test rows " + words + " a training row, such as " + example));
        }
    }
}
