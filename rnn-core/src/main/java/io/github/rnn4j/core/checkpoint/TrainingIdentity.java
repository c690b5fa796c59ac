package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.TrainingRun;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Which training it is: two of one identity end with the same bits.
 *
 * @param network what is trained
 * @param training how
 * @param backend name of the backend
 * @param examples digest of all examples, in their order
 */
@Internal
public record TrainingIdentity(NetworkSpec network, TrainingSpec training, String backend, String examples) {
    /** Returns the identity of a run. */
    public static TrainingIdentity of(TrainingRun run, String backend) {
        MessageDigest digest = sha256();
        add(digest, run.train());
        add(digest, run.validation());
        return new TrainingIdentity(
                run.network(), run.spec(), backend, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, List<Example> examples) {
        add(digest, examples.size());
        for (Example example : examples) {
            Steps steps = example.steps();
            add(digest, steps.timeSteps(), steps.key());
            for (int step = 0; step < steps.timeSteps(); step++) {
                if (steps instanceof Steps.Ids ids) {
                    for (int i = 0; i < ids.idsPerStep(); i++) {
                        add(digest, ids.id(step, i));
                    }
                } else if (steps instanceof Steps.Features features) {
                    for (int i = 0; i < features.inputSize(); i++) {
                        add(digest, Float.floatToIntBits(features.value(step, i)));
                    }
                }
            }
            if (example.target() instanceof Target.Label label) {
                add(digest, label.label());
            } else if (example.target() instanceof Target.Values values) {
                values.values()
                        .forEach(value -> digest.update(ByteBuffer.allocate(Double.BYTES)
                                .putDouble(value)
                                .flip()));
            }
        }
    }

    private static void add(MessageDigest digest, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        digest.update(bytes.flip());
    }

    /**
     * Checks that another identity is this one.
     *
     * @param subject the other's file, for messages
     * @throws RnnException with code {@code INVALID_ARGUMENT} that says what differs
     */
    void check(TrainingIdentity other, String subject) {
        if (!network.equals(other.network)) {
            throw different(subject, "network");
        }
        if (!training.equals(other.training)) {
            throw different(subject, "settings of the training");
        }
        if (!backend.equals(other.backend)) {
            throw different(subject, "backend ('" + backend + "' here, '" + other.backend + "' there)");
        }
        if (!examples.equals(other.examples)) {
            throw different(subject, "examples");
        }
    }

    private static RnnException different(String subject, String what) {
        return new RnnException(
                ErrorCode.INVALID_ARGUMENT,
                subject + ": expected one of this very training but got one with another " + what
                        + ". Resume with the options it was begun with, or delete the file.");
    }
}
