package io.github.rnn4j.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateDictTest {
    private static final NamedArray WEIGHT = array("weight", 1, 2);
    private static final NamedArray BIAS = array("bias", 3, 4);

    @Test
    void parametersKeepTheirOrder() {
        StateDict dict = new StateDict(List.of(WEIGHT, BIAS));
        assertThat(dict.arrays()).containsExactly(WEIGHT, BIAS);
        assertThat(dict.get("bias")).isEqualTo(BIAS);
        assertThat(dict)
                .isEqualTo(new StateDict(List.of(WEIGHT, BIAS)))
                .isNotEqualTo(new StateDict(List.of(BIAS, WEIGHT)));
        assertThat(dict).hasSameHashCodeAs(new StateDict(List.of(array("weight", 1, 2), BIAS)));
    }

    @Test
    void unknownAndRepeatedNamesAreRefused() {
        StateDict dict = new StateDict(List.of(WEIGHT, BIAS));
        assertThatThrownBy(() -> dict.get("bais"))
                .hasMessage("parameter: expected one of [weight, bias] but got 'bais'");
        assertThatThrownBy(() -> new StateDict(List.of(WEIGHT, WEIGHT)))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("'weight' twice");
    }

    @Test
    void valuesAreCopies() {
        double[] values = {1, 2};
        NamedArray array = new NamedArray("weight", DType.FLOAT32, Shape.of(2), values);
        values[0] = 9;
        array.values()[1] = 9;
        assertThat(array.values()).containsExactly(1, 2);
        assertThat(array).isEqualTo(WEIGHT).isNotEqualTo(array("weight", 1, 3)).isNotEqualTo(BIAS);
        assertThat(array).hasToString("weight FLOAT32 [2]");
    }

    @Test
    void valuesThatDoNotFillTheShapeAreRefused() {
        assertThatThrownBy(() -> new NamedArray("w", DType.FLOAT32, Shape.of(3), new double[2]))
                .hasMessage("parameter 'w': expected 3 values for [3] but got 2");
    }

    private static NamedArray array(String name, double... values) {
        return new NamedArray(name, DType.FLOAT32, Shape.of(values.length), values);
    }
}
