package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.output.Figures;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.ReviewTrainingLog;
import io.github.rnn4j.cli.output.Table;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.report.ReportSection;
import io.github.rnn4j.cli.report.ReportTable;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.latency.LatencySpec;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.sentiment.ReviewEvaluation;
import io.github.rnn4j.tasks.sentiment.ReviewTraining;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reviews: labelled sentences that npm fetches, or made-up ones where there are none. */
@Internal
public final class ReviewDemo implements DemoTask {
    private static final List<String> QUESTIONS = List.of(
            "Works like a charm, and the battery lasts for days.",
            "The food was cold and the waiter never came back.",
            "I would watch this film again tomorrow.",
            "It broke in a week.",
            "Not bad at all.",
            "I wanted to like it, but no.");
    private static final List<String> HEADER = List.of("text", "answer", "probability");
    private static final String ANSWERS = "Its answers to sentences that we made up";

    private final Terminal terminal;
    private final SentencePackage sentences;

    /** Shows the task with these sentences. */
    public ReviewDemo(Terminal terminal, SentencePackage sentences) {
        this.terminal = terminal;
        this.sentences = sentences;
    }

    @Override
    public String name() {
        return ReviewModel.TASK;
    }

    @Override
    public String ownFile() {
        return "./rnn train reviews --data FILE --text TEXT_COLUMN --label CLASS_COLUMN";
    }

    @Override
    public DemoJob prepare() {
        return new Job(terminal, sentences.find());
    }

    private record Job(Terminal terminal, SentencePackage.Found found) implements DemoJob {
        /** There always are reviews, made-up ones if need be. */
        @Override
        public DemoResult run(Backend engine, long seed, Progress.Detail most) {
            return found.sentences().isEmpty() ? madeUp(engine, seed, most) : real(engine, seed, most);
        }

        private DemoResult real(Backend engine, long seed, Progress.Detail most) {
            PrintStream out = terminal.out();
            Path cached = Path.of(found.where());
            String title = "Sentiment Labelled Sentences: "
                    + Figures.count(found.sentences().size())
                    + " sentences about goods, films and restaurants (" + found.withoutClass()
                    + " records without a class were left out).";
            out.println(title);
            SentencePackage.ORIGIN.print(out, cached);
            out.println();
            ReviewSource source =
                    ReviewSource.of(ReviewTable.write(cached.resolveSibling("demo-reviews.tsv"), found.sentences()));
            Path model = cached.resolveSibling("demo-reviews.safetensors");
            train(engine, ReviewTrainingOptions.of(source, seed, model), most);
            TaskResult result = new ReviewEvaluation(engine, model)
                    .run(source, Part.TEST, LatencySpec.DEFAULT)
                    .as("demo");
            new TaskReport(out).print(result);
            List<List<String>> answers = answers(engine, model);
            out.println("The model stays in " + model);
            return new DemoResult(
                    result,
                    SummaryRow.of(result),
                    new ResultSection(result, SentencePackage.ORIGIN)
                            .with(List.of(title), List.of(), List.of(new ReportTable(ANSWERS, HEADER, answers))));
        }

        private DemoResult madeUp(Backend engine, long seed, Progress.Detail most) {
            PrintStream out = terminal.out();
            String line = "No real reviews: " + found.where()
                    + ". Install npm, or bring a table of your own (the last line shows how).";
            out.println(line);
            out.println("MADE-UP reviews follow, out of a small grammar. They show that the machinery runs; a score on"
                    + " them would say nothing, so none is shown.");
            out.println();
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                ReviewSource source =
                        ReviewSource.of(ReviewTable.write(folder.path().resolve("made-up.tsv"), MadeUpReviews.all()));
                Path model = folder.path().resolve("made-up.safetensors");
                // The grammar repeats itself: most of its sentences resemble another one, and no score is shown.
                train(
                        engine,
                        ReviewTrainingOptions.of(source, seed, model).accepting(LeakKind.NEAR_DUPLICATE_TEXT),
                        most == Progress.Detail.NOTHING ? most : Progress.Detail.EPOCHS);
                answers(engine, model);
            }
            return new DemoResult(
                    new MadeUp(1, "demo", ReviewModel.TASK, true),
                    Optional.empty(),
                    new ReportSection(ReviewModel.TASK, Map.of(), List.of(line), List.of(), List.of(), null));
        }

        private void train(Backend engine, ReviewTrainingOptions options, Progress.Detail detail) {
            new ReviewTraining(engine, options, new ReviewTrainingLog(terminal, detail), () -> false).run();
        }

        private List<List<String>> answers(Backend engine, Path model) {
            List<List<String>> rows = new ArrayList<>();
            Table table = new Table(HEADER.toArray(String[]::new));
            try (ReviewClassifier classifier = ReviewClassifier.load(engine, model)) {
                for (String question : QUESTIONS) {
                    Classification answer = classifier.classify(question);
                    List<String> row = List.of(
                            question,
                            answer.label().equals("1") ? "praise" : "complaint",
                            Figures.score(answer.probabilities().getOrDefault(answer.label(), Double.NaN)));
                    table.row(row.toArray(String[]::new));
                    rows.add(row);
                }
            }
            terminal.out().println();
            terminal.out().println(ANSWERS + ":");
            table.print(terminal.out(), "  ");
            return rows;
        }
    }

    /**
     * What there is to say about a run on made-up reviews.
     *
     * @param schemaVersion 1
     * @param command the demo
     * @param task reviews
     * @param madeUp true
     */
    record MadeUp(int schemaVersion, String command, String task, boolean madeUp) {}
}
