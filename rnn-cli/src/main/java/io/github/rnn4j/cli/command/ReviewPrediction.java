package io.github.rnn4j.cli.command;

import io.github.rnn4j.cli.output.AnswerWriter;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.Explanation;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;

/** Answers for texts. Confined to one thread. */
final class ReviewPrediction {
    private final ReviewClassifier classifier;
    private final AnswerWriter answers;
    private final boolean explain;
    private final ServingWatch watch;

    /**
     * @param explain whether to say what moved each answer
     */
    ReviewPrediction(ReviewClassifier classifier, AnswerWriter answers, boolean explain, ServingWatch watch) {
        this.classifier = classifier;
        this.answers = answers;
        this.explain = explain;
        this.watch = watch;
    }

    /**
     * Answers for one text.
     *
     * @return false if nobody reads the answers any more
     */
    boolean answer(String text) {
        long start = System.nanoTime();
        if (explain) {
            Explanation explanation = classifier.explain(text);
            heard(text, explanation.answer(), start);
            return answers.write(text, explanation);
        }
        Classification answer = classifier.classify(text);
        heard(text, answer, start);
        return answers.write(text, answer);
    }

    private void heard(String text, Classification answer, long start) {
        watch.answered(() -> classifier.figures(text), answer.score(), System.nanoTime() - start);
    }
}
