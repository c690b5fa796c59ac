package com.example.watch;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.monitoring.dashboard.Dashboard;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.monitoring.run.RunHeader;
import io.github.rnn4j.monitoring.serving.ServingMonitor;
import io.github.rnn4j.monitoring.serving.ServingSpec;
import io.github.rnn4j.tasks.sentiment.model.Classification;
import io.github.rnn4j.tasks.sentiment.model.ReviewClassifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;

/** Says the class of texts as {@code embed} does, and shows in a browser how the model is doing. */
public final class Watch {
    private Watch() {}

    public static void main(String[] arguments) throws Exception {
        Path model = Path.of(arguments[0]);
        InstantSource clock = InstantSource.system();
        try (Backend backend = Rnn4j.openBackend();
                ReviewClassifier reviews = ReviewClassifier.load(backend, model);
                MemoryLog log = new MemoryLog(RunHeader.serving(model, clock), clock, 3_600);
                LivePage page = Dashboard.start(log, DashboardOptions.local());
                ServingMonitor monitor = new ServingMonitor(spec(reviews), log)) {
            System.out.println(page.url());
            for (String text : Arrays.asList(arguments).subList(1, arguments.length)) {
                Classification answer =
                        monitor.answer(reviews.figures(text), () -> reviews.classify(text), Classification::score);
                System.out.println(answer.label() + "  " + text);
            }
        }
    }

    private static ServingSpec spec(ReviewClassifier reviews) {
        return ServingSpec.DEFAULT.withBudget(Duration.ofMillis(2)).withReference(reviews.distributions());
    }
}
