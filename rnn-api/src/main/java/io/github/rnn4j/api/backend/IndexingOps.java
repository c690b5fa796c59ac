package io.github.rnn4j.api.backend;

import io.github.rnn4j.api.annotation.Stable;
import io.github.rnn4j.api.tensor.Tensor;

/**
 * Rows by number: {@code gatherRows}, {@code setRows}, {@code scatterAddRows}, {@code reverseByLength}. A table is {@code [rows,
 * width]}; {@code ids} is INT32 of any shape {@code S}; the rows of a call are {@code S + [width]}. An identifier outside the
 * table is refused with code {@code INVALID_ARGUMENT}; no memory outside the table is touched.
 */
@Stable
public interface IndexingOps {
    /** Copies the rows named by {@code ids}. ONNX: Gather. */
    void gatherRows(Tensor table, Tensor ids, Tensor out);

    /** Overwrites the rows named by {@code ids}; each may be named once only. ONNX: ScatterND. */
    void setRows(Tensor table, Tensor ids, Tensor rows);

    /**
     * Adds to the rows named by {@code ids}, in the order of {@code ids}; a row named twice gets both. ONNX: ScatterND with
     * add.
     */
    void scatterAddRows(Tensor table, Tensor ids, Tensor rows);

    /**
     * Turns the first {@code lengths[b]} steps of each sequence round and copies the others as they are. Being its own
     * inverse, it turns the result back. ONNX: ReverseSequence.
     *
     * @param x {@code [timeSteps, batch, ..]}
     * @param lengths INT32 {@code [batch]}, each from 0 to {@code timeSteps}
     * @param out of the shape of {@code x}, not {@code x} itself
     */
    void reverseByLength(Tensor x, Tensor lengths, Tensor out);
}
