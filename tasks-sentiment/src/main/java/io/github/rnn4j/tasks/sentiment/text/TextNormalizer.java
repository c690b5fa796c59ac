package io.github.rnn4j.tasks.sentiment.text;

import io.github.rnn4j.api.annotation.Experimental;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds spellings that mean the same into one: compatibility forms (NFKC, so that full-width letters become plain ones),
 * case, apostrophes, blanks. Characters that nobody sees (control, format, unpaired surrogates) are dropped. The same
 * text always gives the same result, whatever the machine's locale.
 */
@Experimental
public final class TextNormalizer {
    private TextNormalizer() {}

    /** Returns the text with each run of blanks as one space, and none at either end. */
    public static String normalize(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder result = new StringBuilder(folded.length());
        boolean blank = false;
        for (int i = 0; i < folded.length(); ) {
            int codePoint = folded.codePointAt(i);
            i += Character.charCount(codePoint);
            if (isBlank(codePoint)) {
                blank = true;
            } else if (isVisible(codePoint)) {
                if (blank && result.length() > 0) {
                    result.append(' ');
                }
                blank = false;
                result.appendCodePoint(isApostrophe(codePoint) ? '\'' : codePoint);
            }
        }
        return result.toString();
    }

    /**
     * Returns what makes two texts equal for a split: the letters and digits of the normalised text, or all of it where it
     * has none.
     */
    public static String key(String text) {
        String normalized = normalize(text);
        StringBuilder key = new StringBuilder(normalized.length());
        normalized.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.length() == 0 ? normalized : key.toString();
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }

    private static boolean isApostrophe(int codePoint) {
        return codePoint == 0x2019 || codePoint == 0x2018 || codePoint == 0x02BC;
    }
}
