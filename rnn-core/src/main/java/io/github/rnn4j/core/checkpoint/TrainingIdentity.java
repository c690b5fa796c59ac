package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.data.Example;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.data.Target;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.api.train.TrainingRun;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
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
 * @param examples digest of all examples, in their order, of the rows of an embedding that are given, and of the lengths that batches are
 *     made of
 */
@Internal
public record TrainingIdentity(NetworkSpec network, TrainingSpec training, String backend, String examples) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Returns the identity of a run. */
    public static TrainingIdentity of(TrainingRun run, String backend) {
        MessageDigest digest = sha256();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                new DigestOutputStream(OutputStream.nullOutputStream(), digest), BUFFER_BYTES))) {
            add(out, run.train());
            add(out, run.validation());
            EmbeddingRows rows = run.embeddingRows();
            if (rows != null) {
                add(out, rows);
            }
            for (int bound : run.buckets().bounds()) {
                out.writeInt(bound);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is read or written", e);
        }
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

    private static void add(DataOutputStream out, List<Example> examples) throws IOException {
        out.writeInt(examples.size());
        for (Example example : examples) {
            add(out, example.steps());
            add(out, example.target());
        }
    }

    private static void add(DataOutputStream out, Steps steps) throws IOException {
        out.writeInt(steps.timeSteps());
        out.writeInt(steps.key());
        for (int step = 0; step < steps.timeSteps(); step++) {
            if (steps instanceof Steps.Ids ids) {
                for (int i = 0; i < ids.idsPerStep(); i++) {
                    out.writeInt(ids.id(step, i));
                }
            } else if (steps instanceof Steps.Features features) {
                for (int i = 0; i < features.inputSize(); i++) {
                    out.writeFloat(features.value(step, i));
                }
            }
        }
    }

    private static void add(DataOutputStream out, EmbeddingRows rows) throws IOException {
        out.writeBoolean(rows.frozen());
        int[] ids = rows.ids();
        for (int i = 0; i < ids.length; i++) {
            out.writeInt(ids[i]);
            for (int j = 0; j < rows.width(); j++) {
                out.writeFloat(rows.value(i, j));
            }
        }
    }

    private static void add(DataOutputStream out, Target target) throws IOException {
        if (target instanceof Target.Label label) {
            out.writeInt(label.label());
        } else if (target instanceof Target.Values values) {
            for (double value : values.values()) {
                out.writeDouble(value);
            }
        } else if (target instanceof Target.Sequence sequence) {
            out.writeInt(sequence.symbols().size());
            for (int symbol : sequence.symbols()) {
                out.writeInt(symbol);
            }
        } else if (target instanceof Target.WithOffset beside) {
            for (double value : beside.offset()) {
                out.writeDouble(value);
            }
            add(out, beside.target());
        }
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
