package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.model.NamedArray;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bytes of a file whose metadata ends in the two digests of {@link Seal}: what every file of ours has in common. */
final class SealedTensors {
    private SealedTensors() {}

    /** Returns the bytes of a file with these texts and tensors, closed by their digests. */
    static byte[] encode(Map<String, String> texts, List<NamedArray> tensors) {
        List<TensorEntry> entries = TensorData.layOut(tensors);
        ByteBuffer data = ByteBuffer.wrap(TensorData.encode(entries, tensors));
        Map<String, String> metadata = new LinkedHashMap<>(texts);
        metadata.put(Seal.TENSORS, Seal.digest(data));
        metadata.put(Seal.HEADER, Seal.BLANK);
        return new Frame(Seal.close(new Header(metadata, entries).encode()), data).join();
    }

    /** Refuses a file whose digests are not those of its bytes; both must be there. */
    static void check(Frame frame, Header header, String subject) {
        Seal.check(frame.header(), header.metadata().getOrDefault(Seal.HEADER, ""), subject);
        Seal.compare(
                header.metadata().getOrDefault(Seal.TENSORS, ""), Seal.digest(frame.data()), subject + ", tensors");
    }
}
