package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.cli.failure.ExitCode;
import io.github.rnn4j.cli.output.AnswerWriter;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.tasks.sentiment.data.ReviewData;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers for texts. */
@Command(
        name = "predict",
        description = {
            "Says the class of texts: of those given, else of the rows of --data, else of the lines on standard input.",
            "",
            "Prints class, probability and text with tabs between them. Every text gets an answer, an empty one too."
        },
        customSynopsis = "./rnn predict --model FILE [OPTIONS] [TEXT...]",
        sortOptions = false,
        footer = {
            "  ./rnn predict --model rnn4j-reviews.safetensors \"Works like a charm\" \"Broke in a week\"",
            "  ./rnn predict --model rnn4j-reviews.safetensors --json < lines.txt > answers.jsonl",
            "  ./rnn predict --model rnn4j-reviews.safetensors -- \"-5 stars\""
        })
@Internal
public final class PredictCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final BackendRegistry backends;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Parameters(paramLabel = "TEXT", arity = "0..*", description = "Texts; those that begin with '-' after '--'.")
    private List<String> texts = List.of();

    @Mixin
    private final RowOptions rows = new RowOptions();

    @Option(names = "--json", description = "Print one JSON object a line: text, label, probabilities.")
    private boolean json;

    @Mixin
    private final BackendOption backend = new BackendOption();

    /** Answers with these backends. */
    public PredictCommand(Terminal terminal, BackendRegistry backends) {
        this.terminal = terminal;
        this.backends = backends;
    }

    @Override
    public Integer call() {
        if (!texts.isEmpty() && rows.tables().given()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "predict: expected texts or --data but got both. Leave one of them out.");
        }
        List<String> given = rows.tables().given() ? ReviewData.texts(rows.source()) : texts;
        AnswerWriter answers = new AnswerWriter(terminal.out(), json);
        try (Backend engine = backend.open(backends);
                ReviewClassifier classifier = ReviewClassifier.load(engine, model.path())) {
            Predicate<String> answer = text -> answers.write(text, classifier.classify(text));
            if (given.isEmpty()) {
                prompt();
                TextLines.forEach(terminal.in(), answer);
            } else {
                given.stream().takeWhile(answer).forEach(text -> {});
            }
        }
        return ExitCode.DONE;
    }

    private void prompt() {
        if (terminal.interactive()) {
            terminal.err().println("One text a line; the end of input ends it (Ctrl-D, on Windows Ctrl-Z).");
        }
    }
}
