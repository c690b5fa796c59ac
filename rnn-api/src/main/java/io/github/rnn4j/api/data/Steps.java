package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Arrays;

/** The steps of one sequence; none at all is a sequence too. Immutable. */
@Experimental
public sealed interface Steps {
    /** Returns the number of time steps. */
    int timeSteps();

    /** Steps that are identifiers, {@code idsPerStep} of each step side by side. */
    @Experimental
    final class Ids implements Steps {
        private final int idsPerStep;
        private final int[] ids;

        /**
         * Copies the identifiers.
         *
         * @param ids {@code [timeSteps, idsPerStep]}
         */
        public Ids(int idsPerStep, int[] ids) {
            if (idsPerStep < 1 || ids.length % idsPerStep != 0) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "steps: expected whole steps of " + idsPerStep + " identifiers but got " + ids.length);
            }
            this.idsPerStep = idsPerStep;
            this.ids = ids.clone();
        }

        @Override
        public int timeSteps() {
            return ids.length / idsPerStep;
        }

        /** Returns how many identifiers a step has. */
        public int idsPerStep() {
            return idsPerStep;
        }

        /** Returns one identifier. */
        public int id(int timeStep, int position) {
            return ids[timeStep * idsPerStep + position];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ids that && idsPerStep == that.idsPerStep && Arrays.equals(ids, that.ids);
        }

        @Override
        public int hashCode() {
            return 31 * idsPerStep + Arrays.hashCode(ids);
        }
    }

    /** Steps that are feature vectors. */
    @Experimental
    final class Features implements Steps {
        private final int inputSize;
        private final float[] values;

        /**
         * Copies the features.
         *
         * @param values {@code [timeSteps, inputSize]}
         */
        public Features(int inputSize, float[] values) {
            if (inputSize < 1 || values.length % inputSize != 0) {
                throw new RnnException(
                        ErrorCode.INVALID_ARGUMENT,
                        "steps: expected whole steps of " + inputSize + " features but got " + values.length);
            }
            this.inputSize = inputSize;
            this.values = values.clone();
        }

        @Override
        public int timeSteps() {
            return values.length / inputSize;
        }

        /** Returns how many features a step has. */
        public int inputSize() {
            return inputSize;
        }

        /** Returns one feature. */
        public float value(int timeStep, int feature) {
            return values[timeStep * inputSize + feature];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Features that && inputSize == that.inputSize && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return 31 * inputSize + Arrays.hashCode(values);
        }
    }
}
