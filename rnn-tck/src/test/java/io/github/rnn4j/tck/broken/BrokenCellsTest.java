package io.github.rnn4j.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.tck.CellRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit for cells can fail: each planted fault breaks the tests of its own rule and no other, and the message says so. */
class BrokenCellsTest {
    static Stream<Class<?>> faults() {
        return Stream.of(
                        BrokenProviders.class,
                        BrokenDescriptions.class,
                        BrokenSteps.class,
                        BrokenMemories.class,
                        BrokenGradients.class)
                .flatMap(topic -> Arrays.stream(topic.getDeclaredClasses()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultBreaksItsOwnRule(Class<?> fault) {
        Breaks breaks = fault.getAnnotation(Breaks.class);
        CellRule rule = breaks.value();
        KitRun run = KitRun.of(fault);
        assertThat(run.failures()).as("what fails").isNotEmpty().allSatisfy((test, message) -> assertThat(message)
                .as(test)
                .startsWith("rule " + rule.id() + " " + rule.name() + ". Look at: " + rule.lookAt() + "\n"));
        assertThat(run.failures().values()).as("messages").anySatisfy(message -> assertThat(message)
                .contains(breaks.saying()));
        assertThat(run.succeeded()).as("other tests").isGreaterThan(100);
    }

    @Test
    void everyRuleHasAPlantedFault() {
        assertThat(faults().map(fault -> fault.getAnnotation(Breaks.class).value()))
                .containsAll(Arrays.asList(CellRule.values()));
    }
}
