package io.github.rnn4j.verification.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.verification.benchmarks.workload.Layer;
import io.github.rnn4j.verification.benchmarks.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkloadTest {
    @Test
    void namedOnesAreFoundByTheirNames() {
        for (Workload workload : Workload.values()) {
            assertThat(Workload.of(workload.name())).isSameAs(workload);
        }
        assertThat(Workload.of("w8").inputSize()).isEqualTo(8);
    }

    @Test
    void theNameOfAnyOtherSaysItAll() {
        Workload workload =
                Workload.of(Workload.Kind.SEQUENCE, 3, 15, new Layer("rnn", 256, 128, 2), new Layer("gru", 128, 7, 1));

        assertThat(workload.name()).isEqualTo("sequence:3x15:rnn-256-128x2+gru-128-7");
        assertThat(Workload.of(workload.name())).isEqualTo(workload);
        assertThat(workload.outputSize()).isEqualTo(7);
        assertThat(workload.multiplyAdds()).isEqualTo(45 * (256 * 128 + 3 * 128 * 128 + 3 * 7 * (128 + 7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W9",
                "",
                "sequence:0x10:rnn-8-8",
                "sequence:1x10:",
                "sequence:1x10:rnn-8",
                "sequence:1x10:rnn-8-8+",
                "sequence:1x10:elman-8-8",
                "walk:1x10:rnn-8-8"
            })
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> Workload.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but got '" + name + "'");
    }
}
