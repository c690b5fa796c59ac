package io.github.rnn4j.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.core.config.SpecJson;
import io.github.rnn4j.core.config.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model file's bytes: which metadata there is, in which order, and which checks come first. */
final class ModelFormat {
    private static final String FORMAT = "rnn4j.format";
    private static final String TASK = "rnn4j.task";
    private static final String NETWORK = "rnn4j.network";
    private static final String PREPROCESSING = "rnn4j.preprocessing";
    private static final String BASELINES = "rnn4j.baselines";
    private static final String TRAINING = "rnn4j.training";
    private static final List<String> KEYS =
            List.of(FORMAT, TASK, NETWORK, PREPROCESSING, BASELINES, TRAINING, Seal.TENSORS, Seal.HEADER);

    private ModelFormat() {}

    static byte[] encode(ModelFile model) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, String.valueOf(ModelFile.FORMAT));
        metadata.put(TASK, model.task());
        metadata.put(NETWORK, StrictJson.write(SpecJson.write(model.network())));
        metadata.put(PREPROCESSING, StrictJson.write(model.preprocessing()));
        metadata.put(BASELINES, StrictJson.write(model.baselines()));
        metadata.put(TRAINING, StrictJson.write(model.training()));
        return SealedTensors.encode(metadata, model.tensors());
    }

    static ModelFile decode(byte[] file, String subject) {
        Frame frame = Frame.split(file, subject);
        Header header = Header.parse(frame.header(), frame.data().remaining(), subject);
        Map<String, String> metadata = header.metadata();
        checkFormat(metadata, subject);
        checkKeys(metadata, subject);
        SealedTensors.check(frame, header, subject);
        try {
            NetworkSpec network = SpecJson.readNetwork(json(metadata, NETWORK, JsonNode.class));
            return new ModelFile(
                    text(metadata, TASK),
                    network,
                    json(metadata, PREPROCESSING, ObjectNode.class),
                    json(metadata, BASELINES, ArrayNode.class),
                    json(metadata, TRAINING, ObjectNode.class),
                    TensorData.decode(header.entries(), frame.data()));
        } catch (InvalidSpecException e) {
            throw new InvalidModelException(subject + ", " + e.getMessage());
        }
    }

    /** Comes before every other check of the metadata: a newer format may have other keys and digests. */
    private static void checkFormat(Map<String, String> metadata, String subject) {
        String format = metadata.get(FORMAT);
        if (format == null) {
            throw new InvalidModelException(
                    subject + ": expected a model of rnn4j but got a safetensors file of another"
                            + " program (metadata '" + FORMAT + "' is missing).");
        }
        if (format.equals(String.valueOf(ModelFile.FORMAT))) {
            return;
        }
        if (format.matches("[1-9][0-9]{0,8}")) {
            throw new InvalidModelException(subject + ": format " + format + ", this program reads " + ModelFile.FORMAT
                    + ": use a newer rnn4j.");
        }
        throw new InvalidModelException(subject + ", metadata '" + FORMAT
                + "': expected the number of a format but got '" + StrictJson.excerpt(format) + "'.");
    }

    private static void checkKeys(Map<String, String> metadata, String subject) {
        List<String> missing = new ArrayList<>(KEYS);
        missing.removeAll(metadata.keySet());
        List<String> unknown = new ArrayList<>(metadata.keySet());
        unknown.removeAll(KEYS);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new InvalidModelException(subject + ", metadata: expected " + KEYS + " but got "
                    + StrictJson.excerpt("missing " + missing + ", unknown " + unknown) + ".");
        }
    }

    private static String text(Map<String, String> metadata, String key) {
        return metadata.getOrDefault(key, "");
    }

    private static <N extends JsonNode> N json(Map<String, String> metadata, String key, Class<N> type) {
        JsonNode node = StrictJson.parse(text(metadata, key), key);
        if (!type.isInstance(node)) {
            throw new InvalidSpecException(
                    key + ": expected " + type.getSimpleName() + " but got " + StrictJson.excerpt(node.toString()));
        }
        return type.cast(node);
    }
}
