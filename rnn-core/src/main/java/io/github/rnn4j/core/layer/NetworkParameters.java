package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.ParameterBlock;
import io.github.rnn4j.api.backend.ParameterSpec;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.train.EmbeddingRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All blocks of one network: its parameters, or their gradients, or a moment of an optimiser. Owns them: closing frees all of
 * them, closing twice does nothing. Threads may share it as they may share a {@link ParameterBlock}.
 */
@Internal
public final class NetworkParameters implements AutoCloseable {
    private final List<BlockSpec> specs;
    private final List<ParameterBlock> blocks = new ArrayList<>();

    /** Allocates the blocks of a network, filled with 0. */
    public NetworkParameters(Backend backend, Network network) {
        this.specs = network.blocks();
        try {
            for (BlockSpec spec : specs) {
                blocks.add(backend.allocateParameters(spec.layout(), network.dtype()));
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Takes blocks over, in the order of their descriptions; closing frees them. */
    NetworkParameters(List<BlockSpec> specs, List<ParameterBlock> made) {
        this.specs = specs;
        blocks.addAll(made);
    }

    /** Returns the block that holds a parameter, by its name in a model file. */
    ParameterBlock holder(String name) {
        return place(name).block;
    }

    private Place place(String name) {
        for (int i = 0; i < specs.size(); i++) {
            for (ParameterSpec parameter : specs.get(i).layout().parameters()) {
                if (specs.get(i).fullName(parameter).equals(name)) {
                    return new Place(blocks.get(i), parameter.name());
                }
            }
        }
        throw new InvalidModelException("parameter '" + name + "': expected one of the network but it has none.");
    }

    /** Returns the blocks in the network's order. */
    public List<ParameterBlock> blocks() {
        return List.copyOf(blocks);
    }

    /** Returns the values of one parameter by its name in a model file. Reads the device. */
    public double[] download(String name) {
        Place place = place(name);
        return place.block.download(place.parameter);
    }

    ParameterBlock block(int index) {
        return blocks.get(index);
    }

    /** Draws first values. */
    public void initialize(long seed) {
        int index = 0;
        for (int i = 0; i < blocks.size(); i++) {
            BlockSpec spec = specs.get(i);
            for (ParameterSpec parameter : spec.layout().parameters()) {
                double[] values = spec.firstValues().draw(parameter, seed, index++);
                blocks.get(i).upload(parameter.name(), values);
            }
        }
    }

    /**
     * Takes rows of the table that the input is looked up in over; the others stay as they are.
     *
     * @throws InvalidSpecException if the network looks nothing up, or its table is smaller or of another width
     */
    public void setInputRows(EmbeddingRows rows) {
        ParameterSpec table = specs.get(0).layout().parameters().get(0);
        int[] ids = rows.ids();
        int size = table.shape().size(0);
        if (table.role() != ParameterSpec.Role.EMBEDDING
                || table.shape().size(1) != rows.width()
                || ids[ids.length - 1] >= size) {
            throw new InvalidSpecException("embeddingRows: expected rows of the input's embedding but got vectors of "
                    + rows.width() + " numbers up to row " + ids[ids.length - 1] + " for '"
                    + specs.get(0).fullName(table) + "' of shape " + table.shape());
        }
        double[] values = blocks.get(0).download(table.name());
        for (int i = 0; i < ids.length; i++) {
            for (int j = 0; j < rows.width(); j++) {
                values[ids[i] * rows.width() + j] = rows.value(i, j);
            }
        }
        blocks.get(0).upload(table.name(), values);
    }

    /**
     * Takes over values.
     *
     * @throws InvalidModelException if a parameter is missing, has another shape, or does not belong to the network
     */
    public void load(StateDict values) {
        checkNames(values);
        for (int i = 0; i < blocks.size(); i++) {
            for (ParameterSpec parameter : specs.get(i).layout().parameters()) {
                NamedArray array = values.get(specs.get(i).fullName(parameter));
                if (!array.shape().equals(parameter.shape())) {
                    throw new InvalidModelException("parameter '" + array.name() + "': expected shape "
                            + parameter.shape() + " but got " + array.shape() + ".");
                }
                blocks.get(i).upload(parameter.name(), array.values());
            }
        }
    }

    private void checkNames(StateDict values) {
        Set<String> wanted = new LinkedHashSet<>();
        for (BlockSpec spec : specs) {
            for (ParameterSpec parameter : spec.layout().parameters()) {
                wanted.add(spec.fullName(parameter));
            }
        }
        Set<String> given = new LinkedHashSet<>();
        for (NamedArray array : values.arrays()) {
            given.add(array.name());
        }
        if (!wanted.equals(given)) {
            throw new InvalidModelException("parameters: expected " + wanted + " but got " + given + ".");
        }
    }

    /** Returns copies of the values, by the names of a model file. */
    public StateDict toStateDict() {
        List<NamedArray> arrays = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            ParameterBlock block = blocks.get(i);
            for (ParameterSpec parameter : specs.get(i).layout().parameters()) {
                DType type = block.dtype();
                double[] values = block.download(parameter.name());
                arrays.add(new NamedArray(specs.get(i).fullName(parameter), type, parameter.shape(), values));
            }
        }
        return new StateDict(arrays);
    }

    private record Place(ParameterBlock block, String parameter) {}

    /** Makes the parameters immutable: they serve. */
    public void freeze() {
        for (ParameterBlock block : blocks) {
            block.freeze();
        }
    }

    @Override
    public void close() {
        blocks.forEach(ParameterBlock::close);
    }
}
