package io.github.rnn4j.tasks.sentiment.vectors;

import io.github.rnn4j.tasks.sentiment.text.TextNormalizer;
import io.github.rnn4j.tasks.sentiment.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vectors of a vocabulary's entries as they come in. The first of a token counts. */
final class WantedVectors {
    /** An entry as it stands in a file, and the identifiers that have it: a token and a pair may be written alike. */
    private final Map<String, List<Integer>> ids = new HashMap<>();

    private final float[] @Nullable [] vectors;
    private final boolean[] exact;
    private long duplicates;

    WantedVectors(Vocabulary vocabulary) {
        this.vectors = new float[vocabulary.size()] @Nullable [];
        this.exact = new boolean[vocabulary.size()];
        for (int view = 0; view < vocabulary.views(); view++) {
            for (String entry : vocabulary.entries(view)) {
                // Before the first token stands nothing: such a pair is no word.
                if (!entry.startsWith(" ")) {
                    ids.computeIfAbsent(entry.replace(" ", ""), key -> new ArrayList<>())
                            .add(vocabulary.id(view, entry));
                }
            }
        }
    }

    /** Takes the vector of the file's line if it is wanted. */
    void offer(String token, VectorFile file) {
        List<Integer> wanted = ids.get(token);
        if (wanted != null) {
            int id = wanted.get(0);
            if (exact[id]) {
                duplicates++;
            } else {
                take(wanted, file, true);
            }
            return;
        }
        List<Integer> folded = ids.get(TextNormalizer.normalize(token));
        if (folded != null && vectors[folded.get(0)] == null) {
            take(folded, file, false);
        }
    }

    private void take(List<Integer> wanted, VectorFile file, boolean asItIs) {
        float[] vector = file.vector();
        for (int id : wanted) {
            vectors[id] = vector;
            exact[id] = asItIs;
        }
    }

    /** Returns an identifier's vector; null if it has none. */
    float @Nullable [] vector(int id) {
        return vectors[id];
    }

    /** Returns how many lines have a token that an earlier one has too. */
    long duplicates() {
        return duplicates;
    }
}
