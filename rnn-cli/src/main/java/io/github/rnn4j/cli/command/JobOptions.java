package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.JsonFile;
import io.github.rnn4j.cli.output.Progress;
import io.github.rnn4j.cli.output.TaskReport;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.model.Checkpoints;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How a training on any task runs, where it leaves its model, and what is said when it is over. */
final class JobOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Mixin
    private final SeedOption seed = new SeedOption();

    @Mixin
    private final BackendOption backend = new BackendOption();

    @Mixin
    private final OutOption out;

    @Mixin
    private final LeakOption leaks = new LeakOption();

    @Mixin
    private final CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private final MonitorOptions monitor = new MonitorOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final QuietOption quiet = new QuietOption();

    /** @param usualOut the model's file unless another is named */
    JobOptions(String usualOut) {
        this.out = new OutOption(usualOut);
    }

    /** A training, on an open backend, that can be stopped. */
    @FunctionalInterface
    interface Job {
        /**
         * Returns the figures; nothing if it was stopped before the first epoch was over.
         *
         * @param watch hears of the networks
         */
        Optional<TaskResult> run(Backend backend, TrainingWatch watch, BooleanSupplier stopRequested);
    }

    long seed() {
        return seed.value();
    }

    /**
     * Returns the file of the model.
     *
     * @throws io.github.rnn4j.api.error.RnnException if the name can be no file's, or is that of the result
     */
    Path out() {
        return out.path(json);
    }

    /** Returns whether the training is kept or shown. */
    boolean watched() {
        return monitor.given();
    }

    /** Returns the leaks that are no reason to refuse the data. */
    Set<LeakKind> acceptedLeaks() {
        return leaks.accepted();
    }

    @Nullable
    Checkpoints checkpoints() {
        return checkpoints.checkpoints();
    }

    /** Returns how much of the training is shown. */
    Progress.Detail detail() {
        return quiet.detail(Progress.Detail.SCORES);
    }

    /** Returns the file of the result; checks that it can be written. */
    JsonFile json() {
        return json.check();
    }

    /**
     * Runs a training and returns the exit code.
     *
     * @param file where the result goes
     */
    int run(Terminal terminal, BackendRegistry backends, JsonFile file, TrainingPlan plan, Job job) {
        Path model = out();
        monitor.check();
        try (Interruption interruption = Interruption.watch();
                Backend engine = backend.open(backends);
                TrainingWatch watch = monitor.watch(plan, words(), engine, terminal.out())) {
            Optional<TaskResult> result = watched(job, engine, watch, interruption);
            if (result.isEmpty()) {
                terminal.out().println("Interrupted before the first epoch was over: no model was written.");
                sayHowToGoOn(terminal.out(), model, plan.network());
            } else {
                new TaskReport(terminal.out()).print(result.get());
                file.write(result.get());
                terminal.out().println();
                if (Boolean.TRUE.equals(result.get().interrupted())) {
                    terminal.out().println("Interrupted: the best epoch so far was kept.");
                    sayHowToGoOn(terminal.out(), model, plan.network());
                }
                terminal.out().println("Model: " + model);
            }
            watch.report(terminal.out());
            if (result.isPresent()) {
                terminal.out()
                        .println("Next, score it on " + plan.examples() + " it has never seen: "
                                + CommandText.of(
                                        "eval",
                                        "--model",
                                        model.toString(),
                                        "--data",
                                        plan.data().names()));
            }
            terminal.flush();
            return interruption.getAsBoolean() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private List<String> words() {
        return command.root().commandLine().getParseResult().originalArgs();
    }

    private static Optional<TaskResult> watched(
            Job job, Backend engine, TrainingWatch watch, BooleanSupplier stopRequested) {
        try {
            Optional<TaskResult> result = job.run(engine, watch, stopRequested);
            if (stopRequested.getAsBoolean()) {
                watch.interrupted();
            } else {
                watch.completed();
            }
            return result;
        } catch (RuntimeException e) {
            watch.failed(e);
            throw e;
        }
    }

    private void sayHowToGoOn(PrintStream terminal, Path model, String network) {
        Checkpoints kept = checkpoints();
        if (kept != null && kept.areLeft(model, network)) {
            terminal.println("Its checkpoint was kept: the same command with --resume goes on from there.");
        }
    }
}
