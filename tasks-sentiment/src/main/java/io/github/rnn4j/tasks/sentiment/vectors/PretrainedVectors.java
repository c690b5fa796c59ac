package io.github.rnn4j.tasks.sentiment.vectors;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.train.EmbeddingRows;
import io.github.rnn4j.tasks.common.evaluation.VectorSummary;
import io.github.rnn4j.tasks.sentiment.text.Ngrams;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vectors of a vocabulary out of a file of many, held for the vocabulary only.
 *
 * <p>A token is looked up as it is, and a pair as the word that both tokens make when joined. A token of the file that is no entry as it stands
 * there counts for the entry that it becomes when normalised ({@code The} for {@code the}), unless the entry itself stands there too.
 *
 * @param rows where the networks start
 * @param summary how much is covered
 */
@Experimental
public record PretrainedVectors(EmbeddingRows rows, VectorSummary summary) {
    private static final List<String> VIEWS = List.of("tokens", "pairs", "triples");

    /**
     * Returns how many numbers the vectors of a file have; reads its beginning only.
     *
     * @throws RnnException with code {@code INPUT_OUTPUT} if it cannot be read, {@code INVALID_DATA} if it does not begin with vectors
     */
    public static int dimension(Path file) {
        try (VectorFile vectors = VectorFile.open(file)) {
            return vectors.dimension();
        }
    }

    /**
     * Reads the whole file. The numbers of vectors that are not needed are counted and not looked at.
     *
     * @param texts tokenised training texts, for the coverage
     * @param embeddingSize of the network
     * @throws RnnException with code {@code INPUT_OUTPUT} if the file cannot be read, {@code INVALID_DATA} if a line is none of a vector, with its
     *     number, or no entry of the vocabulary has a vector
     * @throws InvalidSpecException if the vectors have another length than the embedding
     */
    public static PretrainedVectors read(
            VectorSource source, Vocabulary vocabulary, List<List<String>> texts, int embeddingSize) {
        try (VectorFile file = VectorFile.open(source.file())) {
            if (file.dimension() != embeddingSize) {
                throw new InvalidSpecException(source.file() + ": expected vectors of " + embeddingSize
                        + " numbers, as the embedding has, but got " + file.dimension()
                        + ". Leave the size of the embedding (--embedding) to the file.");
            }
            WantedVectors wanted = new WantedVectors(vocabulary);
            for (String token = file.next(); token != null; token = file.next()) {
                wanted.offer(token, file);
            }
            return of(source, file.sha256(), wanted, vocabulary, texts);
        }
    }

    private static PretrainedVectors of(
            VectorSource source, String sha256, WantedVectors wanted, Vocabulary vocabulary, List<List<String>> texts) {
        List<Integer> ids = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        for (int id = 0; id < vocabulary.size(); id++) {
            float[] vector = wanted.vector(id);
            if (vector != null) {
                ids.add(id);
                vectors.add(vector);
            }
        }
        if (ids.isEmpty()) {
            throw new RnnException(
                    ErrorCode.INVALID_DATA,
                    source.file() + ": expected vectors of tokens of the training texts but none of theirs is there."
                            + " Check that it is of the same language.");
        }
        EmbeddingRows rows = new EmbeddingRows(
                ids.stream().mapToInt(Integer::intValue).toArray(), vectors.toArray(float[][]::new), source.frozen());
        Map<String, VectorSummary.Coverage> coverage = new LinkedHashMap<>();
        for (int view = 0; view < vocabulary.views(); view++) {
            coverage.put(VIEWS.get(view), coverage(wanted, vocabulary, texts, view));
        }
        return new PretrainedVectors(
                rows,
                new VectorSummary(
                        sha256, rows.width(), source.frozen(), rows.frozenCount(), wanted.duplicates(), coverage));
    }

    private static VectorSummary.Coverage coverage(
            WantedVectors wanted, Vocabulary vocabulary, List<List<String>> texts, int view) {
        int found = 0;
        for (String entry : vocabulary.entries(view)) {
            found += wanted.vector(vocabulary.id(view, entry)) == null ? 0 : 1;
        }
        long places = 0;
        long covered = 0;
        for (List<String> tokens : texts) {
            for (int position = 0; position < tokens.size(); position++) {
                places++;
                covered += wanted.vector(vocabulary.id(view, Ngrams.entry(tokens, position, view))) == null ? 0 : 1;
            }
        }
        int entries = vocabulary.entries(view).size();
        return new VectorSummary.Coverage(
                entries, found, (double) found / Math.max(1, entries), (double) covered / Math.max(1, places));
    }
}
