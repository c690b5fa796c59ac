package io.github.rnn4j.autodiff.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Shape;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RnnCellProviderTest {
    private final RnnCellProvider provider = new RnnCellProvider();

    @Test
    void itIsRegistered() {
        assertThat(ServiceLoader.load(CellProvider.class)).hasAtLeastOneElementOfType(RnnCellProvider.class);
        assertThat(provider.type()).isEqualTo("rnn");
    }

    @Test
    void itsParametersHaveTheirCanonicalShapes() {
        Cell cell = provider.create(CellSpec.of("rnn"), 3, 7);
        assertThat(cell.parameters())
                .containsExactly(
                        new ParameterSpec("weight_ih", Shape.of(7, 3), ParameterSpec.Role.INPUT_WEIGHT, 1),
                        new ParameterSpec("weight_hh", Shape.of(7, 7), ParameterSpec.Role.RECURRENT_WEIGHT, 1),
                        new ParameterSpec("bias_ih", Shape.of(7), ParameterSpec.Role.BIAS, 1),
                        new ParameterSpec("bias_hh", Shape.of(7), ParameterSpec.Role.BIAS, 1));
        assertThat(cell.state()).containsExactly(new StateSpec("hidden", 7));
        assertThat(cell.outputSize()).isEqualTo(7);
    }

    @Test
    void whatItCannotMakeIsRefused() {
        assertThatThrownBy(() -> provider.create(new CellSpec("rnn", Map.of("activation", "relu")), 3, 7))
                .hasMessage("cell.options: expected none but got [activation] (cell 'rnn'). Remove them.");
        assertThatThrownBy(() -> provider.create(CellSpec.of("lstm"), 3, 7))
                .hasMessage("cell.type: expected 'rnn' but got 'lstm'");
        assertThatThrownBy(() -> provider.create(CellSpec.of("rnn"), 0, 7))
                .hasMessage("cell: expected inputSize and hiddenSize >= 1 but got 0 and 7 (cell 'rnn')");
    }
}
