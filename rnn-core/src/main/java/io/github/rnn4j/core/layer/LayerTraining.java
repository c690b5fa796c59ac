package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.spec.PrecisionSpec;
import io.github.rnn4j.api.spec.TeacherForcingSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;

/**
 * What training asks of the layers themselves.
 *
 * @param compute type that recurrent layers compute in
 * @param ownSymbols whether a decoder may have to read symbols that it wrote itself
 */
record LayerTraining(DType compute, boolean ownSymbols) {
    /** Returns the plainest: full precision, every symbol the right one. */
    static LayerTraining plain(DType dtype) {
        return new LayerTraining(dtype, false);
    }

    static LayerTraining of(TrainingSpec spec, DType dtype) {
        DType compute = spec.precision() instanceof PrecisionSpec.Mixed mixed ? mixed.compute() : dtype;
        return new LayerTraining(compute, !spec.teacherForcing().equals(TeacherForcingSpec.ALWAYS));
    }
}
