package io.github.rnn4j.core.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.InitialStateSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import java.util.Map;
import java.util.TreeMap;

/** Recurrent layers as JSON. */
final class RecurrentJson {
    static final Family<InitialStateSpec> INITIAL_STATES = new Family<InitialStateSpec>()
            .with("zeros", InitialStateSpec.Zeros.class, RecurrentJson::readZeros, (spec, object) -> {})
            .with("learned", InitialStateSpec.Learned.class, RecurrentJson::readLearned, (spec, object) -> {})
            .with(
                    "keyed",
                    InitialStateSpec.Keyed.class,
                    RecurrentJson::readKeyed,
                    (spec, object) -> object.put("keys", spec.keys()))
            .with(
                    "burn-in",
                    InitialStateSpec.BurnIn.class,
                    RecurrentJson::readBurnIn,
                    (spec, object) -> object.put("steps", spec.steps()));

    private RecurrentJson() {}

    static RecurrentSpec read(JsonFields fields) {
        fields.expect(
                "cell",
                "hiddenSize",
                "numLayers",
                "direction",
                "inputInitializer",
                "recurrentInitializer",
                "biasInitializer",
                "residual",
                "initialState",
                "recurrentDropout");
        CellSpec cell = readCell(JsonFields.of(fields.node("cell"), fields.at("cell")));
        int hiddenSize = fields.integer("hiddenSize");
        int numLayers = fields.integer("numLayers");
        Direction direction = EnumNames.read(Direction.values(), fields, "direction");
        InitializerSpec input = InitializerJson.read(fields, "inputInitializer");
        InitializerSpec recurrent = InitializerJson.read(fields, "recurrentInitializer");
        InitializerSpec bias = InitializerJson.read(fields, "biasInitializer");
        boolean residual = fields.truth("residual");
        InitialStateSpec state = INITIAL_STATES.read(fields.node("initialState"), fields.at("initialState"));
        double dropout = fields.number("recurrentDropout");
        return fields.make(() -> new RecurrentSpec(
                cell, hiddenSize, numLayers, direction, input, recurrent, bias, residual, state, dropout));
    }

    static void write(RecurrentSpec spec, ObjectNode object) {
        ObjectNode cell = object.putObject("cell");
        cell.put("type", spec.cell().type());
        ObjectNode options = cell.putObject("options");
        // Map.copyOf has another order in every process.
        new TreeMap<>(spec.cell().options()).forEach(options::put);
        object.put("hiddenSize", spec.hiddenSize());
        object.put("numLayers", spec.numLayers());
        object.put("direction", EnumNames.write(spec.direction()));
        object.set("inputInitializer", InitializerJson.FAMILY.write(spec.inputInitializer()));
        object.set("recurrentInitializer", InitializerJson.FAMILY.write(spec.recurrentInitializer()));
        object.set("biasInitializer", InitializerJson.FAMILY.write(spec.biasInitializer()));
        object.put("residual", spec.residual());
        object.set("initialState", INITIAL_STATES.write(spec.initialState()));
        object.put("recurrentDropout", spec.recurrentDropout());
    }

    /** A cell's type is not of a family: cells are open, and its provider checks the options. */
    private static CellSpec readCell(JsonFields fields) {
        fields.expect("type", "options");
        String type = fields.text("type");
        Map<String, String> options = fields.texts("options");
        return fields.make(() -> new CellSpec(type, options));
    }

    private static InitialStateSpec.Zeros readZeros(JsonFields fields) {
        fields.expect();
        return new InitialStateSpec.Zeros();
    }

    private static InitialStateSpec.Learned readLearned(JsonFields fields) {
        fields.expect();
        return new InitialStateSpec.Learned();
    }

    private static InitialStateSpec.Keyed readKeyed(JsonFields fields) {
        int keys = fields.expect("keys").integer("keys");
        return fields.make(() -> new InitialStateSpec.Keyed(keys));
    }

    private static InitialStateSpec.BurnIn readBurnIn(JsonFields fields) {
        int steps = fields.expect("steps").integer("steps");
        return fields.make(() -> new InitialStateSpec.BurnIn(steps));
    }
}
