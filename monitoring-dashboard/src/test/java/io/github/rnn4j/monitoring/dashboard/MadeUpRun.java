package io.github.rnn4j.monitoring.dashboard;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.monitoring.event.LayerFigures;
import io.github.rnn4j.monitoring.event.ParameterFigures;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.event.Verdict;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.RunHeader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs that nobody made, with figures as real ones have them. */
final class MadeUpRun {
    static final int STEPS_PER_EPOCH = 60;

    private static final double CLIP = 1.0;
    private static final long START = 1_795_960_800_000L;

    private MadeUpRun() {}

    static RunHeader header(String task) {
        ObjectNode configuration = JsonMapper.builder().build().createObjectNode();
        configuration.putObject("network").put("cell", "rnn").put("hidden", 32).put("layers", 1);
        configuration
                .putObject("training")
                .put("optimizer", "adam")
                .put("learningRate", 0.001)
                .put("clipNorm", CLIP);
        ObjectNode environment = JsonMapper.builder().build().createObjectNode();
        environment
                .put("java", "17.0.15")
                .put("processors", 2)
                .put("backend", "cpu")
                .put("kernels", "vector256");
        return new RunHeader(
                "20261129-141500-" + task + "-7",
                task,
                List.of("./rnn", "train", task, "--data", "reviews.tsv", "--dashboard"),
                START,
                7,
                CLIP,
                "f1",
                configuration,
                environment,
                List.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
    }

    /** Returns a log to write to; each event comes a tenth of a second after the one before. */
    static MemoryLog log(String task) {
        long[] now = {START};
        InstantSource clock = () -> Instant.ofEpochMilli(now[0] += 100);
        return new MemoryLog(header(task), clock);
    }

    /** Returns a training of two networks that is over: the first overfits, the second does not. */
    static MemoryLog training() {
        MemoryLog log = log("reviews");
        recurrent().forEach(log);
        both().forEach(log);
        log.end(RunEvent.Outcome.COMPLETED, "");
        return log;
    }

    /** Returns a model at work whose input drifts. */
    static MemoryLog serving() {
        MemoryLog log = log("predict");
        for (int i = 1; i <= 40; i++) {
            log.accept(new RunEvent.Served(served(i)));
            if (i == 30) {
                log.accept(new RunEvent.Judged("", 30_000, verdict(Verdict.Kind.INPUT_DRIFT, true, 0.31)));
            }
        }
        log.end(RunEvent.Outcome.COMPLETED, "");
        return log;
    }

    static List<RunEvent> recurrent() {
        List<RunEvent> events = network("recurrent", 10, 40, 1, 6);
        int early = IntStream.range(0, events.size())
                .filter(i -> events.get(i) instanceof RunEvent.EpochFinished)
                .findFirst()
                .orElseThrow();
        events.add(early, new RunEvent.Judged("recurrent", 50, verdict(Verdict.Kind.CLIPPING_ALWAYS_ON, true, 1)));
        events.add(
                early + 40,
                new RunEvent.Judged("recurrent", 120, verdict(Verdict.Kind.CLIPPING_ALWAYS_ON, false, 0.2)));
        events.add(
                events.size() - 1,
                new RunEvent.Judged("recurrent", 600, verdict(Verdict.Kind.OVERFITTING, true, 0.09)));
        return events;
    }

    static List<RunEvent> both() {
        return network("both", 6, 40, 2, 6);
    }

    private static List<RunEvent> network(String name, int epochs, int timeSteps, int layers, int best) {
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunEvent.Started(name, 1_920, STEPS_PER_EPOCH, 20, 41_153));
        for (int step = 1; step <= epochs * STEPS_PER_EPOCH; step++) {
            int epoch = (step - 1) / STEPS_PER_EPOCH + 1;
            if (step % 2 == 0) {
                events.add(stepped(name, epoch, step));
            }
            if (step % 20 == 0) {
                events.add(inspected(name, epoch, step, timeSteps, layers));
            }
            if (step % STEPS_PER_EPOCH == 0) {
                events.add(epoch(name, epoch, best));
            }
        }
        events.add(traced(name, epochs * STEPS_PER_EPOCH));
        events.add(new RunEvent.Finished(name, "NO_PROGRESS", best));
        return events;
    }

    static RunEvent stepped(String name, int epoch, int step) {
        double norm = 0.25
                + 2.2 * Math.exp(-step / 60.0)
                + 0.2 * Math.abs(noise(step)) * (1 + 3 * Math.max(0, noise(step + 7)));
        double loss = 0.18 + 0.52 * Math.exp(-step / 180.0) + 0.06 * noise(3 * step);
        return new RunEvent.Stepped(
                name,
                epoch,
                step,
                loss,
                norm,
                Math.min(1, CLIP / (norm + 1e-6)),
                1,
                0,
                5_200 + 400 * noise(step),
                180_000_000L);
    }

    private static RunEvent inspected(String name, int epoch, int step, int timeSteps, int layers) {
        List<LayerFigures> figures = IntStream.range(0, layers)
                .mapToObj(layer -> layer(layer, step, timeSteps))
                .toList();
        List<ParameterFigures> parameters =
                new ArrayList<>(List.of(new ParameterFigures("embedding.weight", 0.2, 0.2, 48, 0.03)));
        for (int layer = 0; layer < layers; layer++) {
            parameters.add(new ParameterFigures("rnn.weight_ih_l" + layer, 0.31, 0.28, 5.1, 0.0061));
            parameters.add(new ParameterFigures("rnn.weight_hh_l" + layer, 0.62, 0.55, 5.6, 0.0074));
            parameters.add(new ParameterFigures("rnn.bias_ih_l" + layer, 0.05, 0.05, 0.8, 0.012));
            parameters.add(new ParameterFigures("rnn.bias_hh_l" + layer, 0.05, 0.05, 0.8, 0.012));
        }
        parameters.add(new ParameterFigures("head.weight", 0.44, 0.4, 1.9, 0.0021));
        return new RunEvent.Inspected(name, epoch, step, parameters, figures);
    }

    private static LayerFigures layer(int layer, int step, int timeSteps) {
        double kept = 0.62 + 0.14 * (1 - Math.exp(-step / 200.0)) - 0.08 * layer;
        List<Double> norms = IntStream.range(0, timeSteps)
                .mapToObj(i -> 0.05 * Math.pow(kept, timeSteps - 1 - i) * (1 + 0.2 * noise(i + step)))
                .toList();
        return new LayerFigures("rnn.l" + layer, norms, 0.02 + step / 20_000.0, Double.NaN, 0.9 + step / 5_000.0);
    }

    private static RunEvent epoch(String name, int epoch, int best) {
        double train = 0.2 + 0.42 * Math.exp(-epoch / 3.0);
        double validation = 0.3 + 0.32 * Math.exp(-epoch / 2.0) + 0.012 * Math.max(0, epoch - best);
        double score = 0.91 - 0.3 * Math.exp(-epoch / 1.5) - 0.004 * Math.max(0, epoch - best);
        return new RunEvent.EpochFinished(name, epoch, train, validation, "f1", score, epoch <= best, 3.4);
    }

    private static RunEvent traced(String name, int step) {
        List<String> words = List.of("昨天", "收到", "包裹", ",", "包装", "破损", "严重", ",", "但", "客服", "处理", "非常", "及时");
        List<Double> moved = List.of(0.02, 0.05, -0.04, 0.01, -0.22, -1.94, -1.12, 0.03, 0.31, 0.12, 0.2, 0.35, 1.21);
        List<List<Double>> states = IntStream.range(0, words.size())
                .mapToObj(i -> IntStream.range(0, 16)
                        .mapToObj(unit -> Math.tanh(
                                noise(unit) * (i >= 5 ? -1.6 : 0.4) + (i == 12 ? 0.9 : 0.1 * noise(i * unit))))
                        .toList())
                .toList();
        return new RunEvent.Traced(name, step, words, moved, states, "0");
    }

    private static ServingFigures served(int i) {
        List<Long> latencies =
                List.of(0L, 0L, 0L, 0L, 12L * i, 400L * i, 480L * i, 90L * i, 14L * i, 3L * i, (long) i / 2);
        List<ServingFigures.Drift> drift = List.of(
                new ServingFigures.Drift("pressure", 0.03 + 0.001 * i),
                new ServingFigures.Drift("temperature", 0.05 + 0.007 * i),
                new ServingFigures.Drift("flow", 0.12));
        return new ServingFigures(
                1_000L * i,
                i / 10,
                3L * i,
                500,
                38 + noise(i),
                140 + 9 * noise(i),
                430 + 60 * noise(2 * i),
                latencies,
                drift,
                0.07,
                1.5);
    }

    static Verdict verdict(Verdict.Kind kind, boolean holds, double figure) {
        return new Verdict(
                kind,
                holds,
                figure,
                new Verdict.Words("It was " + figure + " when this was written.", "写下时为 " + figure + "。"),
                new Verdict.Words("Stop earlier, or use dropout.", "提前停止，或使用 dropout。"));
    }

    /** Between -1 and 1, and the same each time. */
    private static double noise(int i) {
        double x = Math.sin(i * 12.9898 + 4.1414) * 43_758.5453;
        return 2 * (x - Math.floor(x)) - 1;
    }
}
