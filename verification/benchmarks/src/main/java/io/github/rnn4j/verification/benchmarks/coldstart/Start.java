package io.github.rnn4j.verification.benchmarks.coldstart;

/**
 * What one start took, in milliseconds from where the process is asked for.
 *
 * @param mainMillis to the first line of the program
 * @param backendMillis from there to the opened backend
 * @param modelMillis from there to the model
 * @param predictionMillis from there to the prediction
 * @param wallMillis all of it, as who waits for the answer sees it
 */
public record Start(
        double mainMillis, double backendMillis, double modelMillis, double predictionMillis, double wallMillis) {}
