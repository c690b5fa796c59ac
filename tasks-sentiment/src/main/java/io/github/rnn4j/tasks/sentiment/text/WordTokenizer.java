package io.github.rnn4j.tasks.sentiment.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One token for each word, for languages written with blanks. A word is a run of letters and digits; an apostrophe inside
 * belongs to it ({@code don't}). The marks {@code !} and {@code ?} are tokens, for they carry feeling; other punctuation
 * only separates. An ideograph is a token by itself.
 */
final class WordTokenizer implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
        String normalized = TextNormalizer.normalize(text);
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < normalized.length()) {
            int codePoint = normalized.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            if (isWordPart(codePoint)) {
                end = wordEnd(normalized, end);
                tokens.add(normalized.substring(i, end));
            } else if (Character.isIdeographic(codePoint) || codePoint == '!' || codePoint == '?') {
                tokens.add(normalized.substring(i, end));
            }
            i = end;
        }
        return tokens;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length()) {
            boolean apostrophe = text.charAt(end) == '\'';
            int next = apostrophe ? end + 1 : end;
            if (next == text.length() || !isWordPart(text.codePointAt(next))) {
                return end;
            }
            end = next + Character.charCount(text.codePointAt(next));
        }
        return end;
    }

    private static boolean isWordPart(int codePoint) {
        int type = Character.getType(codePoint);
        return !Character.isIdeographic(codePoint)
                && (Character.isLetterOrDigit(codePoint)
                        || type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK);
    }
}
