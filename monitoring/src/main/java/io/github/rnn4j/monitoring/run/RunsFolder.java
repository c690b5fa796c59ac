package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.error.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder that runs are kept in, each in a folder of its own below. Immutable.
 *
 * @param path the folder, which need not exist
 */
@Experimental
public record RunsFolder(Path path) {
    /** Name of the folder in the working folder unless another is named. */
    public static final String USUAL = "rnn4j-runs";
    /** Environment variable that names another. */
    public static final String VARIABLE = "RNN_RUNS";
    /** What stands for the run that was started last. */
    public static final String LAST = "last";

    /** Oldest first; equal times by name, which numbers those of one second. */
    private static final Comparator<RunFolder> BY_START = Comparator.<RunFolder>comparingLong(
                    run -> run.header().startedAt())
            .thenComparing(run -> run.header().id());

    /** Returns the folder that the system property {@code rnn.runs} or the environment names, else the usual one. */
    public static RunsFolder fromEnvironment() {
        String property = System.getProperty("rnn.runs");
        String name = property != null ? property : System.getenv(VARIABLE);
        return new RunsFolder(Path.of(name == null || name.isBlank() ? USUAL : name));
    }

    /**
     * Returns all runs, the last one that was started first. Folders that are none are left out.
     *
     * @param unreadable hears of those whose {@code run.json} cannot be read
     */
    public List<RunFolder> list(Consumer<RnnException> unreadable) {
        List<RunFolder> runs = new ArrayList<>();
        for (Path folder : folders()) {
            try {
                runs.add(RunFolder.open(folder));
            } catch (RnnException e) {
                unreadable.accept(e);
            }
        }
        runs.sort(BY_START.reversed());
        return runs;
    }

    /**
     * Finds a run.
     *
     * @param name its identifier, the beginning of it if no other begins so, or {@link #LAST}
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there is none or more than one
     */
    public RunFolder find(String name) {
        List<String> all = folders().stream()
                .map(folder -> folder.getFileName().toString())
                .sorted()
                .toList();
        if (all.isEmpty()) {
            throw refused(
                    name, "there is no run in " + path + ". Keep one with --keep-run, or name the folder with --runs.");
        }
        if (all.contains(name)) {
            return RunFolder.open(path.resolve(name));
        }
        if (name.equals(LAST)) {
            return list(unreadable -> {}).stream()
                    .findFirst()
                    .orElseThrow(() -> refused(name, "none in " + path + " can be read."));
        }
        List<String> found = name.isEmpty()
                ? List.of()
                : all.stream().filter(id -> id.startsWith(name)).toList();
        if (found.size() > 1) {
            throw refused(name, "these begin so: " + String.join(", ", found) + ". Give more of it.");
        }
        if (found.isEmpty()) {
            throw refused(
                    name,
                    "there is none in " + path + "." + Suggestion.sentence(name, all)
                            + " './rnn runs list' shows them.");
        }
        return RunFolder.open(path.resolve(found.get(0)));
    }

    private static RnnException refused(String name, String but) {
        return new RnnException(ErrorCode.INVALID_ARGUMENT, "run '" + name + "': expected one run but " + but);
    }

    private List<Path> folders() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(path)) {
            return below.filter(RunFolder::isRun).toList();
        } catch (IOException e) {
            throw RunFolder.unreadable(path, e);
        }
    }
}
