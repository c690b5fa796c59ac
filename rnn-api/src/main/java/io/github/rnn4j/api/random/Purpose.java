package io.github.rnn4j.api.random;

import io.github.rnn4j.api.annotation.Stable;

/** What random numbers are drawn for. Two purposes never share a number. */
@Stable
public enum Purpose {
    /** First values of parameters. */
    INITIALIZATION(0),
    /** Order of the training examples. */
    SHUFFLING(1),
    /** Which units a step drops. */
    DROPOUT(2),
    /** Which identifiers a training example loses. */
    TOKEN_DROPOUT(3),
    /** Which examples go into which part. */
    SPLITTING(4),
    /** Which examples a bootstrap draws. */
    RESAMPLING(5),
    /** Inputs that tests make up. */
    TESTING(6),
    /** Which symbols a decoder in training chooses by itself. */
    TEACHER_FORCING(7);

    private final int number;

    Purpose(int number) {
        this.number = number;
    }

    /** Returns the number that goes into the counter; part of the contract, from 0 to 255. */
    int number() {
        return number;
    }
}
