package io.github.rnn4j.monitoring.serving;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.data.ReferenceDistribution;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import io.github.rnn4j.monitoring.event.ServingFigures;
import io.github.rnn4j.monitoring.metric.ServingHealth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Watches a model at work, and tells of it in the events of a run: {@link RunEvent.Served} with the figures of the time since the last ones,
 * and verdicts on them. It has no thread of its own: an answer that comes an interval after the last figures brings new ones, so
 * that a model that nobody asks tells nothing. Thread-safe; threads wait for each other while an answer is counted, and while the sink takes figures.
 */
@Experimental
public final class ServingMonitor implements AutoCloseable {
    private static final double SECONDS_OF_A_DAY = TimeUnit.DAYS.toSeconds(1);

    /** A rate of alarms that rests on less would be a matter of luck. */
    private static final double FEWEST_SECONDS = TimeUnit.HOURS.toSeconds(1);

    private final Consumer<RunEvent> sink;
    private final LongSupplier nanoTime;
    private final long interval;
    private final @Nullable Duration budget;
    private final List<DriftGauge> inputs;
    private final @Nullable DriftGauge score;
    private final LatencyGauge latency = new LatencyGauge();
    private final ServingHealth health = new ServingHealth();

    private long toldAt;
    private boolean told = true;
    private boolean closed;
    private long answers;
    private long overBudget;
    private long nonFiniteInputs;
    private long alarms;
    private double seconds;

    /**
     * Starts to watch.
     *
     * @param sink where events go, one after the other, on a thread that asks the model
     */
    public ServingMonitor(ServingSpec spec, Consumer<RunEvent> sink) {
        this(spec, sink, System::nanoTime);
    }

    ServingMonitor(ServingSpec spec, Consumer<RunEvent> sink, LongSupplier nanoTime) {
        this.sink = sink;
        this.nanoTime = nanoTime;
        this.interval = spec.interval().toNanos();
        this.budget = spec.budget();
        this.inputs = spec.reference().inputs().stream().map(DriftGauge::new).toList();
        ReferenceDistribution known = spec.reference().score();
        this.score = known == null ? null : new DriftGauge(known);
        this.toldAt = nanoTime.getAsLong();
    }

    /**
     * Asks the model, and counts its answer.
     *
     * @param input what it is asked about, as in {@link #answered}
     * @param model answers
     * @param score the answer's score
     * @throws RnnException as {@link #answered} does, before the model is asked
     */
    public <A> A answer(double[] input, Supplier<A> model, ToDoubleFunction<A> score) {
        check(input);
        long start = nanoTime.getAsLong();
        A answer = model.get();
        answered(input, score.applyAsDouble(answer), nanoTime.getAsLong() - start);
        return answer;
    }

    /**
     * Counts an answer.
     *
     * @param input the numbers that it was about, such as a frame's features, in the order of {@link ServingSpec#reference}
     * @param given its score, such as the probability of a fault; NaN for none
     * @param nanos what it took
     * @throws RnnException with code {@code INVALID_ARGUMENT} if there are more or fewer numbers than inputs are known of
     */
    public synchronized void answered(double[] input, double given, long nanos) {
        check(input);
        answers++;
        latency.add(nanos);
        if (budget != null && nanos > budget.toNanos()) {
            overBudget++;
        }
        boolean finite = true;
        for (int i = 0; i < input.length; i++) {
            finite &= Double.isFinite(input[i]);
            if (i < inputs.size()) {
                inputs.get(i).add(input[i]);
            }
        }
        if (!finite) {
            nonFiniteInputs++;
        }
        if (score != null) {
            score.add(given);
        }
        tellInTime();
    }

    /** Counts an input that got no answer, for a number in it is not finite. */
    public synchronized void refusedAsNonFinite() {
        nonFiniteInputs++;
        tellInTime();
    }

    /** Counts an alarm that goes on. */
    public synchronized void alarm() {
        alarms++;
        told = false;
    }

    /**
     * Adds time that something was watched for alarms: of ten devices in a minute, ten minutes.
     *
     * @param more seconds, at least 0
     */
    public synchronized void watched(double more) {
        seconds += more;
        told = false;
    }

    /** Tells the last figures, and that the run is over. May be closed twice. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            if (!told) {
                tell(nanoTime.getAsLong());
            }
            sink.accept(new RunEvent.Ended(RunEvent.Outcome.COMPLETED, ""));
        }
    }

    private void check(double[] input) {
        if (!inputs.isEmpty() && input.length != inputs.size()) {
            throw new RnnException(
                    ErrorCode.INVALID_ARGUMENT,
                    "input: expected " + inputs.size() + " numbers but got " + input.length
                            + ". Hand them over in the order of ServingSpec.reference.");
        }
    }

    private void tellInTime() {
        told = false;
        long now = nanoTime.getAsLong();
        if (now - toldAt >= interval) {
            tell(now);
        }
    }

    private void tell(long now) {
        toldAt = now;
        told = true;
        RunEvent.Served event = new RunEvent.Served(figures());
        latency.restart();
        sink.accept(event);
        health.on(event).forEach(verdict -> sink.accept(new RunEvent.Judged("", answers, verdict)));
    }

    private ServingFigures figures() {
        return new ServingFigures(
                answers,
                nonFiniteInputs,
                overBudget,
                budget == null ? Double.NaN : budget.toNanos() / 1e3,
                latency.micros(50),
                latency.micros(99),
                latency.micros(99.9),
                latency.histogram(),
                inputs.stream()
                        .map(input -> new ServingFigures.Drift(input.name(), input.index()))
                        .toList(),
                score == null ? Double.NaN : score.index(),
                seconds < FEWEST_SECONDS ? Double.NaN : alarms * SECONDS_OF_A_DAY / seconds);
    }
}
