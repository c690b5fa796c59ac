package io.github.rnn4j.autodiff.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.ParameterSpec.Role;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the built-in cells say of themselves; what they compute is the cell kit's business. */
class BuiltInCellsTest {
    static List<BuiltInCellProvider> providers() {
        return List.of(
                new RnnCellProvider(),
                new ReluRnnCellProvider(),
                new SigmoidRnnCellProvider(),
                new LstmCellProvider(),
                new GruCellProvider(),
                new MinGruCellProvider());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void eachIsRegistered(BuiltInCellProvider provider) {
        assertThat(ServiceLoader.load(CellProvider.class)).hasAtLeastOneElementOfType(provider.getClass());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void whatTheyCannotMakeIsRefused(BuiltInCellProvider provider) {
        String type = provider.type();
        assertThatThrownBy(() -> provider.create(new CellSpec(type, Map.of("activation", "relu")), 3, 7))
                .hasMessageStartingWith("cell.options: expected ")
                .hasMessageContaining(" but got [activation] (cell '" + type + "'). Remove them.");
        assertThatThrownBy(() -> provider.create(CellSpec.of("vendor/other"), 3, 7))
                .hasMessage("cell.type: expected '" + type + "' but got 'vendor/other'");
        assertThatThrownBy(() -> provider.create(CellSpec.of(type), 0, 7))
                .hasMessage("cell: expected inputSize and hiddenSize >= 1 but got 0 and 7 (cell '" + type + "')");
    }

    @ParameterizedTest
    @CsvSource({"rnn, 1", "rnn-relu, 1", "rnn-sigmoid, 1", "lstm, 4", "gru, 3"})
    void gatesAreStackedAsInPytorch(String type, int gates) {
        assertThat(cell(type).parameters())
                .containsExactly(
                        new ParameterSpec("weight_ih", Shape.of(gates * 7, 3), Role.INPUT_WEIGHT, gates),
                        new ParameterSpec("weight_hh", Shape.of(gates * 7, 7), Role.RECURRENT_WEIGHT, gates),
                        new ParameterSpec("bias_ih", Shape.of(gates * 7), Role.BIAS, gates),
                        new ParameterSpec("bias_hh", Shape.of(gates * 7), Role.BIAS, gates));
        assertThat(cell(type).outputSize()).isEqualTo(7);
        assertThat(cell(type).state().get(0)).isEqualTo(new StateSpec("hidden", 7));
    }

    @Test
    void onlyTheLstmHasASecondState() {
        assertThat(cell("lstm").state()).containsExactly(new StateSpec("hidden", 7), new StateSpec("cell", 7));
        assertThat(cell("gru").state()).hasSize(1);
    }

    @Test
    void theMinimalUnitHasNoRecurrentWeight() {
        assertThat(cell("mingru").parameters())
                .containsExactly(
                        new ParameterSpec("weight_ih", Shape.of(14, 3), Role.INPUT_WEIGHT, 2),
                        new ParameterSpec("bias_ih", Shape.of(14), Role.BIAS, 2));
    }

    @Test
    void theForgetGateStartsOpen() {
        LstmCellProvider provider = new LstmCellProvider();
        Cell usual = provider.create(CellSpec.of("lstm"), 1, 2);
        Cell shut = provider.create(new CellSpec("lstm", Map.of("forget-bias", "-2.5")), 1, 2);

        assertThat(usual.parameters().stream().map(usual::initialOffset))
                .containsExactly(new double[0], new double[0], new double[] {0, 0, 1, 1, 0, 0, 0, 0}, new double[0]);
        assertThat(shut.initialOffset(shut.parameters().get(2))).containsExactly(0, 0, -2.5, -2.5, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"much", "NaN", "Infinity", "''"})
    void aForgetBiasThatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> new LstmCellProvider().create(new CellSpec("lstm", Map.of("forget-bias", text)), 1, 2))
                .hasMessage("cell.options.forget-bias: expected a finite number but got '" + text + "' (cell 'lstm').");
    }

    private static Cell cell(String type) {
        return providers().stream()
                .filter(provider -> provider.type().equals(type))
                .findFirst()
                .orElseThrow()
                .create(CellSpec.of(type), 3, 7);
    }
}
