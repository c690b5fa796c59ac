package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.ClassNames;
import io.github.rnn4j.tasks.common.data.FileContent;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import io.github.rnn4j.tasks.common.data.Table;
import io.github.rnn4j.tasks.common.data.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Reviews in parts, with their classes. Immutable.
 *
 * @param files how messages call the files, as given
 * @param digests SHA-256 of each file's bytes, in hexadecimal
 * @param classes names of the classes in the order of their numbers
 * @param texts the texts of all parts and where they stand, for the search of leaks; none where one part was read
 * @param parts the rows of each part that was asked for, in the order of the files; those of another part are absent
 */
@Experimental
public record ReviewData(
        List<String> files, List<String> digests, List<String> classes, Parts<PlacedText> texts, Parts<Review> parts) {
    private static final int LEAST_TRAINING_ROWS = 5;

    public ReviewData {
        files = List.copyOf(files);
        digests = List.copyOf(digests);
        classes = List.copyOf(classes);
    }

    /**
     * Reads data to learn from; of its test part only the texts are looked at, for the search of leaks. The classes are those listed, else all of the training and
     * validation rows: as numbers ascending if all are numbers, else sorted.
     *
     * @param seed of the split, where no column says it
     * @throws RnnException if a file cannot be read, or nothing can be learned from it: no rows, one class, a class with
     *     fewer than 5 training rows that was not listed, an empty part
     */
    public static ReviewData forTraining(ReviewSource source, long seed) {
        List<Table> tables = source.files().stream().map(TableReader::read).toList();
        Parts<LabelledRow> rows = split(new RowReader(source).labelled(tables), seed);
        List<String> classes = source.classes();
        if (classes.isEmpty()) {
            List<String> labels = new ArrayList<>();
            rows.train().forEach(row -> labels.add(row.label()));
            rows.validation().forEach(row -> labels.add(row.label()));
            classes = ClassNames.ordered(labels);
        }
        new TrainingDataCheck(tables.get(0).file(), LEAST_TRAINING_ROWS)
                .check(rows, classes, !source.classes().isEmpty());
        return numbered(tables, placed(rows), new Parts<>(rows.train(), rows.validation(), List.of()), classes);
    }

    /**
     * Reads one part of data to score a model on.
     *
     * @param classes the model's
     * @param seed of the split, where no column says it: the model's
     * @throws RnnException if a file cannot be read, the part is empty, or a class is not the model's
     */
    public static ReviewData forEvaluation(ReviewSource source, List<String> classes, long seed, Part part) {
        List<Table> tables = source.files().stream().map(TableReader::read).toList();
        Parts<LabelledRow> rows = split(new RowReader(source).labelled(tables), seed);
        if (rows.of(part).isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    tables.get(0).file() + ": expected rows of the part '" + part.code() + "' but got " + rows.sizes()
                            + ". Choose another part or column (--part, --split).");
        }
        return numbered(
                tables, new Parts<>(List.of(), List.of(), List.of()), Parts.sort(rows.of(part), row -> part), classes);
    }

    /**
     * Reads texts to classify; neither classes nor parts are looked at.
     *
     * @throws RnnException if a file cannot be read or has no rows
     */
    public static List<String> texts(ReviewSource source) {
        return new RowReader(source)
                .texts(source.files().stream().map(TableReader::read).toList());
    }

    /**
     * Reads data to learn from and score on fold by fold; what a split column says is left aside, and the rows of all its parts take
     * part.
     *
     * @param classes those of the training
     * @param folds how many
     * @param seed of the folds
     * @return the data of each fold, whose rows are the test part
     * @throws RnnException if a file cannot be read, or nothing can be learned from what is left for a fold
     */
    public static List<ReviewData> forCrossValidation(ReviewSource source, List<String> classes, int folds, long seed) {
        List<Table> tables = source.files().stream().map(TableReader::read).toList();
        List<ReviewData> data = new ArrayList<>();
        for (Parts<LabelledRow> rows : new SeededFolds(folds, seed).split(new RowReader(source).labelled(tables))) {
            new TrainingDataCheck(tables.get(0).file(), 1).check(rows, classes, true);
            Parts<LabelledRow> scored = new Parts<>(rows.train(), scored(rows.validation()), scored(rows.test()));
            if (scored.validation().isEmpty() || scored.test().isEmpty()) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        tables.get(0).file() + ": expected rows to choose by and to score in each of " + folds
                                + " folds but got " + scored.sizes() + ". Ask for fewer folds (--folds).");
            }
            data.add(numbered(tables, new Parts<>(List.of(), List.of(), List.of()), scored, classes));
        }
        return data;
    }

    /**
     * Returns the digest of each file of a source, as {@link #digests()} has them.
     *
     * @throws RnnException if a file cannot be read
     */
    public static List<String> digests(ReviewSource source) {
        return source.files().stream()
                .map(file -> FileContent.read(file).sha256())
                .toList();
    }

    private static Parts<LabelledRow> split(List<LabelledRow> rows, long seed) {
        Parts<LabelledRow> all = rows.stream().allMatch(row -> row.part() == null)
                ? new SeededSplit(seed).split(rows)
                : Parts.sort(rows, row -> Objects.requireNonNull(row.part(), "part"));
        return new Parts<>(all.train(), scored(all.validation()), scored(all.test()));
    }

    private static List<LabelledRow> scored(List<LabelledRow> rows) {
        return rows.stream().filter(LabelledRow::scored).toList();
    }

    private static Parts<PlacedText> placed(Parts<LabelledRow> rows) {
        return new Parts<>(placed(rows.train()), placed(rows.validation()), placed(rows.test()));
    }

    private static List<PlacedText> placed(List<LabelledRow> rows) {
        return rows.stream()
                .map(row -> new PlacedText(row.text(), row.file(), row.line()))
                .toList();
    }

    private static ReviewData numbered(
            List<Table> tables, Parts<PlacedText> texts, Parts<LabelledRow> rows, List<String> classes) {
        Map<String, Integer> numbers = new TreeMap<>();
        for (String name : classes) {
            numbers.put(name, numbers.size());
        }
        return new ReviewData(
                tables.stream().map(Table::file).toList(),
                tables.stream().map(Table::sha256).toList(),
                classes,
                texts,
                new Parts<>(
                        numbered(rows.train(), numbers),
                        numbered(rows.validation(), numbers),
                        numbered(rows.test(), numbers)));
    }

    private static List<Review> numbered(List<LabelledRow> rows, Map<String, Integer> numbers) {
        List<Review> reviews = new ArrayList<>();
        for (LabelledRow row : rows) {
            Integer label = numbers.get(row.label());
            if (label == null) {
                throw new RnnException(
                        ErrorCode.INVALID_DATA,
                        row.file() + ": expected one of the classes " + String.join(", ", numbers.keySet())
                                + " but got '" + row.label() + "' (line " + row.line()
                                + "). Leave such rows out with --exclude.");
            }
            reviews.add(new Review(row.text(), label));
        }
        return reviews;
    }
}
