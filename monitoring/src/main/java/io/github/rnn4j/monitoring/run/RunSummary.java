package io.github.rnn4j.monitoring.run;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run, so far.
 *
 * @param header what was known of it beforehand
 * @param state how it stands
 * @param message what was said when it ended; empty for nothing
 * @param lastAt when it was last heard of, in milliseconds since 1970; when it was started if nothing was heard
 * @param networks in the order in which they were trained
 * @param served last figures of a model at work; null for a training
 */
@Experimental
public record RunSummary(
        RunHeader header,
        RunState state,
        String message,
        long lastAt,
        List<NetworkSummary> networks,
        @Nullable ServingFigures served) {
    public RunSummary {
        networks = List.copyOf(networks);
    }

    /** Sums up what there is of a run now; does not wait for more. */
    public static RunSummary of(EventLog log) {
        return new Reading(log).summary();
    }

    /** Returns the network whose best epoch has the best score. */
    public Optional<NetworkSummary> best() {
        return networks.stream()
                .filter(network -> network.best().isPresent())
                .max(Comparator.comparingDouble(
                        network -> network.best().orElseThrow().validationScore()));
    }

    /** What was read so far. */
    private static final class Reading {
        private final EventLog log;
        private final Map<String, NetworkReading> networks = new LinkedHashMap<>();
        private RunEvent.@Nullable Ended ended;
        private @Nullable ServingFigures served;
        private long lastAt;

        Reading(EventLog log) {
            this.log = log;
            this.lastAt = log.header().startedAt();
        }

        RunSummary summary() {
            // Asked before the lines are read: one that is over then has no others.
            boolean over = log.isOver();
            log.soFar().forEach(this::line);
            RunEvent.Ended end = ended;
            RunState state = end != null ? RunState.of(end.outcome()) : over ? RunState.KILLED : RunState.RUNNING;
            return new RunSummary(
                    log.header(),
                    state,
                    end == null ? "" : end.message(),
                    lastAt,
                    networks.values().stream().map(NetworkReading::summary).toList(),
                    served);
        }

        private void line(RunLine line) {
            lastAt = line.at();
            RunEvent event = line.event();
            if (event instanceof RunEvent.Started started) {
                network(started.network()).started = started;
            } else if (event instanceof RunEvent.Stepped stepped) {
                network(stepped.network()).last = stepped;
            } else if (event instanceof RunEvent.EpochFinished epoch) {
                network(epoch.network()).epochs.add(epoch);
            } else if (event instanceof RunEvent.Judged judged) {
                network(judged.network()).judged(judged.verdict());
            } else if (event instanceof RunEvent.Finished finished) {
                network(finished.network()).finished = finished;
            } else if (event instanceof RunEvent.Served figures) {
                served = figures.figures();
            } else if (event instanceof RunEvent.Ended end) {
                ended = end;
            }
        }

        private NetworkReading network(String name) {
            return networks.computeIfAbsent(name, NetworkReading::new);
        }
    }

    /** What was read of one network so far. */
    private static final class NetworkReading {
        private final String name;
        private final List<RunEvent.EpochFinished> epochs = new ArrayList<>();
        private final Map<Verdict.Kind, Verdict> verdicts = new EnumMap<>(Verdict.Kind.class);
        private RunEvent.@Nullable Started started;
        private RunEvent.@Nullable Stepped last;
        private RunEvent.@Nullable Finished finished;

        NetworkReading(String name) {
            this.name = name;
        }

        void judged(Verdict verdict) {
            if (verdict.holds()) {
                verdicts.put(verdict.kind(), verdict);
            } else {
                verdicts.remove(verdict.kind());
            }
        }

        NetworkSummary summary() {
            return new NetworkSummary(name, started, last, epochs, finished, List.copyOf(verdicts.values()));
        }
    }
}
