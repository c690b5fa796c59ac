package io.github.rnn4j.tasks.common.evaluation;

/** Counts of (right class, predicted class), from which every metric follows. Not thread-safe. */
final class Confusion {
    private final int classes;
    private final long[] counts;
    private long rows;

    Confusion(int classes) {
        this.classes = classes;
        this.counts = new long[classes * classes];
    }

    static Confusion of(int[] labels, int[] predictions, int classes) {
        Confusion confusion = new Confusion(classes);
        for (int row = 0; row < labels.length; row++) {
            confusion.add(labels[row], predictions[row]);
        }
        return confusion;
    }

    void add(int label, int prediction) {
        counts[label * classes + prediction]++;
        rows++;
    }

    /** Share of rows whose predicted class is the right one; 0 for no rows. */
    double accuracy() {
        long right = 0;
        for (int c = 0; c < classes; c++) {
            right += counts[c * classes + c];
        }
        return rows == 0 ? 0 : (double) right / rows;
    }

    /** {@code 2 TP / (2 TP + FP + FN)} of one class; 0 where the class is neither right nor predicted anywhere. */
    double f1(int c) {
        long all = labelled(c) + predicted(c);
        return all == 0 ? 0 : 2.0 * counts[c * classes + c] / all;
    }

    /** Mean F1 over the classes that are right or predicted somewhere. */
    double macroF1() {
        double sum = 0;
        int seen = 0;
        for (int c = 0; c < classes; c++) {
            if (labelled(c) + predicted(c) > 0) {
                sum += f1(c);
                seen++;
            }
        }
        return seen == 0 ? 0 : sum / seen;
    }

    private long labelled(int c) {
        long sum = 0;
        for (int prediction = 0; prediction < classes; prediction++) {
            sum += counts[c * classes + prediction];
        }
        return sum;
    }

    private long predicted(int c) {
        long sum = 0;
        for (int label = 0; label < classes; label++) {
            sum += counts[label * classes + c];
        }
        return sum;
    }
}
