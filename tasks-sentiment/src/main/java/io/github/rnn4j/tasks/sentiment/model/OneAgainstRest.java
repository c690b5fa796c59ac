package io.github.rnn4j.tasks.sentiment.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Fits of a linear model's outputs: one for two classes, else each class against the rest. */
final class OneAgainstRest {
    private OneAgainstRest() {}

    /**
     * Returns the fit of each output.
     *
     * @param labels number of the class of each text
     * @param fit from whether a text is of the output's class to its fit
     */
    static <F> List<F> fits(int[] labels, int classes, Function<boolean[], F> fit) {
        int outputs = classes == 2 ? 1 : classes;
        List<F> fits = new ArrayList<>();
        for (int output = 0; output < outputs; output++) {
            int wanted = classes - outputs + output;
            boolean[] inClass = new boolean[labels.length];
            for (int text = 0; text < labels.length; text++) {
                inClass[text] = labels[text] == wanted;
            }
            fits.add(fit.apply(inClass));
        }
        return fits;
    }
}
