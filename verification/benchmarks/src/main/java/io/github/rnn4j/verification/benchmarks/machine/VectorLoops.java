package io.github.rnn4j.verification.benchmarks.machine;

/** Loops that do one thing as fast as the core can. */
public interface VectorLoops {
    /** Returns the FLOAT32 numbers in a vector. */
    int lanes();

    /** Runs chains of multiply-adds that do not wait for each other; returns the operations of a turn, two a lane and chain. */
    int independentFmas(int turns);

    /** Runs one chain of multiply-adds. */
    float dependentFmas(int turns);

    /** Runs one chain of divisions. */
    float dependentDivisions(int turns);

    /** Reads so many numbers of an array, from a place on, forwards and backwards in turn. */
    float sweep(float[] array, int start, int numbers, int sweeps);
}
