package io.github.rnn4j.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.core.config.StrictJson;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that a prediction needs, as one {@code .safetensors} file: the network and what came with it as JSON in the
 * metadata, the parameters as tensors. It holds no time, path or duration, so that equal runs give equal bytes, and two
 * digests, so that a changed bit anywhere is noticed. Immutable: the JSON that goes in and comes out is copied.
 *
 * @param task what it was trained for, such as {@code reviews}
 * @param network the network
 * @param preprocessing what turns raw input into the network's, as the task defines it
 * @param baselines the baselines fitted in the same run, as the task defines them
 * @param training record of the training, as the task defines it
 * @param tensors the network's parameters by the names of the format, and others whose names begin with {@link #BASELINE} or
 *     {@link #OPTIMIZER}
 */
@Experimental
public record ModelFile(
        String task,
        NetworkSpec network,
        ObjectNode preprocessing,
        ArrayNode baselines,
        ObjectNode training,
        List<NamedArray> tensors) {
    /** Number of the format that is written, and the newest that is read. */
    public static final int FORMAT = 1;

    /** How the names of tensors that belong to a baseline begin. */
    public static final String BASELINE = "baseline.";

    /** How the names of tensors that belong to an optimiser begin, in checkpoints. */
    public static final String OPTIMIZER = "optimizer.";

    /**
     * Copies everything.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException if the JSON holds a number that is not finite
     * @throws RnnException with code {@code INVALID_ARGUMENT} if a tensor's name stands twice
     */
    public ModelFile {
        preprocessing = copy(preprocessing, ObjectNode.class);
        baselines = copy(baselines, ArrayNode.class);
        training = copy(training, ObjectNode.class);
        tensors = new StateDict(tensors).arrays();
    }

    /** Through text, so that a model is equal to what is read back: a long 7 becomes an int there. */
    private static <N> N copy(JsonNode node, Class<N> type) {
        return type.cast(StrictJson.parse(StrictJson.write(node), "model"));
    }

    @Override
    public ObjectNode preprocessing() {
        return preprocessing.deepCopy();
    }

    @Override
    public ArrayNode baselines() {
        return baselines.deepCopy();
    }

    @Override
    public ObjectNode training() {
        return training.deepCopy();
    }

    /** Returns the network's parameters. */
    public StateDict parameters() {
        return new StateDict(tensors.stream().filter(ModelFile::isParameter).toList());
    }

    /** Returns the tensors whose names begin with a prefix, such as {@link #BASELINE}. */
    public StateDict tensors(String prefix) {
        return new StateDict(tensors.stream()
                .filter(tensor -> tensor.name().startsWith(prefix))
                .toList());
    }

    private static boolean isParameter(NamedArray tensor) {
        return !tensor.name().startsWith(BASELINE) && !tensor.name().startsWith(OPTIMIZER);
    }

    /** Writes the file with the cells on the class path; see {@link #write(Path, CellRegistry)}. */
    public void write(Path file) {
        write(file, CellRegistry.ofClassPath());
    }

    /**
     * Replaces the file as a whole, or makes it.
     *
     * @param cells say which parameters the network has
     * @throws InvalidModelException if the tensors are not the network's
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be written; {@link AtomicFile#checkWritable} tells
     *     beforehand
     */
    public void write(Path file, CellRegistry cells) {
        checkTensors(cells, "model for '" + file + "'");
        byte[] bytes = ModelFormat.encode(this);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /** Reads a file with the cells on the class path; see {@link #read(Path, CellRegistry)}. */
    public static ModelFile read(Path file) {
        return read(file, CellRegistry.ofClassPath());
    }

    /**
     * Reads a file.
     *
     * @param cells say which parameters the network has
     * @throws InvalidModelException if there is no such file, or if it is damaged, foreign, of a newer format, or has tensors
     *     that are not the network's; the message is one line and names the file
     * @throws RnnException with code {@code CELL_NOT_FOUND} if the network has a cell that is not there, or {@code
     *     INPUT_OUTPUT} if the file cannot be read
     */
    public static ModelFile read(Path file, CellRegistry cells) {
        String subject = "model '" + file + "'";
        ModelFile model = ModelFormat.decode(WholeFile.read(file, subject), subject);
        model.checkTensors(cells, subject);
        return model;
    }

    /**
     * Checks what the model is for.
     *
     * @param subject the file, for messages
     * @throws InvalidModelException if it is for another task, or a checkpoint
     */
    public void checkTask(String expected, String subject) {
        if (task.equals(TrainingCheckpoint.TASK)) {
            throw new InvalidModelException(subject + ": expected a model for " + expected
                    + " but got the checkpoint of a training. Go on with that training: it writes the model.");
        }
        if (!task.equals(expected)) {
            throw new InvalidModelException(subject + ": expected a model for " + expected + " but got one for '" + task
                    + "'. Use the command of that task.");
        }
    }

    private void checkTensors(CellRegistry cells, String subject) {
        try {
            NetworkTensors.check(
                    network,
                    cells,
                    tensors.stream().filter(ModelFile::isParameter).toList());
        } catch (RnnException e) {
            String message = subject + ", " + e.getMessage();
            throw e.code() == ErrorCode.CELL_NOT_FOUND
                    ? new RnnException(ErrorCode.CELL_NOT_FOUND, message, e)
                    : new InvalidModelException(message);
        }
    }
}
