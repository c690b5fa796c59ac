package io.github.rnn4j.core.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.core.config.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model remembers of many keys, as one {@code .safetensors} file, replaced as a whole and closed by digests as a model file is.
 * Immutable.
 *
 * @param model digest of the model that the states are of, by {@link ModelDigest}
 * @param keys the keys, each once
 * @param tensors states by name, a row for each key
 */
@Experimental
public record KeySnapshot(String model, List<String> keys, List<NamedArray> tensors) {
    private static final String FORMAT = "rnn4j.snapshot.format";
    private static final String VERSION = "1";
    private static final String MODEL = "rnn4j.snapshot.model";
    private static final String KEYS = "rnn4j.snapshot.keys";

    public KeySnapshot {
        keys = List.copyOf(keys);
        tensors = List.copyOf(tensors);
    }

    /**
     * Writes the snapshot; equal ones give equal bytes.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be written; the old one then stays
     */
    public void write(Path file) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        keys.forEach(names::add);
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(FORMAT, VERSION);
        texts.put(MODEL, model);
        texts.put(KEYS, StrictJson.write(names));
        byte[] bytes = SealedTensors.encode(texts, tensors);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /**
     * Reads a snapshot.
     *
     * @param model digest of the model that is to go on
     * @throws InvalidModelException if there is no such file, it is damaged or no snapshot, or its states are those of another model
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read
     */
    public static KeySnapshot read(Path file, String model) {
        String subject = "snapshot '" + file + "'";
        if (Files.notExists(file)) {
            throw new InvalidModelException(subject + ": expected a file but there is none. Check the name.");
        }
        byte[] bytes = WholeFile.read(file, subject);
        Frame frame = Frame.split(bytes, subject);
        Header header = Header.parse(frame.header(), frame.data().remaining(), subject);
        String format = header.metadata().get(FORMAT);
        if (format == null) {
            throw new InvalidModelException(
                    subject + ": expected a snapshot of states but got another safetensors file. Check the name.");
        }
        if (!format.equals(VERSION)) {
            throw new InvalidModelException(subject + ": expected format " + VERSION + " but got '"
                    + StrictJson.excerpt(format) + "'. Use a newer rnn4j.");
        }
        SealedTensors.check(frame, header, subject);
        String of = header.metadata().getOrDefault(MODEL, "");
        if (!of.equals(model)) {
            throw new InvalidModelException(subject + ": expected states of this model (" + shortened(model)
                    + ") but got those of another (" + shortened(of)
                    + "). Take the model that wrote them, or begin with another file.");
        }
        return new KeySnapshot(
                of,
                names(header.metadata().getOrDefault(KEYS, ""), subject),
                TensorData.decode(header.entries(), frame.data()));
    }

    /**
     * Returns the values of one tensor.
     *
     * @param width values of a key
     * @throws InvalidModelException if it is not there or has another number of values
     */
    public double[] values(String name, int width) {
        long expected = (long) keys.size() * width;
        if (expected == 0) {
            return new double[0];
        }
        for (NamedArray tensor : tensors) {
            if (tensor.name().equals(name) && tensor.shape().elements() == expected) {
                return tensor.values();
            }
        }
        throw new InvalidModelException(
                "snapshot: expected " + expected + " values '" + name + "' but got " + tensors + ". It is damaged.");
    }

    private static List<String> names(String json, String subject) {
        try {
            List<String> names = new ArrayList<>();
            for (JsonNode name : StrictJson.parse(json, "keys")) {
                names.add(name.asText());
            }
            return names;
        } catch (InvalidSpecException e) {
            throw new InvalidModelException(subject + ", " + e.getMessage());
        }
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(12, digest.length()));
    }
}
