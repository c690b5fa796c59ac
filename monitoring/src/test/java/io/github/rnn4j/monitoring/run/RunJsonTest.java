package io.github.rnn4j.monitoring.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.monitoring.event.RunEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunJsonTest {
    private static final String FINISHED =
            "{\"id\":7,\"at\":1764424800123,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"NO_PROGRESS\",\"bestEpoch\":3}";

    static List<RunEvent> events() {
        return Samples.events();
    }

    @Test
    void aLineIsTheEventWithItsNumberAndTime() {
        RunLine line = new RunLine(7, 1764424800123L, new RunEvent.Finished("both", "NO_PROGRESS", 3));

        assertThat(RunJson.write(line)).isEqualTo(FINISHED);
        assertThat(RunJson.line(FINISHED, "line")).isEqualTo(line);
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsWrittenIsRead(RunEvent event) {
        RunLine line = new RunLine(1, 2, event);

        String json = RunJson.write(line);

        assertThat(json).doesNotContain("\n");
        assertThat(RunJson.line(json, "line")).isEqualTo(line);
    }

    @Test
    void theSamplesHoldEveryKindOfEvent() {
        Set<Class<?>> kinds = Samples.events().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder(RunEvent.class.getPermittedSubclasses());
    }

    @Test
    void figuresThatAreNotFiniteAreNull() {
        RunLine infinite = new RunLine(1, 2, Samples.stepped(3, Double.POSITIVE_INFINITY));

        String json = RunJson.write(infinite);

        assertThat(json).contains("\"loss\":null");
        assertThat(RunJson.line(json, "line").event()).isEqualTo(Samples.stepped(3, Double.NaN));
    }

    @Test
    void theHeaderIsRead() {
        RunHeader header = Samples.header("20261129-141500-reviews-7");

        assertThat(RunJson.header(RunJson.write(header), "header")).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "[]",
                "{\"id\":7,\"at\":1}",
                "{\"id\":7,\"at\":1,\"type\":\"finishing\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":3}",
                "{\"id\":7.5,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":3}",
                "{\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":3}",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\"}",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":3,\"more\":1}",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":3.5}",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":\"3\"}",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":null,\"reason\":\"X\",\"bestEpoch\":3}",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":9,\"reason\":\"X\",\"bestEpoch\":3}",
                "{\"id\":7,\"id\":8,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":3}",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEpoch\":3} 1",
                "{\"id\":7,\"at\":1,\"type\":\"finished\",\"network\":\"both\",\"reason\":\"X\",\"bestEp",
                "{\"id\":7,\"at\":1,\"type\":\"epochFinished\",\"network\":\"a\",\"epoch\":1,\"trainLoss\":1e999,\"validationLoss\":1,"
                        + "\"metric\":\"f1\",\"validationScore\":1,\"best\":true,\"seconds\":1}",
                "{\"id\":7,\"at\":1,\"type\":\"epochFinished\",\"network\":\"a\",\"epoch\":1,\"trainLoss\":\"NaN\",\"validationLoss\":1,"
                        + "\"metric\":\"f1\",\"validationScore\":1,\"best\":true,\"seconds\":1}",
                "{\"id\":7,\"at\":1,\"type\":\"ended\",\"outcome\":0,\"message\":\"\"}"
            })
    void whatIsNoLineIsRefused(String json) {
        assertThatThrownBy(() -> RunJson.line(json, "events.jsonl line 7"))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_DATA))
                .hasMessageStartingWith("events.jsonl line 7: expected ")
                .message()
                .hasLineCount(1);
    }

    @Test
    void theMessageNamesThePlace() {
        assertThatThrownBy(() -> RunJson.line(FINISHED.replace("3}", "true}"), "line"))
                .hasMessageContaining("bestEpoch: ");
        assertThatThrownBy(() -> RunJson.header("{\"id\":\"x\"}", "run.json"))
                .hasMessageStartingWith("run.json: expected the header of a run but got ");
    }
}
