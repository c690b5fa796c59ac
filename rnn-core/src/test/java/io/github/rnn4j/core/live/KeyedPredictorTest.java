package io.github.rnn4j.core.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.data.Steps;
import io.github.rnn4j.api.error.ClosedResourceException;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.ShapeMismatchException;
import io.github.rnn4j.api.model.Model;
import io.github.rnn4j.api.model.Predictor;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.DenseSpec;
import io.github.rnn4j.api.spec.InitializerSpec;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.spec.PoolingSpec;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.layer.Engine;
import io.github.rnn4j.core.layer.Network;
import io.github.rnn4j.core.layer.NetworkParameters;
import io.github.rnn4j.core.model.NetworkModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys whose sequences come in step by step, against the same sequences as a whole. */
class KeyedPredictorTest {
    private static final int INPUT = 3;
    private static final int STEPS = 4;
    private static final int LENGTH = 25;

    @TempDir
    private Path folder;

    private final AtomicLong millis = new AtomicLong(1_000);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
    private Engine engine;
    private Model model;

    @BeforeEach
    void open() {
        engine = TestEngines.CPU.open(DType.FLOAT32);
        model = model(engine, 3);
    }

    @AfterEach
    void close() {
        model.close();
        assertThat(engine.backend().diagnostics().openSessions()).isZero();
        engine.backend().close();
    }

    private static Model model(Engine engine, long seed) {
        NetworkSpec spec = new NetworkSpec(
                new InputSpec.Features(INPUT),
                List.of(
                        RecurrentSpec.of(CellSpec.of(CellSpec.LSTM), 5),
                        new PoolingSpec(PoolingKind.LAST),
                        new DenseSpec(2, new InitializerSpec.XavierUniform(1))));
        Network network = Network.of(spec, engine, Mode.INFERENCE);
        try (NetworkParameters values = new NetworkParameters(engine.backend(), network)) {
            values.initialize(seed);
            return new NetworkModel(engine, spec, values.toStateDict());
        }
    }

    /** The inputs of a key, one after the other; of no two keys the same. */
    private static float[] input(int key, int step) {
        float[] values = new float[INPUT];
        for (int i = 0; i < INPUT; i++) {
            values[i] = (float) Math.sin(key * 31 + step * 7 + i);
        }
        return values;
    }

    private static Steps whole(int key, int from, int to) {
        float[] values = new float[(to - from) * INPUT];
        for (int step = from; step < to; step++) {
            System.arraycopy(input(key, step), 0, values, (step - from) * INPUT, INPUT);
        }
        return new Steps.Features(INPUT, values);
    }

    private KeyedPredictor<float[], Optional<float[]>> windows(int maxKeys, Duration idle) {
        return KeyedPredictor.ofWindows(model, STEPS, new KeyLimits(maxKeys, idle), clock);
    }

    private KeyedPredictor<float[], Optional<float[]>> windows() {
        return windows(1_000, Duration.ofHours(1));
    }

    @Test
    void aWindowGivesTheBitsOfAPredictor() {
        try (var keys = windows();
                Predictor predictor = model.newPredictor()) {
            for (int step = 0; step < LENGTH; step++) {
                for (int key = 0; key < 3; key++) {
                    Optional<float[]> answer = keys.step("k" + key, input(key, step));
                    if (step < STEPS - 1) {
                        assertThat(answer).isEmpty();
                    } else {
                        assertThat(answer.orElseThrow())
                                .containsExactly(predictor.logits(whole(key, step + 1 - STEPS, step + 1)));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT32", "FLOAT64"})
    void aCarriedStateGivesTheBitsOfTheWholeSequence(DType dtype) {
        Engine own = TestEngines.CPU.open(dtype);
        try (Model network = model(own, 3);
                var keys = KeyedPredictor.ofStates(network, KeyLimits.DEFAULT, clock);
                Predictor predictor = network.newPredictor()) {
            for (int step = 0; step < LENGTH; step++) {
                for (int key = 0; key < 3; key++) {
                    assertThat(keys.step("k" + key, input(key, step)))
                            .containsExactly(predictor.logits(whole(key, 0, step + 1)));
                }
            }
            Path file = folder.resolve("states.safetensors");
            keys.snapshot(file);
            try (var others = KeyedPredictor.ofStates(network, KeyLimits.DEFAULT, clock)) {
                others.restore(file);
                assertThat(others.step("k1", input(1, LENGTH)))
                        .containsExactly(predictor.logits(whole(1, 0, LENGTH + 1)));
            }
        }
        own.backend().close();
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws Exception {
        int keyCount = 40;
        Map<String, List<float[]>> answers = new ConcurrentHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (var keys = windows()) {
            List<Future<?>> running = new ArrayList<>();
            // Several threads share each key: a step of it that overlapped another would lose or tear an input.
            for (int thread = 0; thread < 8; thread++) {
                running.add(threads.submit(() -> {
                    for (int step = 0; step < LENGTH; step++) {
                        for (int key = 0; key < keyCount; key++) {
                            keys.step("k" + key, input(key, 0));
                        }
                    }
                }));
            }
            for (int key = 100; key < 108; key++) {
                int own = key;
                running.add(threads.submit(() -> {
                    List<float[]> mine = new ArrayList<>();
                    IntStream.range(0, LENGTH).forEach(step -> keys.step("k" + own, input(own, step))
                            .ifPresent(mine::add));
                    answers.put("k" + own, mine);
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            try (Predictor predictor = model.newPredictor()) {
                for (int key = 100; key < 108; key++) {
                    List<float[]> mine = answers.get("k" + key);
                    assertThat(mine).hasSize(LENGTH - STEPS + 1);
                    for (int i = 0; i < mine.size(); i++) {
                        assertThat(mine.get(i)).containsExactly(predictor.logits(whole(key, i, i + STEPS)));
                    }
                }
                // Each shared key saw the same input 8 times LENGTH times: its window is full of it.
                for (int key = 0; key < keyCount; key++) {
                    float[] same = new float[STEPS * INPUT];
                    for (int step = 0; step < STEPS; step++) {
                        System.arraycopy(input(key, 0), 0, same, step * INPUT, INPUT);
                    }
                    assertThat(keys.step("k" + key, input(key, 0)).orElseThrow())
                            .containsExactly(predictor.logits(new Steps.Features(INPUT, same)));
                }
            }
            assertThat(keys.counts()).isEqualTo(new KeyCounts(keyCount + 8, 0, 0));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void stepsOfOneKeyNeverOverlap() throws Exception {
        int steps = 4_000;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (var counters = KeyedPredictor.of(new Counting(), KeyLimits.DEFAULT, clock)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                running.add(threads.submit(() -> {
                    for (int step = 0; step < steps; step++) {
                        counters.step("one", 1);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            assertThat(counters.step("one", 0)).isEqualTo(8 * steps);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theKeyThatWasUsedLongestAgoMakesRoom() {
        try (var counters = KeyedPredictor.of(new Counting(), new KeyLimits(3, Duration.ofHours(1)), clock)) {
            List.of("a", "b", "c", "a").forEach(key -> counters.step(key, 1));
            assertThat(counters.step("d", 1)).isEqualTo(1);

            assertThat(counters.counts()).isEqualTo(new KeyCounts(3, 1, 0));
            assertThat(counters.step("a", 0)).isEqualTo(2);
            assertThat(counters.step("b", 0)).as("forgotten, and begun anew").isZero();
        }
    }

    @Test
    void anIdleKeyIsForgotten() {
        try (var counters = KeyedPredictor.of(new Counting(), new KeyLimits(10, Duration.ofSeconds(5)), clock)) {
            counters.step("a", 1);
            counters.step("b", 1);
            millis.addAndGet(5_000);
            assertThat(counters.step("a", 1)).as("just in time").isEqualTo(2);
            millis.addAndGet(1);
            counters.expire();
            assertThat(counters.counts()).isEqualTo(new KeyCounts(1, 0, 1));
            millis.addAndGet(5_000);
            assertThat(counters.step("a", 1)).as("begun anew").isEqualTo(1);
        }
    }

    @Test
    void aSnapshotGoesOnWithTheSameBits() {
        Path file = folder.resolve("keys.safetensors");
        try (var first = windows();
                var second = windows();
                var unbroken = windows()) {
            for (int step = 0; step < LENGTH; step++) {
                if (step == 9) {
                    first.snapshot(file);
                    second.restore(file);
                }
                for (int key = 0; key < 70; key++) {
                    Optional<float[]> expected = unbroken.step("键" + key, input(key, step));
                    Optional<float[]> answer = (step < 9 ? first : second).step("键" + key, input(key, step));
                    assertThat(answer.map(Arrays::toString)).isEqualTo(expected.map(Arrays::toString));
                }
            }
        }
    }

    @Test
    void whatIsRestoredKeepsItsOrderAndItsTime() {
        Path file = folder.resolve("keys.safetensors");
        KeyLimits limits = new KeyLimits(3, Duration.ofSeconds(5));
        try (var first = KeyedPredictor.of(new Counting(), limits, clock);
                var second = KeyedPredictor.of(new Counting(), limits, clock)) {
            List.of("a", "b", "c", "a").forEach(key -> first.step(key, 1));
            first.snapshot(file);
            second.step("z", 1);
            second.restore(file);
            second.step("d", 1);
            assertThat(second.step("a", 0)).isEqualTo(2);
            assertThat(second.step("b", 0)).isZero();
            millis.addAndGet(5_001);
            second.restore(file);
            assertThat(second.step("a", 0)).isZero();
        }
    }

    @Test
    void equalStatesGiveEqualFilesAndNoKeyGivesOneToo() throws Exception {
        Path none = folder.resolve("none.safetensors");
        try (var counters = KeyedPredictor.of(new Counting(), KeyLimits.DEFAULT, clock)) {
            counters.snapshot(none);
            counters.restore(none);
            counters.step("a", 1);
            counters.snapshot(folder.resolve("1"));
            counters.snapshot(folder.resolve("2"));
            assertThat(Files.readAllBytes(folder.resolve("1"))).isEqualTo(Files.readAllBytes(folder.resolve("2")));
        }
    }

    @Test
    void aSnapshotOfAnotherModelIsRefused() throws Exception {
        Path file = folder.resolve("keys.safetensors");
        try (Model other = model(engine, 4);
                var theirs = KeyedPredictor.ofWindows(other, STEPS, KeyLimits.DEFAULT, clock);
                var ours = windows();
                var longer = KeyedPredictor.ofWindows(model, STEPS + 1, KeyLimits.DEFAULT, clock)) {
            ours.step("a", input(0, 0));
            ours.snapshot(file);
            for (var each : List.of(theirs, longer)) {
                assertThatThrownBy(() -> each.restore(file))
                        .isInstanceOf(InvalidModelException.class)
                        .hasMessageMatching("snapshot '.*keys.safetensors': expected states of this model"
                                + " \\([0-9a-f]{12}\\) but got those of another \\([0-9a-f]{12}\\)\\. Take .*");
            }
            assertThatThrownBy(() -> ours.restore(folder.resolve("nothing")))
                    .hasMessageContaining("expected a file but there is none. Check the name.");
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 1] ^= 1;
            Files.write(file, bytes);
            assertThatThrownBy(() -> ours.restore(file)).hasMessageContaining("damaged or was changed");
        }
    }

    @Test
    void aRefusedInputLeavesTheStateAsItWas() {
        try (var keys = windows();
                Predictor predictor = model.newPredictor()) {
            for (int step = 0; step < STEPS - 1; step++) {
                keys.step("a", input(0, step));
            }
            assertThatThrownBy(() -> keys.step("a", new float[2]))
                    .isInstanceOf(ShapeMismatchException.class)
                    .hasMessage("input: expected 3 features but got 2.");
            assertThat(keys.step("a", input(0, STEPS - 1)).orElseThrow())
                    .containsExactly(predictor.logits(whole(0, 0, STEPS)));
        }
    }

    @Test
    void aHundredThousandKeysFitTheStatedMemory() {
        int count = 100_000;
        try (var keys = KeyedPredictor.ofWindows(model, 40, new KeyLimits(count, Duration.ofDays(1)), clock)) {
            keys.step("the predictor of this thread", input(0, 0));
            keys.forget("the predictor of this thread");
            long before = used();
            for (int key = 0; key < count; key++) {
                keys.step(String.format("device-%012d", key), input(key, 0));
            }
            long perKey = (used() - before) / count;
            assertThat(keys.counts().keys()).isEqualTo(count);
            assertThat(keys.bytesPerKey()).isEqualTo(320 + 40 * INPUT * 4 + 2 * 8);
            assertThat(perKey).isBetween(40L * INPUT * 4, keys.bytesPerKey());
        }
    }

    /** Bytes that are alive, after the collector had its turns. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < 4; turn++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @Test
    void thePredictorsOfEndedThreadsAreClosed() throws Exception {
        PerThread<AtomicLong> each = new PerThread<>(AtomicLong::new, AtomicLong::incrementAndGet);
        AtomicLong mine = each.get();
        assertThat(each.get()).isSameAs(mine);
        for (int i = 0; i < 5; i++) {
            Thread thread = new Thread(each::get);
            thread.start();
            thread.join();
        }
        assertThat(each.size()).isEqualTo(2);
        each.close();
        assertThat(mine).hasValue(1);
        assertThatThrownBy(each::get).isInstanceOf(ClosedResourceException.class);
    }
}
