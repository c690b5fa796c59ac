package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.common.leak.LeakKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which leaks in the data are known, so that training goes on. */
final class LeakOption {
    @Option(
            names = "--accept-leak",
            paramLabel = "KIND",
            description =
                    "Go on although the parts of the data share something: the kind that the refusal names, such as"
                            + " same-run. Repeatable; the results and the model say it. Default: none.")
    private List<String> kinds = List.of();

    /**
     * Returns the kinds.
     *
     * @throws io.github.rnn4j.api.error.RnnException if there is no such kind
     */
    Set<LeakKind> accepted() {
        Set<LeakKind> accepted = EnumSet.noneOf(LeakKind.class);
        kinds.forEach(kind -> accepted.add(LeakKind.of(kind)));
        return accepted;
    }
}
