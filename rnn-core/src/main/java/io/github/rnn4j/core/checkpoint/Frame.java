package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.core.config.StrictJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The two parts of a safetensors file, which stand behind the header's length in 8 bytes. */
final class Frame {
    /** Longest file that can be made of a header and data. */
    static final int MAX_FILE = Long.BYTES + StrictJson.MAX_LENGTH + Safetensors.MAX_DATA;

    private final byte[] header;
    private final ByteBuffer data;

    Frame(byte[] header, ByteBuffer data) {
        this.header = header;
        this.data = data;
    }

    /** Returns JSON and spaces; not a copy. */
    byte[] header() {
        return header;
    }

    /** Returns the bytes of the tensors. */
    ByteBuffer data() {
        return data;
    }

    byte[] join() {
        if (header.length > StrictJson.MAX_LENGTH) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "model header: expected at most " + StrictJson.MAX_LENGTH + " bytes but got " + header.length);
        }
        return ByteBuffer.allocate(Long.BYTES + header.length + data.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(data.duplicate())
                .array();
    }

    static Frame split(byte[] file, String subject) {
        if (file.length == 0) {
            throw new InvalidModelException(
                    subject + ": expected a model but the file is empty. Bring the whole file.");
        }
        if (isPickle(file)) {
            throw new InvalidModelException(
                    subject + ": expected a safetensors file but got a pickle of Python, which can run"
                            + " any code. Convert it in Python: import torch, safetensors.torch; state ="
                            + " torch.load('model.pt', map_location='cpu'); safetensors.torch.save_file(state,"
                            + " 'model.safetensors')");
        }
        if (file.length < Long.BYTES) {
            throw truncated(subject, "8 bytes of length", file.length);
        }
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long length = in.getLong();
        if (length < 2 || length > StrictJson.MAX_LENGTH) {
            throw new InvalidModelException(subject + ": expected a header of 2 to " + StrictJson.MAX_LENGTH
                    + " bytes but got the length " + Long.toUnsignedString(length)
                    + ". It is damaged, or no model at all.");
        }
        if (length > in.remaining()) {
            throw truncated(subject, length + " bytes of header", in.remaining());
        }
        byte[] header = new byte[(int) length];
        in.get(header);
        return new Frame(header, in.slice());
    }

    /** PyTorch writes a zip archive with a pickle in it; before version 1.6, a bare pickle of protocol 2 to 5. */
    private static boolean isPickle(byte[] file) {
        boolean zip = file.length >= 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
        boolean bare = file.length >= 2 && file[0] == (byte) 0x80 && file[1] >= 2 && file[1] <= 5;
        // A header of 640 to 1,408 bytes begins alike; what follows its length is a brace then.
        boolean header = file.length > Long.BYTES && file[Long.BYTES] == '{';
        return zip || (bare && !header);
    }

    private static InvalidModelException truncated(String subject, String expected, int actual) {
        return new InvalidModelException(subject + ": expected " + expected + " but the file ends after " + actual
                + ": it is truncated, or no model at all. Bring the whole file.");
    }
}
