package io.github.rnn4j.cli.command;

import io.github.rnn4j.cli.output.Progress;
import picocli.CommandLine.Option;

/** Whether the user wants to see how the work goes. */
final class QuietOption {
    @Option(names = "--quiet", description = "Show the result, but not how it comes about.")
    private boolean quiet;

    /** Returns how much progress is shown, at most this much. */
    Progress.Detail detail(Progress.Detail most) {
        return quiet ? Progress.Detail.NOTHING : most;
    }
}
