package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said when a training is over: where the model is, what to do next, and how to go on with one that was interrupted.
 *
 * @param out where it is said
 * @param checkpoints whether any were written; null for none
 * @param model the file of the model
 * @param network the first that is trained
 */
record TrainingEnd(PrintStream out, @Nullable Checkpoints checkpoints, Path model, String network) {
    /** The training was interrupted too early. */
    void withoutModel() {
        out.println("Interrupted before the first epoch was over: no model was written.");
        sayHowToGoOn();
    }

    /**
     * A model was written.
     *
     * @param examples what it is scored on, such as rows
     * @param data names of the files, as given
     */
    void withModel(TaskResult result, String examples, List<String> data) {
        out.println();
        if (Boolean.TRUE.equals(result.interrupted())) {
            out.println("Interrupted: the best epoch so far was kept.");
            sayHowToGoOn();
        }
        out.println("Model: " + model);
        out.println("Next, score it on " + examples + " it has never seen: "
                + CommandText.of("eval", "--model", model.toString(), "--data", data));
    }

    private void sayHowToGoOn() {
        if (checkpoints != null && checkpoints.areLeft(model, network)) {
            out.println("Its checkpoint was kept: the same command with --resume goes on from there.");
        }
    }
}
