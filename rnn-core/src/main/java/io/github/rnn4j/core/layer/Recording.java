package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.autodiff.tape.TapeRecorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One network being recorded for one shape of batch: what all layers need. Confined to the session's thread.
 *
 * @param session where it is recorded
 * @param recorder takes the operations down
 * @param slots the batch
 * @param dtype floating type of the network
 * @param training whether a backward pass will follow
 * @param dropping whether units are dropped: in training, also where a part is only read forward
 * @param closing what must be closed with the recording; layers add to it
 * @param carried the state that is kept from call to call; null if none is
 * @param afterForward what comes after each forward pass; layers add to it
 * @param masks what is drawn anew for each training step; layers add to it
 * @param namedMasks those of them that all readings of one layer share, by name
 * @param finalState state that a decoder starts from; the layer that it comes from adds it
 * @param inspected states whose gradients are wanted; recurrent layers add to it. Null where none are
 */
record Recording(
        Session session,
        TapeRecorder recorder,
        BatchSlots slots,
        DType dtype,
        boolean training,
        boolean dropping,
        List<Runnable> closing,
        CarriedState.@Nullable Use carried,
        List<Runnable> afterForward,
        List<DropoutMask> masks,
        Map<String, Tensor> namedMasks,
        List<Tensor> finalState,
        @Nullable List<PassStates> inspected) {
    /** Starts a recording. */
    static Recording start(
            Session session, BatchSlots slots, DType dtype, boolean training, CarriedState.@Nullable Use carried) {
        boolean dropping = training || (carried != null && carried.dropping());
        return start(session, slots, dtype, training, dropping, carried, null);
    }

    /** Starts a recording that is looked into, which drops nothing. */
    static Recording startInspected(
            Session session, BatchSlots slots, DType dtype, boolean backward, CarriedState.@Nullable Use carried) {
        return start(session, slots, dtype, backward, false, carried, new ArrayList<>());
    }

    private static Recording start(
            Session session,
            BatchSlots slots,
            DType dtype,
            boolean training,
            boolean dropping,
            CarriedState.@Nullable Use carried,
            @Nullable List<PassStates> inspected) {
        return new Recording(
                session,
                new TapeRecorder(session.ops()),
                slots,
                dtype,
                training,
                dropping,
                new ArrayList<>(),
                carried,
                new ArrayList<>(),
                new ArrayList<>(),
                new HashMap<>(),
                new ArrayList<>(),
                inspected);
    }

    /** Returns a recording of what comes afterwards, on a tape of its own. */
    Recording next() {
        return new Recording(
                session,
                new TapeRecorder(session.ops()),
                slots,
                dtype,
                training,
                dropping,
                closing,
                carried,
                afterForward,
                masks,
                namedMasks,
                finalState,
                inspected);
    }

    /** Returns a mask that is drawn anew before each training step; no gradient flows to it. */
    Tensor newMask(Shape shape, double probability) {
        Tensor mask = recorder.input(dtype, shape);
        masks.add(new DropoutMask(mask, probability));
        return mask;
    }

    /** Returns the mask of a name, which the first call makes: one for all readings of a layer. */
    Tensor sharedMask(String name, Shape shape, double probability) {
        return namedMasks.computeIfAbsent(name, first -> newMask(shape, probability));
    }

    /** Returns the used steps of each sequence, INT32 {@code [batch]}. */
    Tensor lengths() {
        return slots.lengths().device();
    }

    int timeSteps() {
        return slots.shape().timeSteps();
    }

    int batchSize() {
        return slots.shape().batchSize();
    }
}
