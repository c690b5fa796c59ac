package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.model.NamedArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The bytes behind a header, and which tensor lies where. */
final class TensorData {
    private TensorData() {}

    /**
     * Returns where each array goes, in the order given. Wider types lie first, so that every tensor is aligned to its own
     * type: PyTorch maps the file and asks for that.
     */
    static List<TensorEntry> layOut(List<NamedArray> arrays) {
        TensorEntry[] entries = new TensorEntry[arrays.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt((Integer i) -> -arrays.get(i).dtype().bytes()));
        long end = 0;
        for (int i : order) {
            NamedArray array = arrays.get(i);
            StoredType type = type(array);
            long begin = end;
            end += (long) array.shape().elements() * type.bytes();
            if (array.shape().elements() == 0 || end > Safetensors.MAX_DATA) {
                throw refused(
                        array,
                        "expected 1 element or more, at most " + Safetensors.MAX_DATA
                                + " bytes of data in all, but got " + array.shape());
            }
            entries[i] = new TensorEntry(array.name(), type, array.shape(), (int) begin);
        }
        return List.copyOf(Arrays.asList(entries));
    }

    /** Returns the bytes of the arrays; {@code entries} are theirs, in the same order. */
    static byte[] encode(List<TensorEntry> entries, List<NamedArray> arrays) {
        int length = entries.stream().mapToInt(TensorEntry::end).max().orElse(0);
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < arrays.size(); i++) {
            StoredType type = entries.get(i).type();
            out.position(entries.get(i).begin());
            for (double value : arrays.get(i).values()) {
                if (!type.holds(value)) {
                    throw refused(
                            arrays.get(i), "expected values that " + type + " holds without loss but got " + value);
                }
                type.put(out, value);
            }
        }
        return out.array();
    }

    /** Returns the arrays in the entries' order. */
    static List<NamedArray> decode(List<TensorEntry> entries, ByteBuffer data) {
        List<NamedArray> arrays = new ArrayList<>();
        ByteBuffer in = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (TensorEntry entry : entries) {
            in.position(entry.begin());
            double[] values = new double[entry.shape().elements()];
            for (int i = 0; i < values.length; i++) {
                values[i] = entry.type().get(in);
            }
            arrays.add(new NamedArray(entry.name(), entry.type().dtype(), entry.shape(), values));
        }
        return List.copyOf(arrays);
    }

    private static StoredType type(NamedArray array) {
        return StoredType.of(array.dtype())
                .orElseThrow(() -> refused(
                        array,
                        "expected one of the types " + String.join(", ", StoredType.names()) + " but got "
                                + array.dtype()));
    }

    private static RnnException refused(NamedArray array, String what) {
        return new RnnException(ErrorCode.INVALID_ARGUMENT, "tensor '" + array.name() + "': " + what);
    }
}
