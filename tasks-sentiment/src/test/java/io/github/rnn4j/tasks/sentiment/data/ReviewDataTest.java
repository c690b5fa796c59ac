package io.github.rnn4j.tasks.sentiment.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.tasks.common.data.ClassNames;
import io.github.rnn4j.tasks.common.data.DataFolder;
import io.github.rnn4j.tasks.common.data.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewDataTest {
    @TempDir
    private Path folder;

    @Test
    void theSplitColumnSaysWhichRowsTakePart() throws IOException {
        ReviewData data = ReviewData.forTraining(ReviewSource.of(split(6, 2, "").file()), 1);

        assertThat(data.classes()).containsExactly("0", "1");
        assertThat(data.parts().train()).hasSize(12);
        assertThat(data.parts().validation())
                .containsExactly(new Review("no", 0), new Review("yes", 1), new Review("no", 0), new Review("yes", 1));
        assertThat(data.parts().test()).isEmpty();
    }

    @Test
    void evaluationReadsThePartThatIsAskedFor() throws IOException {
        Path file = split(6, 2, "fine\t1\ttest\nignored\t\tspare\n").file();

        assertThat(ReviewData.forEvaluation(ReviewSource.of(file), List.of("0", "1"), 1, Part.TEST)
                        .parts()
                        .test())
                .containsExactly(new Review("fine", 1));
    }

    @Test
    void conditionsChooseRowsAndExclusionsDropThem() throws IOException {
        Path file = split(6, 2, "short\t1\ttest\nlong\t0\ttest\n").file();

        assertThat(ReviewData.texts(source(file, List.of("split=test"), List.of("text=long", "text=never"), List.of())))
                .containsExactly("short");
    }

    @Test
    void classesThatAreAllNumbersAreInTheirOrderElseInThatOfText() {
        assertThat(ClassNames.ordered(List.of("10", "9", "-1", "9"))).containsExactly("-1", "9", "10");
        assertThat(ClassNames.ordered(List.of("10", "9", "good"))).containsExactly("10", "9", "good");
    }

    @Test
    void listedClassesAreInTheOrderOfTheListAndOtherRowsTakeNoPart() throws IOException {
        Path file = split(6, 2, "so so\t2\ttrain\n").file();

        ReviewData data = ReviewData.forTraining(source(file, List.of(), List.of(), List.of("1", "0")), 1);

        assertThat(data.classes()).containsExactly("1", "0");
        assertThat(data.parts().train()).hasSize(12).contains(new Review("no", 1), new Review("yes", 0));
    }

    @Test
    void withoutASplitColumnRowsAreSplitBySeedClassByClass() throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\n");
        for (int i = 0; i < 100; i++) {
            rows.append("text ")
                    .append(i)
                    .append('\t')
                    .append(i % 4 == 0 ? "rare" : "usual")
                    .append('\n');
        }
        Path file = write(rows.toString());

        ReviewData data = ReviewData.forTraining(ReviewSource.of(file), 3);
        ReviewData again = ReviewData.forTraining(ReviewSource.of(file), 3);
        ReviewData other = ReviewData.forTraining(ReviewSource.of(file), 4);

        assertThat(data).isEqualTo(again).isNotEqualTo(other);
        assertThat(data.parts().train().stream().filter(review -> review.label() == 0))
                .hasSize(18);
        assertThat(data.parts().train().stream().filter(review -> review.label() == 1))
                .hasSize(53);
        assertThat(data.parts().validation()).hasSize(14);
        assertThat(ReviewData.forEvaluation(ReviewSource.of(file), data.classes(), 3, Part.TEST)
                        .parts()
                        .test())
                .hasSize(15)
                .doesNotContainAnyElementsOf(data.parts().train());
    }

    @Test
    void equalTextsStayOnOneSideOfTheSplit() throws IOException {
        StringBuilder rows = new StringBuilder("text\tlabel\n");
        for (int i = 0; i < 240; i++) {
            rows.append("Text, ")
                    .append(i % 60)
                    .append(i < 60 ? "" : "!")
                    .append('\t')
                    .append(i % 2)
                    .append('\n');
        }
        Path file = write(rows.toString());

        ReviewData data = ReviewData.forTraining(ReviewSource.of(file), 1);
        Set<String> train = keys(data.parts().train());
        Set<String> both = new HashSet<>(train);
        both.retainAll(keys(data.parts().validation()));

        assertThat(both).isEmpty();
        assertThat(train).hasSize(42);
        assertThat(data.parts().train()).hasSize(168);
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithTheListAndASuggestion() throws IOException {
        Path file = write("txet,label\na,1\n");

        assertThatThrownBy(() -> ReviewData.forTraining(ReviewSource.of(file), 1))
                .hasMessage(file + ": expected a column with the text, such as 'text', but got txet, label."
                        + " Name it with --text.");
        assertThatThrownBy(() -> ReviewData.forTraining(
                        new ReviewSource(List.of(file), "txt", null, null, List.of(), List.of(), List.of()), 1))
                .hasMessage(file + ": expected a column 'txt' (--text) but got txet, label. Did you mean 'txet'?");
    }

    @Test
    void anEmptyLabelIsRefusedWithItsLine() throws IOException {
        refuses(
                split(6, 2, "hm\t \ttrain\n"),
                "expected a class but got an empty field (line 18, column 'label'). Fill it in or drop the row.");
    }

    @Test
    void aClassWithFewerThanFiveTrainingRowsIsRefused() throws IOException {
        refuses(
                split(4, 2, ""),
                "expected at least 5 training rows of each class but got 4 of class '0'."
                        + " Name the classes to use with --classes.");
    }

    @Test
    void aSmallClassIsTakenIfItIsListedButNotAnEmptyOne() throws IOException {
        Path file = split(4, 2, "").file();

        assertThat(ReviewData.forTraining(source(file, List.of(), List.of(), List.of("0", "1")), 1)
                        .parts()
                        .train())
                .hasSize(8);
        assertThatThrownBy(() -> ReviewData.forTraining(source(file, List.of(), List.of(), List.of("0", "2")), 1))
                .hasMessage(file + ": expected at least 1 training rows of each class but got 0 of class '2'."
                        + " Leave it out of --classes.");
    }

    @Test
    void oneClassIsRefused() throws IOException {
        refuses(
                new Source(write(IntStream.range(0, 20)
                        .mapToObj(i -> i + ",1\n")
                        .collect(Collectors.joining("", "text,label\n", "")))),
                "expected two or more classes but got one, '1'. Check the column (--label) and the conditions.");
    }

    @Test
    void conditionsThatNoRowMeetsAreRefused() throws IOException {
        Path file = split(6, 2, "").file();

        assertThatThrownBy(() ->
                        ReviewData.forTraining(source(file, List.of("text=maybe"), List.of("label=0"), List.of()), 1))
                .hasMessage(file + ": expected rows that meet the conditions but got none of 16 (--where text=maybe"
                        + " --exclude label=0). Check the values, or give fewer conditions.");
    }

    @Test
    void aSplitColumnWithoutValidationRowsIsRefused() throws IOException {
        refuses(
                split(6, 0, "x\t1\tdev\n"),
                "expected rows of the parts train and validation but got train 12, validation 0, test 0."
                        + " Check the split column (--split), or give more rows.");
    }

    @Test
    void aClassThatTheModelDoesNotHaveIsRefusedWithItsLine() throws IOException {
        Path file = split(1, 1, "x\t2\ttest\n").file();

        assertThatThrownBy(() -> ReviewData.forEvaluation(ReviewSource.of(file), List.of("0", "1"), 1, Part.TEST))
                .hasMessage(file + ": expected one of the classes 0, 1 but got '2' (line 6)."
                        + " Leave such rows out with --exclude.");
    }

    @Test
    void aPartWithoutRowsIsRefused() throws IOException {
        Path file = split(1, 1, "").file();

        assertThatThrownBy(() -> ReviewData.forEvaluation(ReviewSource.of(file), List.of("0", "1"), 1, Part.TEST))
                .hasMessage(file + ": expected rows of the part 'test' but got train 2, validation 2, test 0."
                        + " Choose another part or column (--part, --split).");
    }

    @Test
    void aFileIsLookedForUnderTheDataFolder() throws IOException {
        Path file = write("x\n1\n");
        DataFolder data = new DataFolder(folder);

        assertThat(data.locate("rows.tsv")).isEqualTo(file);
        assertThatThrownBy(() -> data.locate("none.tsv"))
                .hasMessage("none.tsv: expected a file but there is none (looked in "
                        + Path.of("").toAbsolutePath() + " and under RNN_DATA, " + folder + "). Check the name.");
        assertThatThrownBy(() -> data.locate(folder.toString()))
                .hasMessage(folder + ": expected a file but got a folder. Name a file in it.");
        assertThatThrownBy(() -> new DataFolder(null).locate("none.tsv"))
                .hasMessage("none.tsv: expected a file but there is none (looked in "
                        + Path.of("").toAbsolutePath()
                        + "). Check the name, or let RNN_DATA name the folder it is under.");
    }

    private record Source(Path file) {}

    private void refuses(Source source, String message) {
        assertThatThrownBy(() -> ReviewData.forTraining(ReviewSource.of(source.file()), 1))
                .hasMessage(source.file() + ": " + message);
    }

    /** Rows of two classes in turn: so many of each in training, then so many of each in validation. */
    private Source split(int train, int validation, String more) throws IOException {
        String rows = "no\t0\ttrain\nyes\t1\ttrain\n".repeat(train)
                + "no\t0\tvalidation\nyes\t1\tvalidation\n".repeat(validation);
        return new Source(write("text\tlabel\tsplit\n" + rows + more));
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("rows.tsv"), content);
    }

    private static ReviewSource source(Path file, List<String> where, List<String> exclude, List<String> classes) {
        return new ReviewSource(List.of(file), null, null, null, where, exclude, classes);
    }

    private static Set<String> keys(List<Review> reviews) {
        return reviews.stream()
                .map(review -> review.text().replaceAll("[^0-9]", ""))
                .collect(Collectors.toSet());
    }
}
