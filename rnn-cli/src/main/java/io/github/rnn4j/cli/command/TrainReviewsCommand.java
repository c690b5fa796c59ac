package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.ReviewTrainingLog;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.discovery.CellRegistry;
import io.github.rnn4j.tasks.sentiment.Folds;
import io.github.rnn4j.tasks.sentiment.ReviewCrossValidation;
import io.github.rnn4j.tasks.sentiment.ReviewInputs;
import io.github.rnn4j.tasks.sentiment.ReviewListener;
import io.github.rnn4j.tasks.sentiment.ReviewTraining;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.model.ReviewModel;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.sentiment.vectors.VectorSource;
import java.util.List;
import java.util.Map;
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
            "Fits two linear baselines, recurrent networks, and a network without its recurrent part; lets the better"
                    + " baseline and the recurrent networks answer together; shows the validation figures of all; writes them as one model file."
                    + " Test rows are left to './rnn eval'."
                    + " Ctrl-C keeps the best epoch so far."
        },
        customSynopsis = "./rnn train reviews --data FILE... [OPTIONS]",
        sortOptions = false,
        footer = {
            "  ./rnn train reviews --data reviews.tsv --text text --label label",
            "  ./rnn train reviews --data reviews.tsv --folds 5 --repeats 10",
            "  ./rnn train reviews --data a.csv b.csv.gz --where short=1 --language zh --seed 7 --out zh.safetensors",
            "  ./rnn --with hanlp train reviews --data a.csv --view words --vectors words.vec.gz --vectors-frozen"
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
            description = "Language of the texts; auto by what they are. Default: auto.")
    private String language = "auto";

    @Mixin
    private final ViewOption view = new ViewOption();

    @Option(
            names = "--classes",
            paramLabel = "A,B,...",
            split = ",",
            hideParamSyntax = true,
            description = "Classes to tell apart, the positive one last; rows of others take part in nothing."
                    + " Default: all, in order, each with 5 training rows at least.")
    private List<String> classes = List.of();

    @Mixin
    private final LengthOptions length = new LengthOptions();

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Mixin
    private final VectorOptions vectors = new VectorOptions();

    @Mixin
    private final MembersOption members = new MembersOption();

    @Mixin
    private final TrainingOptions training = new TrainingOptions();

    @Mixin
    private final FoldOptions foldOptions = new FoldOptions();

    @Mixin
    private final TraceOption trace = new TraceOption();

    @Mixin
    private final JobOptions job = new JobOptions(OUT);

    /** Trains with these backends and cells. */
    public TrainReviewsCommand(Terminal terminal, BackendRegistry backends, CellRegistry cells) {
        this.terminal = terminal;
        this.backends = backends;
        this.cells = cells;
    }

    @Override
    public Integer call() {
        JsonFile file = job.json();
        ReviewTrainingOptions options = options();
        Folds folds = foldOptions.folds();
        List<String> traced = trace.texts(job.watched());
        ReviewTrainingLog log = new ReviewTrainingLog(terminal, job.detail());
        return job.run(terminal, backends, file, plan(options), (backend, watch, stopRequested) -> {
            ReviewListener listener = watch.reviews(log, traced);
            ReviewTraining once = new ReviewTraining(backend, options, listener, stopRequested);
            if (folds == null) {
                return once.run();
            }
            ReviewCrossValidation again = new ReviewCrossValidation(backend, options, folds, listener, stopRequested);
            again.check();
            return once.run()
                    .map(result -> stopRequested.getAsBoolean()
                            ? result
                            : again.run(result.data().classes())
                                    .map(result::crossValidated)
                                    .orElse(result));
        });
    }

    private TrainingPlan plan(ReviewTrainingOptions options) {
        return new TrainingPlan(
                ReviewModel.TASK,
                ReviewTraining.RECURRENT,
                "rows",
                rows.tables(),
                options.network().stack(),
                options.network().pooling(),
                options.training(),
                "macroF1",
                Map.of(
                        "language",
                        language,
                        "embeddingSize",
                        options.network().embeddingSize(),
                        "members",
                        options.members(),
                        "anchor",
                        options.anchor()));
    }

    private ReviewTrainingOptions options() {
        VectorSource pretrained = vectors.source();
        return new ReviewTrainingOptions(
                rows.source(labels.label(), labels.split(), classes),
                language(),
                network.spec(cells, pretrained),
                network.training(
                        training.spec(ReviewTrainingOptions.training(ReviewTrainingOptions.CLIP_NORM, job.seed()))),
                training.anchor(ReviewTrainingOptions.ANCHOR),
                members.members(),
                job.out(),
                job.acceptedLeaks(),
                job.checkpoints(),
                new ReviewInputs(view.tokens(), pretrained, length.choice()));
    }

    private @Nullable Language language() {
        return language.equals("auto") ? null : Language.of(language);
    }
}
