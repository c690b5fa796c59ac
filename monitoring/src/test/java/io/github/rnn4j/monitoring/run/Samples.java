package io.github.rnn4j.monitoring.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.ParameterFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.event.Verdict;
import java.util.List;

/** A made-up run. */
public final class Samples {
    /** When it was started, in milliseconds since 1970. */
    public static final long STARTED_AT = 1_764_424_800_000L;

    private Samples() {}

    public static RunHeader header(String id) {
        return header(id, STARTED_AT);
    }

    static RunHeader header(String id, long startedAt) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        configuration.putObject("training").put("learningRate", 0.002).put("clipNorm", 5.0);
        ObjectNode environment = JsonNodeFactory.instance.objectNode().put("java", "17");
        return new RunHeader(
                id,
                "reviews",
                List.of("train", "reviews", "--data", "客服 reviews.tsv"),
                startedAt,
                7,
                5,
                "macroF1",
                configuration,
                environment,
                List.of("aa11"));
    }

    static RunEvent.Started started(String network) {
        return new RunEvent.Started(network, 120, 8, 2, 1234);
    }

    public static RunEvent.Stepped stepped(long step, double loss) {
        return new RunEvent.Stepped("recurrent", 1, step, loss, 1.5, 1, 1, 0, 321.5, 1 << 20);
    }

    static RunEvent.EpochFinished epoch(String network, int epoch, double score, boolean best) {
        return new RunEvent.EpochFinished(network, epoch, 0.5 / epoch, 0.6 / epoch, "macroF1", score, best, 0.25);
    }

    static RunEvent.Judged judged(String network, Verdict.Kind kind, boolean holds) {
        return new RunEvent.Judged(
                network,
                40,
                new Verdict(
                        kind,
                        holds,
                        12.5,
                        new Verdict.Words("Gradients grow 12.5 times.", "梯度增长到 12.5 倍。"),
                        new Verdict.Words("Try --clip 5.", "试试 --clip 5。")));
    }

    /** An event of each kind, some figures of which are not finite. */
    public static List<RunEvent> events() {
        return List.of(
                started("recurrent"),
                stepped(1, Double.NaN),
                new RunEvent.Inspected(
                        "recurrent",
                        1,
                        1,
                        List.of(new ParameterFigures("rnn.weight_hh_l0", 3, 2.5, 4, 0.004)),
                        List.of(new LayerFigures("rnn.l0", List.of(1e-9, 0.5, Double.NaN), 0.25, Double.NaN, 0.9))),
                epoch("recurrent", 1, 0.8125, true),
                judged("recurrent", Verdict.Kind.EXPLODING, true),
                new RunEvent.Traced(
                        "recurrent",
                        8,
                        List.of("包装", "\"broken\"\n"),
                        List.of(-0.5, 1.25),
                        List.of(List.of(0.1, -0.2), List.of(0.3, 0.4)),
                        "0"),
                new RunEvent.Served(new ServingFigures(
                        100,
                        1,
                        2,
                        Double.NaN,
                        80,
                        120,
                        400,
                        List.of(0L, 3L, 97L),
                        List.of(new ServingFigures.Drift("flow", 0.31)),
                        0.02,
                        Double.NaN)),
                new RunEvent.Finished("recurrent", "NO_PROGRESS", 1),
                new RunEvent.Ended(RunEvent.Outcome.COMPLETED, ""));
    }
}
