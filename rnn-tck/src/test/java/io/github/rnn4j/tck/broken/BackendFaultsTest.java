package io.github.rnn4j.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.tck.BackendTck;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole kit can fail: each planted fault breaks the tests of its own rule and no other, and the message says so. */
class BackendFaultsTest {
    static Stream<Class<?>> faults() {
        return Stream.of(BrokenPlans.class, BrokenPrimitives.class)
                .flatMap(topic -> Arrays.stream(topic.getDeclaredClasses()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultBreaksItsOwnRule(Class<?> fault) {
        BreaksRules breaks = fault.getAnnotation(BreaksRules.class);
        List<String> rules = Arrays.stream(breaks.value())
                .map(rule -> "rule " + rule.id() + " " + rule.name() + ". Look at: " + rule.lookAt() + "\n")
                .toList();
        KitRun run = KitRun.of(fault, breaks.processes());
        assertThat(run.failures()).as("what fails").isNotEmpty().allSatisfy((test, message) -> assertThat(rules)
                .as("rules of %s, which says %s", test, message)
                .anyMatch(message::contains));
        assertThat(rules)
                .as("rules that are reported")
                .allSatisfy(rule -> assertThat(run.failures().values()).anyMatch(message -> message.contains(rule)));
        assertThat(run.failures().values()).as("messages").anySatisfy(message -> assertThat(message)
                .contains(breaks.saying()));
        assertThat(run.succeeded()).as("other tests").isGreaterThan(450);
    }

    @Test
    void withoutAFaultNothingFails() {
        KitRun run = KitRun.of(Sound.class);
        assertThat(run.failures()).as("what fails").isEmpty();
        assertThat(run.succeeded()).as("tests that ran").isGreaterThan(700);
    }

    static class Sound extends BackendTck {
        @Override
        protected BackendProvider provider() {
            return new PlanningBackendProvider();
        }
    }
}
