package io.github.rnn4j.api.train;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the gradient at the last step arrives at each earlier one: the norm of the loss's gradient with respect to the
 * hidden state after step {@code t}, over that after the last step. What is far below 1 learns nothing of early steps
 * (vanishing), what is far above is torn about by them (exploding): Bengio, Simard and Frasconi, IEEE Transactions on Neural
 * Networks 5(2), 1994. Immutable.
 *
 * @param perStep relative norm after each step, first step first; the last is 1
 */
@Experimental
public record GradientFlow(List<Double> perStep) {
    /** A step is reached while its gradient is at least this share of the last step's. */
    public static final double REACHED = 0.01;

    /** A gradient that is more than this many times the last step's explodes. */
    public static final double EXPLODED = 100;

    private static final int FIRST_STEPS = 10;
    private static final int CUT_MULTIPLE = 8;

    public GradientFlow {
        perStep = List.copyOf(perStep);
        if (perStep.isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT, "gradient flow: expected at least one step but got none");
        }
    }

    /** Returns the flow of norms that are known by their natural logarithms, so that none underflows. */
    public static GradientFlow ofLogarithms(List<Double> logarithms) {
        double last = logarithms.isEmpty() ? 0 : logarithms.get(logarithms.size() - 1);
        List<Double> relative = new ArrayList<>();
        logarithms.forEach(logarithm -> relative.add(Math.exp(logarithm - last)));
        return new GradientFlow(relative);
    }

    /** Returns the number of steps. */
    public int timeSteps() {
        return perStep.size();
    }

    /** Returns the mean over the first ten steps, or over all if they are fewer: how much of the end is felt at the start. */
    public double ratioFirst10ToLast() {
        return perStep.stream()
                .limit(FIRST_STEPS)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    /** Returns over how many of the last steps, without a gap, the gradient stays at {@link #REACHED} or above. */
    public int reach() {
        int reached = 0;
        while (reached < timeSteps() && perStep.get(timeSteps() - 1 - reached) >= REACHED) {
            reached++;
        }
        return reached;
    }

    /** Returns whether the gradient of any step is beyond {@link #EXPLODED}, or not a number. */
    public boolean explodes() {
        return perStep.stream().anyMatch(norm -> !(norm <= EXPLODED));
    }

    /**
     * Returns one line that says what the flow means and what to do.
     *
     * @param alternative a cell or a way to start it that reaches further, such as {@code irnn}; empty if there is none
     */
    public String verdict(String alternative) {
        String use = alternative.isEmpty() ? "" : ", or use " + alternative;
        if (explodes()) {
            return "explodes: a gradient of an early step is over " + (int) EXPLODED
                    + " times the last one's: clip the norm, or start with smaller recurrent weights";
        }
        int reach = reach();
        if (reach == timeSteps()) {
            return "reaches all " + timeSteps() + " steps";
        }
        return "reaches " + reach + " of " + timeSteps() + " steps: cut to " + cut(reach) + use;
    }

    /** Rounds up: a few steps more cost little, and batches like round numbers. */
    private int cut(int reach) {
        int rounded = (reach + CUT_MULTIPLE - 1) / CUT_MULTIPLE * CUT_MULTIPLE;
        return Math.min(timeSteps(), rounded);
    }
}
