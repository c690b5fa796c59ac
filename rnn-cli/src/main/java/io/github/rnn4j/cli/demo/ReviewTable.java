package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.core.checkpoint.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Writes sentences as the kind of file that users bring: a header line, then text, label and source with tabs between. */
@Internal
public final class ReviewTable {
    private ReviewTable() {}

    /**
     * Writes the file, replacing it as a whole.
     *
     * @throws io.github.rnn4j.api.error.RnnException with code {@code INPUT_OUTPUT} if it cannot be written
     */
    public static Path write(Path file, List<LabelledSentence> sentences) {
        StringBuilder table = new StringBuilder("text\tlabel\tsource\n");
        for (LabelledSentence sentence : sentences) {
            table.append(sentence.text()).append('\t').append(sentence.label()).append('\t');
            table.append(sentence.source()).append('\n');
        }
        byte[] bytes = table.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
        return file;
    }
}
