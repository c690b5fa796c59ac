package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.sentiment.text.Letters;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import io.github.rnn4j.tasks.sentiment.text.WordPairs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training on reviews leaves behind: what turns a text into steps, the networks, and the baselines of the
 * same run, to be scored beside them. One model file holds it. Immutable.
 *
 * @param encoder from text to steps
 * @param words which tokens make words, for whoever wants to know what moved an answer
 * @param classes names of the classes in the order of their numbers
 * @param baselines the linear models, first the one that {@code both} starts at
 * @param recurrent the recurrent network alone
 * @param both the recurrent network that starts at the first baseline, without that baseline; null if training was stopped
 *     before it
 * @param poolingAlone the network without its recurrent part; null if training was stopped before it
 * @param answering which of them answers, and how
 * @param selection which columns and rows of its data it was trained on
 * @param training how the network that answers came about
 * @param vectors the pretrained vectors that the networks started at; null if there were none
 * @param lengths how much of a text the networks read and why; null where nobody planned it
 */
@Experimental
public record ReviewModel(
        TextEncoder encoder,
        WordPairs words,
        List<String> classes,
        List<LinearBaseline> baselines,
        SavedNetwork recurrent,
        @Nullable SavedNetwork both,
        @Nullable SavedNetwork poolingAlone,
        Answering answering,
        DataSelection selection,
        TrainingRecord training,
        @Nullable VectorSummary vectors,
        @Nullable LengthPlan lengths) {
    /** Name of the task in model files and results. */
    public static final String TASK = "reviews";

    /** Name of the recurrent network alone, in model files and results. */
    public static final String RECURRENT = "recurrent";

    /** Name of the recurrent network that starts at the baseline, in model files and results. */
    public static final String BOTH = "both";

    /** Name of the network without its recurrent part, in model files and results. */
    public static final String POOLING_ALONE = "pooling-alone";

    public ReviewModel {
        classes = List.copyOf(classes);
        baselines = List.copyOf(baselines);
    }

    /** Returns the network that answers. */
    public SavedNetwork network() {
        return answering.anchored() && both != null ? both : recurrent;
    }

    /** Returns what the network that answers starts at; nothing if it stands alone. */
    public Optional<Anchor> anchor() {
        return answering.anchored() ? Optional.of(start()) : Optional.empty();
    }

    /** Returns what the network {@code both} starts at, whether it answers or not. */
    public Anchor start() {
        return new Anchor(baselines.get(0), answering.anchorScale());
    }

    /** Returns the length of each word of a text in tokens. */
    public List<Integer> wordLengths(List<String> tokens) {
        return encoder.reading() == Letters.EN ? Letters.wordLengths(tokens) : words.lengths(tokens);
    }

    /** Returns this model with what was found in its data. */
    public ReviewModel withLeaks(LeakReport found) {
        return new ReviewModel(
                encoder,
                words,
                classes,
                baselines,
                recurrent,
                both,
                poolingAlone,
                answering,
                selection,
                training.withLeaks(found),
                vectors,
                lengths);
    }

    /**
     * Writes the model, replacing the file as a whole; equal models give equal bytes.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if the file cannot be written
     */
    public void save(Path file) {
        ReviewModelFormat.encode(this).write(file);
    }

    /**
     * Reads a model.
     *
     * @throws InvalidModelException if there is no such file, or it is damaged, of another format, or of another task
     */
    public static ReviewModel load(Path file) {
        ModelFile stored = ModelFile.read(file);
        String subject = "model '" + file + "'";
        stored.checkTask(TASK, subject);
        try {
            return ReviewModelFormat.decode(stored);
        } catch (RnnException e) {
            throw new InvalidModelException(subject + ", " + e.getMessage());
        }
    }
}
