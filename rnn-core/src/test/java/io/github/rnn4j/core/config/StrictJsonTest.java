package io.github.rnn4j.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private record Settings(int count, double rate, String name, List<Inner> parts) {}

    private record Inner(long size) {
        Inner {
            if (size < 1) {
                throw new InvalidSpecException("inner.size: expected >= 1 but got " + size);
            }
        }
    }

    private enum Colour {
        RED
    }

    private record Painted(Colour colour) {}

    private static Settings bind(String json) {
        return StrictJson.bind(StrictJson.parse(json, "settings"), Settings.class, "settings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{} {}",
                "{}x",
                "[1,]",
                "{\"a\":NaN}",
                "{\"a\":-Infinity}",
                "{\"a\":1e999}",
                "[[-1e400]]",
                "{'a':1}",
                "{a:1}",
                "[01]",
                "[+1]",
                "[.5]",
                "// note\n{}",
                "\uFEFF{}"
            })
    void whatIsNotStrictJsonIsRefusedInOneLine(String json) {
        assertThatThrownBy(() -> StrictJson.parse(json, "subject"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageStartingWith("subject")
                .hasMessageContaining("expected")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void theMessageNamesThePlace() {
        assertThatThrownBy(() -> StrictJson.parse("{\"a\":1,\n\"a\":2}", "settings"))
                .hasMessage("settings: expected JSON but got Duplicate field 'a' (line 2, column 4)");
        assertThatThrownBy(() -> StrictJson.parse("{\"a\":[0,{\"b\":1e999}]}", "settings"))
                .hasMessage("settings.a[1].b: expected a finite number but got Infinity");
    }

    @Test
    void documentsThatAreTooDeepAreRefused() {
        assertThat(StrictJson.parse("[".repeat(60) + "]".repeat(60), "deep").isArray())
                .isTrue();
        assertThatThrownBy(() -> StrictJson.parse("[".repeat(70) + "]".repeat(70), "deep"))
                .hasMessageContaining("nesting depth");
    }

    @Test
    void numbersAreWrittenAsTheShortestTextThatReadsBackTheSame() {
        double[] values = {0.1, 1.0 / 3, 1.0E-8, 2.2250738585072014E-308, Double.MIN_VALUE, Double.MAX_VALUE, -0.0};
        for (double value : values) {
            String text = StrictJson.write(JsonNodeFactory.instance.numberNode(value));
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(text)))
                    .isEqualTo(Double.doubleToRawLongBits(value));
        }
        // Double.toString of JDK 17 has a digit too many here.
        for (String shortest : List.of("2.0E23", "5.684341886080802E-14")) {
            assertThat(StrictJson.write(JsonNodeFactory.instance.numberNode(Double.parseDouble(shortest))))
                    .isEqualTo(shortest);
        }
    }

    @Test
    void numbersThatAreNotFiniteAreNotWritten() {
        assertThatThrownBy(() ->
                        StrictJson.write(JsonNodeFactory.instance.objectNode().put("a", Double.NaN)))
                .hasMessage("json.a: expected a finite number but got NaN");
        assertThatThrownBy(() -> StrictJson.toTree(new Settings(1, Double.POSITIVE_INFINITY, "x", List.of())))
                .hasMessage("json.rate: expected a finite number but got Infinity");
    }

    @Test
    void aRecordIsWrittenInTheOrderOfItsComponentsAndReadBackEqual() {
        Settings settings = new Settings(3, 0.1, "客服", List.of(new Inner(7)));
        String json = StrictJson.write(StrictJson.toTree(settings));

        assertThat(json).isEqualTo("{\"count\":3,\"rate\":0.1,\"name\":\"客服\",\"parts\":[{\"size\":7}]}");
        assertThat(bind(json)).isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":3.9,\"rate\":0.1,\"name\":\"x\",\"parts\":[]}",
                "{\"count\":3.0,\"rate\":0.1,\"name\":\"x\",\"parts\":[]}",
                "{\"count\":\"3\",\"rate\":0.1,\"name\":\"x\",\"parts\":[]}",
                "{\"count\":null,\"rate\":0.1,\"name\":\"x\",\"parts\":[]}",
                "{\"rate\":0.1,\"name\":\"x\",\"parts\":[]}",
                "{\"count\":3,\"rate\":\"NaN\",\"name\":\"x\",\"parts\":[]}",
                "{\"count\":3,\"rate\":\"0.1\",\"name\":\"x\",\"parts\":[]}",
                "{\"count\":3,\"rate\":0.1,\"name\":5,\"parts\":[]}",
                "{\"count\":3,\"rate\":0.1,\"name\":true,\"parts\":[]}",
                "{\"count\":3,\"rate\":0.1,\"name\":null,\"parts\":[]}",
                "{\"count\":3,\"rate\":0.1,\"name\":\"x\",\"parts\":{}}",
                "{\"count\":3,\"rate\":0.1,\"name\":\"x\",\"parts\":[],\"@class\":\"java.lang.String\"}",
                "[]",
                "null"
            })
    void aRecordIsBoundStrictly(String json) {
        assertThatThrownBy(() -> bind(json))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageStartingWith("settings")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void bindingNamesThePathAndSuggests() {
        assertThatThrownBy(() -> bind("{\"count\":3,\"rate\":0.1,\"name\":\"x\",\"parts\":[],\"cuont\":1}"))
                .hasMessage(
                        "settings.cuont: expected one of count, name, parts, rate but got an unknown key. Did you mean"
                                + " 'count'?");
        assertThatThrownBy(() -> bind("{\"count\":3,\"rate\":0.1,\"name\":\"x\",\"parts\":[{\"size\":0}]}"))
                .hasMessage("inner.size: expected >= 1 but got 0 (settings.parts[0])");
    }

    @Test
    void numbersAreNoEnumConstants() {
        assertThatThrownBy(() -> StrictJson.bind(StrictJson.parse("{\"colour\":0}", "paint"), Painted.class, "paint"))
                .hasMessageStartingWith("paint.colour: ");
    }

    @Test
    void excerptsAreShortAndOnOneLine() {
        assertThat(StrictJson.excerpt("a\nb\u0000c")).isEqualTo("a?b?c");
        assertThat(StrictJson.excerpt("x".repeat(100))).isEqualTo("x".repeat(80) + "…");
    }
}
