package io.github.rnn4j.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.SequenceDescriptor.Gradient;
import io.github.rnn4j.api.backend.SequenceDescriptor.Output;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceDescriptorTest {
    @Test
    void settingsHaveTheirDefaults() {
        SequenceDescriptor made = builder().build();
        assertThat(made)
                .isEqualTo(new SequenceDescriptor(
                        CellSpec.of("rnn"),
                        3,
                        4,
                        1,
                        Direction.FORWARD,
                        true,
                        1024,
                        1024,
                        true,
                        Output.SEQUENCE,
                        Set.of(),
                        0,
                        DType.FLOAT32,
                        DType.FLOAT32,
                        Mode.INFERENCE));
    }

    @Test
    void everySettingArrives() {
        SequenceDescriptor made = builder()
                .numLayers(2)
                .direction(Direction.BIDIRECTIONAL)
                .bias(false)
                .atMost(5, 6)
                .lengths(false)
                .output(Output.LAST)
                .gradients(Set.of(Gradient.INPUT))
                .dropout(0.5)
                .types(DType.FLOAT64, DType.FLOAT32)
                .mode(Mode.TRAINING)
                .build();
        assertThat(made)
                .isEqualTo(new SequenceDescriptor(
                        CellSpec.of("rnn"),
                        3,
                        4,
                        2,
                        Direction.BIDIRECTIONAL,
                        false,
                        5,
                        6,
                        false,
                        Output.LAST,
                        Set.of(Gradient.INPUT),
                        0.5,
                        DType.FLOAT64,
                        DType.FLOAT32,
                        Mode.TRAINING));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() ->
                        SequenceDescriptor.builder(CellSpec.of("rnn"), 0, 4).build())
                .isInstanceOf(InvalidSpecException.class)
                .hasMessage("sequence.inputSize: expected >= 1 but got 0");
        assertThatThrownBy(() -> builder().numLayers(0).build()).hasMessageContaining("sequence.numLayers");
        assertThatThrownBy(() -> builder().atMost(0, 1).build()).hasMessageContaining("sequence.maxTimeSteps");
        assertThatThrownBy(() -> builder().types(DType.INT32, DType.FLOAT32).build())
                .hasMessageContaining("expected floating types");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void aShareOfDroppedUnitsIsBelowOne(double dropout) {
        assertThatThrownBy(() -> builder().dropout(dropout).build()).hasMessageContaining("sequence.dropout");
    }

    @Test
    void aSingleParameterIsItsOwnLayout() {
        ParameterSpec weight = new ParameterSpec("weight", Shape.of(2, 3), ParameterSpec.Role.INPUT_WEIGHT, 1);
        ParameterLayout layout = ParameterLayout.single(weight);
        assertThat(layout.parameters()).containsExactly(weight);
        assertThat(layout.storageShape()).isEqualTo(Shape.of(2, 3));
        assertThat(layout.parameterCount()).isEqualTo(6);
        assertThatThrownBy(() -> new ParameterSpec(" ", Shape.of(1), ParameterSpec.Role.BIAS, 1))
                .isInstanceOf(RnnException.class);
    }

    @Test
    void aGemmFormCanAccumulate() {
        assertThat(GemmForm.TRANSPOSE_B.accumulating()).isEqualTo(new GemmForm(false, true, 1, 1));
    }

    private static SequenceDescriptorBuilder builder() {
        return SequenceDescriptor.builder(CellSpec.of("rnn"), 3, 4);
    }
}
