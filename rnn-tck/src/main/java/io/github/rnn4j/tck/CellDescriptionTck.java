package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.cell.Cell;
import io.github.rnn4j.api.cell.CellState;
import io.github.rnn4j.api.cell.CellStep;
import io.github.rnn4j.api.cell.StateSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.oracle.EagerOps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cell says of itself: states, parameters, and the shapes of what it computes. */
abstract class CellDescriptionTck extends CellContract {
    @CellContractRule(CellRule.STATE_PARTS)
    @ParameterizedTest
    @MethodSource("cases")
    void theStateHasPartsOfDifferentNames(CellCase given) {
        List<StateSpec> state = given.fresh().state();
        assertThat(state).as("parts of the state").isNotEmpty();
        assertThat(state)
                .as("names of the parts of the state")
                .extracting(StateSpec::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @CellContractRule(CellRule.PARAMETER_NAMES)
    @ParameterizedTest
    @MethodSource("cases")
    void parametersAreNamedAndShapedLikePyTorchs(CellCase given) {
        List<ParameterSpec> parameters = given.fresh().parameters();
        assertThat(parameters).extracting(ParameterSpec::name).doesNotHaveDuplicates();
        for (ParameterSpec parameter : parameters) {
            boolean bias = parameter.role() == ParameterSpec.Role.BIAS;
            String name = parameter.name();
            assertThat(parameter.role()).as("role of '%s'", name).isNotEqualTo(ParameterSpec.Role.EMBEDDING);
            assertThat(name)
                    .as("name of a parameter with role %s", parameter.role())
                    .matches((bias ? "bias" : "weight") + "(_[a-z0-9]+)*")
                    .as("name of a parameter: a layer adds its number and direction itself")
                    .doesNotMatch(".*_(l\\d+|reverse)");
            assertThat(parameter.shape().rank())
                    .as("axes of '%s': a bias has one, a weight one or two", name)
                    .isBetween(1, bias ? 1 : 2);
            assertThat(parameter.shape().size(0) % parameter.gates())
                    .as("'%s': the first axis of %s over %s gates", name, parameter.shape(), parameter.gates())
                    .isZero();
        }
    }

    @CellContractRule(CellRule.INITIAL_OFFSETS)
    @ParameterizedTest
    @MethodSource("cases")
    void whatIsAddedToFirstValuesFitsTheParameter(CellCase given) {
        Cell cell = given.fresh();
        for (ParameterSpec parameter : cell.parameters()) {
            double[] offset = cell.initialOffset(parameter);
            assertThat(offset.length)
                    .as("values of the initial offset of '%s' %s", parameter.name(), parameter.shape())
                    .isIn(0, parameter.shape().elements());
            assertThat(offset)
                    .as("initial offset of '%s'", parameter.name())
                    .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }
    }

    @CellContractRule(CellRule.SAME_DESCRIPTION)
    @ParameterizedTest
    @MethodSource("cases")
    void aCellAlwaysSaysTheSameOfItself(CellCase given) {
        Cell cell = given.fresh();
        List<Object> first = description(cell);
        assertThat(description(cell)).as("asked again").isEqualTo(first);
        assertThat(description(given.fresh()))
                .as("another cell of the same kind")
                .isEqualTo(first);
        CellRun.of(ops, cell, CellData.random(given, 3, 2, 61));
        assertThat(description(cell)).as("after a sequence").isEqualTo(first);
    }

    private static List<Object> description(Cell cell) {
        return List.of(cell.state(), cell.parameters(), cell.outputSize());
    }

    @CellContractRule(CellRule.SHAPES)
    @ParameterizedTest
    @MethodSource("cases")
    void resultsHaveTheShapesThatTheCellDeclares(CellCase given) {
        for (int[] size : new int[][] {{4, 3}, {1, 3}, {4, 1}, {1, 1}}) {
            check(given, CellData.random(given, size[0], size[1], 62));
        }
    }

    private void check(CellCase given, CellData data) {
        String sizes = data.timeSteps() + " steps of " + data.batch() + " rows: ";
        Cell cell = given.fresh();
        EagerOps eager = new EagerOps(ops);
        Named<Tensor> operands = new Named<>();
        data.names()
                .forEach(name -> operands.put(
                        name, TensorValues.tensor(ops, DType.FLOAT64, data.shape(name), data.values(name))));
        Tensor projected = cell.project(eager, operands::get, operands.get(CellData.INPUT));
        assertThat(projected.shape().rank())
                .as(sizes + "axes of %s, what project() returns", projected.shape())
                .isEqualTo(3);
        assertThat(projected.shape().withSize(2, 0))
                .as(sizes + "what project() returns, but for its last axis")
                .isEqualTo(Shape.of(data.timeSteps(), data.batch(), 0));
        CellState state =
                CellState.of(data.stateNames().stream().map(operands::get).toList());
        CellStep next =
                cell.step(eager, operands::get, eager.unstack(projected, 0).get(0), state);
        assertThat(next.output().shape())
                .as(sizes + "output of step()")
                .isEqualTo(Shape.of(data.batch(), cell.outputSize()));
        List<Shape> declared = new ArrayList<>();
        cell.state().forEach(part -> declared.add(Shape.of(data.batch(), part.width())));
        assertThat(next.state())
                .as(sizes + "state of step()")
                .extracting(Tensor::shape)
                .isEqualTo(declared);
    }
}
