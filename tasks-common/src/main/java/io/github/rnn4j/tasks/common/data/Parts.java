package io.github.rnn4j.tasks.common.data;

import io.github.rnn4j.api.annotation.Experimental;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of each part, in their order. Immutable.
 *
 * @param train to learn from
 * @param validation to choose by
 * @param test for the end
 * @param <T> what a row is
 */
@Experimental
public record Parts<T>(List<T> train, List<T> validation, List<T> test) {
    public Parts {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** Puts each row into its part. */
    public static <T> Parts<T> sort(List<T> rows, Function<T, Part> partOf) {
        List<T> train = new ArrayList<>();
        List<T> validation = new ArrayList<>();
        List<T> test = new ArrayList<>();
        for (T row : rows) {
            switch (partOf.apply(row)) {
                case TRAIN -> train.add(row);
                case VALIDATION -> validation.add(row);
                case TEST -> test.add(row);
            }
        }
        return new Parts<>(train, validation, test);
    }

    /** Returns the rows of one part. */
    public List<T> of(Part part) {
        return switch (part) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** Returns the sizes for a message. */
    public String sizes() {
        return "train " + train.size() + ", validation " + validation.size() + ", test " + test.size();
    }
}
