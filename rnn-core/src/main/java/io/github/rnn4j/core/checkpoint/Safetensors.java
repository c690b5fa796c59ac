package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a {@code .safetensors} file: 8 bytes with the header's length, a JSON header, and the tensors' bytes, all
 * little-endian, as Python's {@code safetensors} reads and writes them. Equal contents give equal bytes. Immutable.
 *
 * <p>Reading is strict: besides what the format forbids (duplicate keys, holes, overlaps, offsets out of range, a rest behind
 * the last tensor), empty tensors and other types than F64, F32 and I32 are refused by name.
 *
 * @param metadata texts by key, in order
 * @param tensors the tensors, each name once
 */
@Experimental
public record Safetensors(Map<String, String> metadata, List<NamedArray> tensors) {
    /** Most bytes of tensors in one file. */
    public static final int MAX_DATA = 2_000_000_000;

    /**
     * Copies the collections.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} if a name stands twice
     */
    public Safetensors {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = new StateDict(tensors).arrays();
    }

    /**
     * Returns the bytes of the file.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INVALID_ARGUMENT} if a tensor is empty, of a type that
     *     has no place in the file, or holds values that its type does not hold without loss
     */
    public byte[] encode() {
        List<TensorEntry> entries = TensorData.layOut(tensors);
        byte[] header = new Header(metadata, entries).encode();
        return new Frame(header, ByteBuffer.wrap(TensorData.encode(entries, tensors))).join();
    }

    /**
     * Reads the bytes of a file.
     *
     * @param subject the file, for messages, such as {@code model 'a.safetensors'}
     * @throws io.github.rnn4j.api.error.InvalidModelException if they break a rule of the format
     */
    public static Safetensors decode(byte[] file, String subject) {
        Frame frame = Frame.split(file, subject);
        Header header = Header.parse(frame.header(), frame.data().remaining(), subject);
        return new Safetensors(header.metadata(), TensorData.decode(header.entries(), frame.data()));
    }
}
