package io.github.rnn4j.tasks.sentiment.model;

/** What logits say. */
final class Logits {
    private Logits() {}

    /** Softmax; the greatest logit is taken off first, so that nothing overflows. */
    static double[] probabilities(float[] logits) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double[] result = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            result[i] = Math.exp(logits[i] - greatest);
            sum += result[i];
        }
        for (int i = 0; i < result.length; i++) {
            result[i] /= sum;
        }
        return result;
    }
}
