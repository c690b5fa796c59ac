package io.github.rnn4j.cli.command;

import io.github.rnn4j.tasks.sentiment.text.TokenKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a network sees in a step. */
final class ViewOption {
    private static final Map<String, TokenKind> KINDS =
            Map.of(TokenKind.CHARACTERS.code(), TokenKind.CHARACTERS, TokenKind.WORDS.code(), TokenKind.WORDS);

    @Option(
            names = "--view",
            paramLabel = "characters|words",
            description =
                    "What a step sees. Chinese words take a segmenter: start './rnn --with hanlp train reviews ...'."
                            + " Default: characters for zh, words for en.")
    private @Nullable String view;

    /**
     * Returns the choice; null for the language's usual view.
     *
     * @throws io.github.rnn4j.api.error.RnnException if there is no such view
     */
    @Nullable
    TokenKind tokens() {
        return view == null ? null : Choice.of("--view", view, KINDS);
    }
}
