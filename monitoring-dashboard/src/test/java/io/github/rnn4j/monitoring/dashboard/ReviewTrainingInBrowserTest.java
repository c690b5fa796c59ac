package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.random.Purpose;
import io.github.rnn4j.api.random.RandomKey;
import io.github.rnn4j.api.random.RandomStream;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.core.Rnn4j;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.listener.TracedSequence;
import io.github.rnn4j.monitoring.listener.TrainingMonitor;
import io.github.rnn4j.monitoring.page.DashboardOptions;
import io.github.rnn4j.monitoring.page.LivePage;
import io.github.rnn4j.monitoring.run.MemoryLog;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.sentiment.ReviewEvent;
import io.github.rnn4j.tasks.sentiment.ReviewListener;
import io.github.rnn4j.tasks.sentiment.ReviewTraining;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.data.ReviewSource;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training on reviews that a browser looks at: the questions that a page is there for are answered from what it shows. Skipped, and why, where {@link Browser}
 * finds none.
 */
class ReviewTrainingInBrowserTest {
    private static final List<String> SUBJECTS = List.of("包装", "客服", "物流", "质量", "颜色", "味道", "价格", "尺寸");
    private static final List<String> PRAISE = List.of("及时", "不错", "满意", "喜欢", "漂亮", "完好", "贴心", "合适");
    private static final List<String> COMPLAINT = List.of("破损", "很差", "失望", "缓慢", "漏水", "褪色", "粗糙", "冷淡");
    private static final List<String> JOINTS = List.of("，但是", "，而且");
    private static final int REVIEWS = 1_200;

    private static final String TURNED = "客服及时，但是包装破损";
    private static final String PRAISED = "包装完好，而且客服及时";

    @TempDir
    private Path folder;

    @Test
    void thePageSaysWhichWordTurnedAReview() throws Exception {
        MemoryLog log = MadeUpRun.log("reviews");
        try (LivePage served = Dashboard.start(log, DashboardOptions.local());
                Browser browser = Browser.start()) {
            PageReader page = new PageReader(browser);
            page.open(served.url(), PageReader.LIVE);

            train(log);
            log.end(RunEvent.Outcome.COMPLETED, "");
            browser.await(PageReader.OVER);

            assertThat(page.text(".tiles"))
                    .contains("Did it converge?", "Yes")
                    .contains("Is clipping on?", "Limit 1")
                    .contains("How far back does the gradient reach?", "steps back")
                    .contains("Which word turned it?");
            List<RunEvent.Traced> traces = log.soFar().stream()
                    .map(line -> line.event())
                    .filter(RunEvent.Traced.class::isInstance)
                    .map(RunEvent.Traced.class::cast)
                    .filter(trace -> trace.network().equals("recurrent"))
                    .toList();
            RunEvent.Traced turned = traces.get(traces.size() - 2);
            assertThat(String.join("", turned.steps())).isEqualTo(TURNED.replace("，", ","));
            assertThat(turned.answer()).isEqualTo("0");
            assertThat(traces.get(traces.size() - 1).answer()).isEqualTo("1");
            int least = 0;
            for (int i = 1; i < turned.contributions().size(); i++) {
                least = turned.contributions().get(i) < turned.contributions().get(least) ? i : least;
            }
            assertThat(turned.steps().get(least)).isIn("破", "损");
            browser.evaluate("document.querySelector(`#trace-choice`).selectedIndex = " + (traces.size() - 2)
                    + ";document.querySelector(`#trace-choice`).dispatchEvent(new Event('change'))");
            assertThat(page.text("[data-chart=trace] .sentence"))
                    .contains("Down the most: " + turned.steps().get(least), "Answer: 0");
            assertThat(page.text(".tiles"))
                    .contains("It pulled the answer down the most, word " + (least + 1), "Answer: 0");
            page.isAccessible();
            browser.screenshot(Path.of("target", "screenshots", "review-training.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void train(MemoryLog log) throws IOException {
        ReviewTrainingOptions usual =
                ReviewTrainingOptions.of(ReviewSource.of(reviews()), 7, folder.resolve("m.safetensors"));
        ReviewTrainingOptions options = new ReviewTrainingOptions(
                usual.source(),
                null,
                ReviewNetworkSpec.DEFAULT,
                usual.training().withClipNorm(1),
                true,
                1,
                usual.out(),
                Set.of(LeakKind.values()),
                null);
        try (Backend backend = Rnn4j.openBackend("cpu")) {
            assertThat(new ReviewTraining(backend, options, new Watcher(log), () -> false).run())
                    .isPresent();
        }
    }

    /** Something of two things each; what is said of the second is the review, whatever joins it to the first. */
    private Path reviews() throws IOException {
        RandomStream numbers = new RandomStream(new RandomKey(7, Purpose.TESTING, 0, 0));
        Set<String> rows = new HashSet<>();
        StringBuilder table = new StringBuilder("text\tlabel\n");
        while (rows.size() < REVIEWS) {
            boolean praised = numbers.nextInt(2) == 0;
            String text = of(SUBJECTS, numbers)
                    + of(numbers.nextInt(2) == 0 ? PRAISE : COMPLAINT, numbers)
                    + of(JOINTS, numbers)
                    + of(SUBJECTS, numbers)
                    + of(praised ? PRAISE : COMPLAINT, numbers);
            if (rows.add(text)) {
                table.append(text).append('\t').append(praised ? 1 : 0).append('\n');
            }
        }
        return Files.writeString(folder.resolve("reviews.tsv"), table.toString());
    }

    private static String of(List<String> words, RandomStream numbers) {
        return words.get(numbers.nextInt(words.size()));
    }

    /** Tells a run of the networks of a training on reviews, as the command line does. */
    private static final class Watcher implements ReviewListener {
        private final MemoryLog log;
        private List<TracedSequence> traced = List.of();
        private TrainingMonitor monitor;
        private String network = "";

        Watcher(MemoryLog log) {
            this.log = log;
        }

        @Override
        public void on(ReviewEvent event) {
            if (event instanceof ReviewEvent.TracesPlanned plan) {
                traced = plan.tokens().stream()
                        .map(tokens -> new TracedSequence(tokens, plan.classes()))
                        .toList();
            } else if (event instanceof ReviewEvent.Training training) {
                if (!training.network().equals(network)) {
                    network = training.network();
                    monitor = new TrainingMonitor(network, "macroF1", log, traced);
                }
                monitor.on(training.event());
            }
        }

        @Override
        public List<String> traced() {
            return List.of(TURNED, PRAISED);
        }

        @Override
        public InspectionSpec inspection() {
            return InspectionSpec.DEFAULT;
        }
    }
}
