package io.github.rnn4j.tasks.timeseries.device.live;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.tasks.timeseries.device.model.WindowClassifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model says of a device after a frame. Immutable, by agreement: the array is not copied.
 *
 * @param states names of the states in the order of their numbers, the normal one first
 * @param scores of each state, the network's logits; of a model that was trained without states the error from which on a frame is taken to
 *     be faulty, and the frame's own
 * @param probable whether scores are logits, so that there are probabilities
 * @param alarm whether the device's alarm is on
 * @param raised whether it went on with this frame
 * @param inputs the frame's features on the model's scale, in its order: what drift is told by
 * @param elapsed seconds since the device's frame before; 0 where no time is known, and after a gap
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record DeviceAnswer(
        List<String> states,
        List<Double> scores,
        boolean probable,
        boolean alarm,
        boolean raised,
        float[] inputs,
        double elapsed) {
    public DeviceAnswer {
        states = List.copyOf(states);
        scores = List.copyOf(scores);
    }

    /** Returns the likeliest state, of equal ones the first. */
    public String state() {
        return states.get(WindowClassifier.likeliest(array()));
    }

    /** Returns by how much a fault is likelier than the normal state: what alarms are raised by. */
    public double faultScore() {
        return WindowClassifier.faultScore(array());
    }

    /** Returns the probability of each state by its name, by a softmax of the scores; none where these are no logits. */
    public Map<String, Double> probabilities() {
        if (!probable) {
            return Map.of();
        }
        double greatest = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - greatest);
        }
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int state = 0; state < states.size(); state++) {
            probabilities.put(states.get(state), Math.exp(scores.get(state) - greatest) / sum);
        }
        return probabilities;
    }

    private double[] array() {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
