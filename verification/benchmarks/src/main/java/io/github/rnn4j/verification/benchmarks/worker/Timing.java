package io.github.rnn4j.verification.benchmarks.worker;

/**
 * What one process measured.
 *
 * @param bestMicros the quickest sample, a call
 * @param p50Micros half of the samples are quicker
 * @param p99Micros 99 of 100 samples are quicker
 * @param bytesPerCall Java heap allocated by the calling thread
 * @param maxError greatest difference to the truth, outputs of FLOAT64
 * @param callsPerSample calls in a sample: several where one is too quick for the clock
 */
public record Timing(
        double bestMicros,
        double p50Micros,
        double p99Micros,
        double bytesPerCall,
        double maxError,
        int callsPerSample) {}
