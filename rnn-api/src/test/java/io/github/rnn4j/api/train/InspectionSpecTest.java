package io.github.rnn4j.api.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.InvalidSpecException;
import org.junit.jupiter.api.Test;

class InspectionSpecTest {
    @Test
    void sizesAndShareAreChecked() {
        assertThat(InspectionSpec.DEFAULT.maxShare()).isEqualTo(0.01);
        assertThatThrownBy(() -> new InspectionSpec(0, 0.1, 1))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("inspection.firstEvery was '0' but it must be >= 1");
        assertThatThrownBy(() -> new InspectionSpec(1, 0.1, 0))
                .hasMessage("inspection.sequences was '0' but it must be >= 1");
        assertThatThrownBy(() -> new InspectionSpec(1, Double.NaN, 1))
                .hasMessage("inspection.maxShare was 'NaN' but it must be above 0 and at most 1");
        assertThatThrownBy(() -> new InspectionSpec(1, 0, 1)).isInstanceOf(InvalidSpecException.class);
    }
}
