package io.github.rnn4j.tasks.sentiment.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.ReferenceDistributions;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.checkpoint.ModelFile;
import io.github.rnn4j.tasks.common.evaluation.MacroF1;
import io.github.rnn4j.tasks.common.evaluation.Softmax;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.common.leak.LeakReport;
import io.github.rnn4j.tasks.common.length.LengthPlan;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.common.model.SavedNetwork;
import io.github.rnn4j.tasks.common.model.TrainingRecord;
import io.github.rnn4j.tasks.sentiment.text.Letters;
import io.github.rnn4j.tasks.sentiment.text.TextEncoder;
import io.github.rnn4j.tasks.sentiment.text.WordPairs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training on reviews leaves behind: what turns a text into steps, the networks, and the baselines of the
 * same run, to be scored beside them. One model file holds it. Immutable.
 *
 * @param encoder from text to steps
 * @param words which tokens make words, for whoever wants to know what moved an answer
 * @param classes names of the classes in the order of their numbers
 * @param baselines the linear models, first the one that was better on the validation rows, with which the networks answer
 * @param recurrent the recurrent networks, at least one; more differ by their seed, and the mean of their logits is theirs
 * @param poolingAlone the network without its recurrent part; null if training was stopped before it
 * @param answering which of them answers, and how
 * @param selection which columns and rows of its data it was trained on
 * @param training how the first recurrent network came about
 * @param vectors the pretrained vectors that the networks started at; null if there were none
 * @param lengths how much of a text the networks read and why; null where nobody planned it
 */
@Experimental
public record ReviewModel(
        TextEncoder encoder,
        WordPairs words,
        List<String> classes,
        List<LinearBaseline> baselines,
        List<SavedNetwork> recurrent,
        @Nullable SavedNetwork poolingAlone,
        Answering answering,
        DataSelection selection,
        TrainingRecord training,
        @Nullable VectorSummary vectors,
        @Nullable LengthPlan lengths) {
    /** Name of the task in model files and results. */
    public static final String TASK = "reviews";

    /** Name of the recurrent networks alone, in model files and results. */
    public static final String RECURRENT = "recurrent";

    /** Name of baseline and recurrent networks together, in results. */
    public static final String BOTH = "both";

    /** Name of the network without its recurrent part, in model files and results. */
    public static final String POOLING_ALONE = "pooling-alone";

    public ReviewModel {
        classes = List.copyOf(classes);
        baselines = List.copyOf(baselines);
        recurrent = List.copyOf(recurrent);
    }

    /** Returns the names of some recurrent networks in model files and events, such as {@code recurrent} and {@code recurrent-2}. */
    public static List<String> names(int members) {
        return Ensemble.names(RECURRENT, members);
    }

    /** Returns the first recurrent network. */
    public SavedNetwork network() {
        return recurrent.get(0);
    }

    /** Returns how baseline and networks answer together, if it is so that they answer. */
    public Optional<Blend> answeringBlend() {
        return answering.together() ? Optional.of(blend()) : Optional.empty();
    }

    /** Returns how baseline and networks answer together, whether it is so that they answer or not. */
    public Blend blend() {
        return new Blend(baselines.get(0), answering.baselineWeight(), answering.networkWeight());
    }

    /** Returns the length of each word of a text in tokens. */
    public List<Integer> wordLengths(List<String> tokens) {
        return encoder.reading() == Letters.EN ? Letters.wordLengths(tokens) : words.lengths(tokens);
    }

    /** Returns what logits mean: the class, and the calibrated probability of every class. */
    Classification classification(float[] logits) {
        double[] probabilities = Softmax.probabilities(logits, answering.temperature());
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.length; i++) {
            byName.put(classes.get(i), probabilities[i]);
        }
        return new Classification(classes.get(MacroF1.greatest(logits)), byName);
    }

    /** Returns this model with what was found in its data. */
    public ReviewModel withLeaks(LeakReport found) {
        return withTraining(training.withLeaks(found));
    }

    /** Returns this model with how texts and answers were distributed. */
    public ReviewModel withDistributions(ReferenceDistributions known) {
        return withTraining(training.withDistributions(known));
    }

    private ReviewModel withTraining(TrainingRecord other) {
        return new ReviewModel(
                encoder,
                words,
                classes,
                baselines,
                recurrent,
                poolingAlone,
                answering,
                selection,
                other,
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
