package io.github.rnn4j.backend.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation's work with the engine: reads operands, closes every intermediate array at the end, stores results. An array
 * that the engine returns belongs to the manager of the operation's left operand until it is closed or stored, so each one goes
 * through {@link #own} or {@link #store}.
 */
final class DjlCall implements AutoCloseable {
    private final DjlBackend backend;
    private final NDManager home;
    private final DjlStaging staging;
    private final List<NDArray> owned = new ArrayList<>();
    private int scalars;
    private boolean reading;

    DjlCall(DjlBackend backend, NDManager home, DjlStaging staging) {
        this.backend = backend;
        this.home = home;
        this.staging = staging;
    }

    /** Returns a tensor's elements in the tensor's shape; not to be changed, not to be closed. */
    NDArray read(DjlTensor tensor) {
        return read(tensor, tensor.shape());
    }

    /** Returns a tensor's elements in another shape of as many elements. What is done in place is done to the tensor. */
    NDArray read(DjlTensor tensor, Shape shape) {
        DjlTensor root = tensor.root();
        if (root.session() == null && !reading) {
            backend.shared().readLock().lock();
            reading = true;
        }
        NDArray array = root.array();
        return root.arrayShape().equals(shape) ? array : own(array.reshape(DjlTypes.of(shape)));
    }

    /** Takes an intermediate array, to be closed at the end. */
    NDArray own(NDArray intermediate) {
        owned.add(intermediate);
        return intermediate;
    }

    /** Returns the elements in another type; the array itself where it has that type, for the engine would only alias it. */
    NDArray cast(NDArray array, DType from, DType to) {
        return from == to ? array : own(array.toType(DjlTypes.of(to), true));
    }

    /** Returns the elements stretched to a shape, without a copy. */
    NDArray stretch(NDArray array, Shape from, Shape to) {
        return from.equals(to) ? array : own(array.broadcast(DjlTypes.of(to)));
    }

    /** Returns a number, rounded to a type; to whole numbers by cutting towards zero. */
    NDArray scalar(DType dtype, double value) {
        ByteBuffer place = staging.scalar(scalars++, dtype.bytes());
        switch (dtype) {
            case FLOAT64 -> place.putDouble(0, value);
            case FLOAT32 -> place.putFloat(0, (float) value);
            default -> place.putInt(0, (int) value);
        }
        return alias(place, dtype, Shape.of());
    }

    /** Returns bytes for as many elements, to be filled and then handed to {@link #alias}. */
    ByteBuffer staged(int elements, int bytesOfOne) {
        return staging.bytes(Math.multiplyExact(elements, bytesOfOne));
    }

    /** Returns an array over staged bytes; its elements change when the bytes do. */
    NDArray alias(ByteBuffer bytes, DType dtype, Shape shape) {
        return own(home.create(bytes, DjlTypes.of(shape), DjlTypes.of(dtype)));
    }

    /** Returns an array of whole numbers. */
    NDArray whole(int[] values, Shape shape) {
        ByteBuffer bytes = staged(values.length, Integer.BYTES);
        bytes.asIntBuffer().put(values);
        return alias(bytes, DType.INT32, shape);
    }

    /** Returns the elements for the host to read until the end of the call. */
    ByteBuffer host(NDArray array) {
        NDArray near = array;
        if (!array.getDevice().equals(Device.cpu())) {
            near = own(array.toDevice(Device.cpu(), true));
            // The engine made a manager for this one array.
            NDManager lonely = near.getManager();
            near.attach(home);
            lonely.close();
        }
        return near.toByteBuffer(true).order(ByteOrder.nativeOrder());
    }

    /** Makes a new array of the target's shape its elements. */
    void store(NDArray result, DjlTensor target) {
        store(result, target.shape(), target);
    }

    /**
     * Makes a new array, contiguous and sharing with no other, the target's elements. After the first result is stored no
     * further operand may be read.
     *
     * @param shape the array's shape, of as many elements as the target
     */
    void store(NDArray result, Shape shape, DjlTensor target) {
        DjlTensor root = target.root();
        if (root.session() != null) {
            root.exchange(result, shape);
            return;
        }
        stopReading();
        backend.shared().writeLock().lock();
        try {
            root.exchange(result, shape);
        } finally {
            backend.shared().writeLock().unlock();
        }
    }

    private void stopReading() {
        if (reading) {
            reading = false;
            backend.shared().readLock().unlock();
        }
    }

    @Override
    public void close() {
        owned.forEach(NDArray::close);
        stopReading();
    }
}
