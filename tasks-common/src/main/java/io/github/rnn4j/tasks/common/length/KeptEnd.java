package io.github.rnn4j.tasks.common.length;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.rnn4j.api.annotation.Experimental;
import java.util.Locale;

/**
 * Which part of a long sequence is kept: the three ways that Sun et al. compare ("How to fine-tune BERT for text classification?", CCL
 * 2019). A middle alone is none of them: what it leaves out is what opinions begin and end with.
 */
@Experimental
public enum KeptEnd {
    /** Its beginning. */
    HEAD,
    /** Its end. */
    TAIL,
    /** Half from its beginning and half from its end, one after the other; of an odd number one more from the beginning. */
    BOTH;

    /** Returns its name in results and model files, such as {@code head}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
