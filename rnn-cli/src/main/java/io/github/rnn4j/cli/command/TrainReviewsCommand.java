package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.output.TrainingLog;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.sentiment.ReviewTraining;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains on reviews. */
@Command(
        name = "reviews",
        description = {
            "Learns to tell the classes of short texts apart, such as praise from complaint.",
            "",
            "Fits a linear baseline, a recurrent network, and the network without its recurrent part; shows their"
                    + " validation figures; writes all of them as one model file. Test rows are left to './rnn eval'."
                    + " Ctrl-C keeps the best epoch so far."
        },
        customSynopsis = "./rnn train reviews --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "  ./rnn train reviews --data reviews.tsv --text text --label label",
            "  ./rnn train reviews --data a.csv b.csv.gz --where short=1 --language zh --seed 7 --out zh.safetensors"
        })
@Internal
public final class TrainReviewsCommand implements Callable<Integer> {
    private static final String OUT = "rnn4j-reviews.safetensors";

    private final Terminal terminal;
    private final BackendRegistry backends;
    private final CellRegistry cells;

    @Mixin
    private final RowOptions rows = new RowOptions();

    @Mixin
    private final LabelOptions labels = new LabelOptions();

    @Option(
            names = "--language",
            paramLabel = "zh|en|auto",
            defaultValue = "auto",
            description = "How texts are read: zh by characters, en by words, auto by what they are. Default: auto.")
    private String language = "auto";

    @Option(
            names = "--classes",
            paramLabel = "A,B,...",
            split = ",",
            hideParamSyntax = true,
            description = "Classes to tell apart, the positive one last; rows of others take part in nothing."
                    + " Default: all, in order, each with 5 training rows at least.")
    private List<String> classes = List.of();

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Mixin
    private final TrainingOptions training = new TrainingOptions();

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final BackendOption backend = new BackendOption();

    @Mixin
    private final OutOption out = new OutOption(OUT);

    @Mixin
    private final CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    /** Trains with these backends and cells. */
    public TrainReviewsCommand(Terminal terminal, BackendRegistry backends, CellRegistry cells) {
        this.terminal = terminal;
        this.backends = backends;
        this.cells = cells;
    }

    @Override
    public Integer call() {
        JsonFile file = json.check();
        ReviewTrainingOptions options = options();
        TrainingLog log = new TrainingLog(terminal, quiet.detail(Progress.Detail.SCORES));
        try (Interruption interruption = Interruption.watch();
                Backend engine = backend.open(backends)) {
            Optional<TaskResult> result = new ReviewTraining(engine, options, log, interruption).run();
            TrainingEnd end =
                    new TrainingEnd(terminal.out(), options.checkpoints(), options.out(), ReviewTraining.RECURRENT);
            if (result.isEmpty()) {
                end.withoutModel();
            } else {
                new TaskReport(terminal.out()).print(result.get());
                file.write(result.get());
                end.withModel(result.get(), "rows", rows.tables().names());
            }
            terminal.flush();
            return interruption.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private ReviewTrainingOptions options() {
        return new ReviewTrainingOptions(
                rows.source(labels.label(), labels.split(), classes),
                language(),
                network.spec(cells),
                network.training(
                        training.spec(ReviewTrainingOptions.training(ReviewTrainingOptions.CLIP_NORM, seed.value()))),
                out.path(json),
                checkpoints.checkpoints());
    }

    private @Nullable Language language() {
        return language.equals("auto") ? null : Language.of(language);
    }
}
