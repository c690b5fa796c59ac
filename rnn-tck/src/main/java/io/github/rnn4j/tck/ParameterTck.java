package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterLayout;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.tensor.Tensor;
import io.github.rnn4j.tck.fixture.TensorValues;
import io.github.rnn4j.tck.fixture.Threads;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blocks of parameters, which belong to the backend. */
@Experimental
public abstract class ParameterTck extends BackendContract {
    private static final ParameterLayout LAYOUT =
            ParameterLayout.single(new ParameterSpec("weight", Shape.of(2, 3), ParameterSpec.Role.INPUT_WEIGHT, 1));

    /** For subclasses. */
    protected ParameterTck() {}

    @ContractRule(Rule.BLOCK_VALUES)
    @FloatingTypes
    void valuesGoInAndComeOutInCanonicalOrder(DType dtype) {
        try (ParameterBlock block = backend.allocateParameters(LAYOUT, dtype)) {
            assertThat(block.download("weight")).as("a new block").containsExactly(0, 0, 0, 0, 0, 0);
            assertThat(block.dtype()).isEqualTo(dtype);
            assertThat(block.layout().parameters()).isEqualTo(LAYOUT.parameters());
            block.upload("weight", new double[] {1, 2, 3, 4, 5, 0.1});
            double rounded = dtype == DType.FLOAT32 ? 0.1f : 0.1;
            assertThat(block.download("weight")).as("after double[]").containsExactly(1, 2, 3, 4, 5, rounded);
            block.upload("weight", new float[] {6, 5, 4, 3, 2, 0.1f});
            assertThat(block.download("weight")).as("after float[]").containsExactly(6, 5, 4, 3, 2, 0.1f);
            assertThat(TensorValues.read(ops, block.storage()))
                    .as("the storage of a single parameter")
                    .containsExactly(6, 5, 4, 3, 2, 0.1f);
            assertThat(block.storage()).isSameAs(block.storage());
            assertThat(block.storage().shape()).isEqualTo(Shape.of(2, 3));
        }
    }

    @ContractRule(Rule.BLOCK_VALUES)
    @FloatingTypes
    void operationsReadAndWriteTheStorage(DType dtype) {
        ParameterBlock block = backend.allocateParameters(LAYOUT, dtype);
        block.upload("weight", new double[] {1, 2, 3, 4, 5, 6});
        Tensor change = TensorValues.tensor(ops, dtype, Shape.of(3), 10, 20, 30);
        ops.add(1, block.storage(), 1, change, block.storage());
        block.touch();
        assertThat(block.download("weight")).containsExactly(11, 22, 33, 14, 25, 36);
    }

    @ContractRule(Rule.BLOCK_VERSION)
    @Test
    void everyChangeCountsTheVersionUp() {
        ParameterBlock block = backend.allocateParameters(LAYOUT, DType.FLOAT32);
        long first = block.version();
        block.upload("weight", new double[6]);
        long second = block.version();
        block.upload("weight", new float[6]);
        long third = block.version();
        block.touch();
        long fourth = block.version();
        block.download("weight");
        assertThat(new long[] {first, second, third, fourth}).isSorted().doesNotHaveDuplicates();
        assertThat(block.version()).as("reading is no change").isEqualTo(fourth);
    }

    @ContractRule(Rule.BLOCK_FROZEN)
    @Test
    void aFrozenBlockRefusesWrites() {
        ParameterBlock block = backend.allocateParameters(LAYOUT, DType.FLOAT32);
        block.upload("weight", new float[] {1, 2, 3, 4, 5, 6});
        assertThat(block.isFrozen()).isFalse();
        block.freeze();
        assertThat(block.isFrozen()).isTrue();
        assertThatThrownBy(() -> block.upload("weight", new float[6]))
                .as("upload of float[] to a frozen block")
                .isInstanceOf(RnnException.class);
        assertThatThrownBy(() -> block.upload("weight", new double[6]))
                .as("upload of double[] to a frozen block")
                .isInstanceOf(RnnException.class);
        assertThat(block.download("weight")).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @ContractRule(Rule.BLOCK_SHARED)
    @Test
    void allThreadsReadTheSameParameters() {
        ParameterBlock block = backend.allocateParameters(LAYOUT, DType.FLOAT32);
        block.upload("weight", new float[] {1, 2, 3, 4, 5, 6});
        block.freeze();
        session.close();
        Threads.runTogether(3, thread -> {
            try (Session own = backend.newSession(Mode.INFERENCE)) {
                Tensor out = own.ops().allocate(DType.FLOAT32, Shape.of(3));
                own.ops().sum(block.storage(), 0, out);
                assertThat(TensorValues.read(own.ops(), out)).containsExactly(5, 7, 9);
            }
        });
        assertThat(block.storage().isClosed())
                .as("parameters after their sessions")
                .isFalse();
    }

    @ContractRule(Rule.BLOCK_NAMES)
    @Test
    void unknownNamesAndWrongLengthsAreRefused() {
        ParameterBlock block = backend.allocateParameters(LAYOUT, DType.FLOAT32);
        ErrorCode code = ErrorCode.INVALID_ARGUMENT;
        assertRefused("upload of an unknown name", code, () -> block.upload("bias", new float[6]));
        assertRefused("download of an unknown name", code, () -> block.download("bias"));
        assertThatThrownBy(() -> block.upload("weight", new float[5]))
                .as("upload of 5 of 6 floats")
                .isInstanceOf(RnnException.class);
        assertThatThrownBy(() -> block.upload("weight", new double[5]))
                .as("upload of 5 of 6 doubles")
                .isInstanceOf(RnnException.class);
    }

    @ContractRule({Rule.BLOCK_NAMES, Rule.FOREIGN_HANDLE})
    @Test
    void layoutsOfOthersAreRefused() {
        ParameterLayout foreign = new ParameterLayout() {
            @Override
            public List<ParameterSpec> parameters() {
                return LAYOUT.parameters();
            }

            @Override
            public Shape storageShape() {
                return Shape.of(8);
            }
        };
        assertRefused(
                "a layout that the backend did not make",
                ErrorCode.FOREIGN_HANDLE,
                () -> backend.allocateParameters(foreign, DType.FLOAT32));
    }
}
