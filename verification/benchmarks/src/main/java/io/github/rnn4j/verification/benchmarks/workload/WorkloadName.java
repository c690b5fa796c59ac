package io.github.rnn4j.verification.benchmarks.workload;

import io.github.rnn4j.api.spec.CellSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of workloads for any sizes: {@code KIND:BATCHxSTEPS:LAYERS}, with {@code CELL-INPUT-HIDDEN} for each layer, {@code xCOUNT}
 * behind it where there are several, and {@code +} between layers: {@code sequence:1x15:rnn-256-128x2+gru-128-64}.
 */
final class WorkloadName {
    private static final String SIZE = "([1-9][0-9]{0,7})";
    private static final Pattern WHOLE = Pattern.compile("(sequence|stream|training):" + SIZE + "x" + SIZE + ":(.+)");
    private static final Pattern LAYER = Pattern.compile("("
            + String.join("|", CellSpec.RNN, CellSpec.GRU, CellSpec.LSTM) + ")-" + SIZE + "-" + SIZE + "(?:x" + SIZE
            + ")?");

    private WorkloadName() {}

    static Workload describe(Workload.Kind kind, int batch, int steps, List<Layer> layers) {
        String network = layers.stream().map(WorkloadName::name).collect(Collectors.joining("+"));
        String name = kind.name().toLowerCase(Locale.ROOT) + ":" + batch + "x" + steps + ":" + network;
        String description = network + ", sequences: " + batch + ", steps: " + steps;
        return new Workload(name, description, kind, batch, steps, layers);
    }

    private static String name(Layer layer) {
        String one = layer.cell() + "-" + layer.input() + "-" + layer.hidden();
        return layer.count() == 1 ? one : one + "x" + layer.count();
    }

    static Workload parse(String name) {
        Matcher whole = WHOLE.matcher(name);
        if (!whole.matches()) {
            throw unknown(name);
        }
        List<Layer> layers = new ArrayList<>();
        for (String part : whole.group(4).split("\\+", -1)) {
            Matcher layer = LAYER.matcher(part);
            if (!layer.matches()) {
                throw unknown(name);
            }
            String count = layer.group(4);
            layers.add(new Layer(
                    layer.group(1), size(layer.group(2)), size(layer.group(3)), count == null ? 1 : size(count)));
        }
        Workload.Kind kind = Workload.Kind.valueOf(whole.group(1).toUpperCase(Locale.ROOT));
        return describe(kind, size(whole.group(2)), size(whole.group(3)), layers);
    }

    private static int size(String digits) {
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "workload: expected W1 to W8, or sizes like sequence:1x10:rnn-64-128, but got '" + name + "'.");
    }
}
