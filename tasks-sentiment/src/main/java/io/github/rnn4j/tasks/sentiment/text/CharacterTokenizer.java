package io.github.rnn4j.tasks.sentiment.text;

import java.util.ArrayList;
import java.util.List;

/**
 * One token for each character (code point), for languages written without blanks. A run of ASCII letters and digits is one
 * token: {@code iphone6} says something, its letters one by one do not. Blanks end such a run and vanish.
 */
final class CharacterTokenizer implements Tokenizer {
    @Override
    public List<String> tokens(String text) {
        String normalized = TextNormalizer.normalize(text);
        List<String> tokens = new ArrayList<>();
        int i = 0;
        while (i < normalized.length()) {
            int end = i + Character.charCount(normalized.codePointAt(i));
            if (isAsciiWord(normalized.charAt(i))) {
                while (end < normalized.length() && isAsciiWord(normalized.charAt(end))) {
                    end++;
                }
            }
            if (normalized.charAt(i) != ' ') {
                tokens.add(normalized.substring(i, end));
            }
            i = end;
        }
        return tokens;
    }

    private static boolean isAsciiWord(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }
}
