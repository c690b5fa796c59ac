package io.github.rnn4j.api.data;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.Arrays;

/**
 * The steps of one sequence, and the key of what it belongs to; no step at all is a sequence too. Immutable.
 */
@Experimental
public sealed interface Steps {
    /** Returns the number of time steps. */
    int timeSteps();

    /** Returns which class, ticker or device it belongs to, for states that are looked up; 0 stands for "unknown". */
    int key();

    /**
     * Returns the same steps with a key.
     *
     * @param key from 0
     */
    Steps withKey(int key);

    /**
     * Returns the first steps, with the same key.
     *
     * @param count from 0 to {@link #timeSteps}
     */
    Steps first(int count);

    private static int checkedCount(int count, int timeSteps) {
        if (count < 0 || count > timeSteps) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "count: expected 0 to " + timeSteps + " but got " + count + " (steps).");
        }
        return count;
    }

    private static void checkWidth(int width, int count, String what) {
        if (width < 1) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "steps: expected >= 1 " + what + " a step but got " + width);
        }
        if (count % width != 0) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "steps: expected whole steps of " + width + " " + what + " but got " + count);
        }
    }

    private static int checkedKey(int key) {
        if (key < 0) {
            throw new RnnException(ErrorCode.INVALID_ARGUMENT, "steps: expected a key >= 0 but got " + key);
        }
        return key;
    }

    /** Steps that are identifiers, {@code idsPerStep} of each step side by side. */
    @Experimental
    final class Ids implements Steps {
        private final int idsPerStep;
        private final int[] ids;
        private final int key;

        /**
         * Copies the identifiers.
         *
         * @param ids {@code [timeSteps, idsPerStep]}
         */
        public Ids(int idsPerStep, int[] ids) {
            checkWidth(idsPerStep, ids.length, "identifiers");
            this.idsPerStep = idsPerStep;
            this.ids = ids.clone();
            this.key = 0;
        }

        private Ids(Ids other, int key) {
            this.idsPerStep = other.idsPerStep;
            this.ids = other.ids;
            this.key = checkedKey(key);
        }

        @Override
        public int key() {
            return key;
        }

        @Override
        public Ids withKey(int value) {
            return new Ids(this, value);
        }

        @Override
        public Ids first(int count) {
            return new Ids(idsPerStep, Arrays.copyOf(ids, checkedCount(count, timeSteps()) * idsPerStep)).withKey(key);
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
            return other instanceof Ids that
                    && idsPerStep == that.idsPerStep
                    && key == that.key
                    && Arrays.equals(ids, that.ids);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * idsPerStep + key) + Arrays.hashCode(ids);
        }
    }

    /** Steps that are feature vectors. */
    @Experimental
    final class Features implements Steps {
        private final int inputSize;
        private final float[] values;
        private final int key;

        /**
         * Copies the features.
         *
         * @param values {@code [timeSteps, inputSize]}
         */
        public Features(int inputSize, float[] values) {
            checkWidth(inputSize, values.length, "features");
            this.inputSize = inputSize;
            this.values = values.clone();
            this.key = 0;
        }

        private Features(Features other, int key) {
            this.inputSize = other.inputSize;
            this.values = other.values;
            this.key = checkedKey(key);
        }

        @Override
        public int key() {
            return key;
        }

        @Override
        public Features withKey(int value) {
            return new Features(this, value);
        }

        @Override
        public Features first(int count) {
            return new Features(inputSize, Arrays.copyOf(values, checkedCount(count, timeSteps()) * inputSize))
                    .withKey(key);
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
            return other instanceof Features that
                    && inputSize == that.inputSize
                    && key == that.key
                    && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * inputSize + key) + Arrays.hashCode(values);
        }
    }
}
