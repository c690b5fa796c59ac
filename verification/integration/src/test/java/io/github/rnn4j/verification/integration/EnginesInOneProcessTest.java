package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.tck.fixture.ChildJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All engines in one process, whichever is used first. When it fails for one order only, look at what the engines share:
 * OpenMP, BLAS and JNA libraries, system properties, the thread's context class loader, the processor's rounding modes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnginesInOneProcessTest {
    private final List<Tour> tours = new ArrayList<>();

    static List<List<String>> orders() {
        return Engines.orders();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyOrderOfFirstUseGivesTheSameNumbersInSilence(List<String> order, @TempDir Path folder) {
        Tour tour = Tour.run(new ChildJvm(), folder, order);
        tour.checkAgreement();
        tours.add(tour);
        assertThat(tour.withoutOrder()).isEqualTo(tours.get(0).withoutOrder());
    }

    @Test
    void discoveryKnowsAllOfThemByNameAndPriority(@TempDir Path folder) {
        Tour tour = Tour.run(new ChildJvm(), folder, List.of());
        assertThat(tour.lines()).hasSize(5);
        assertThat(tour.lines().get(0)).startsWith("provider djl-cuda 60 ");
        assertThat(tour.lines().get(1)).startsWith("provider nd4j-cuda 50 ");
        assertThat(tour.lines().subList(2, 5))
                .containsExactly("provider cpu 40 true", "provider djl 30 true", "provider nd4j 20 true");
    }
}
