package io.github.rnn4j.core.checkpoint;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidModelException;
import io.github.rnn4j.api.model.NamedArray;
import io.github.rnn4j.api.model.StateDict;
import io.github.rnn4j.api.spec.CellSpec;
import io.github.rnn4j.api.spec.Direction;
import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weights of {@code nn.RNN}, {@code nn.LSTM}, {@code nn.GRU} and {@code nn.Linear} that Python wrote with {@code
 * safetensors.torch.save_file(module.state_dict(), ..)}, and the way back. Names and shapes agree already: only the prefixes,
 * which are the names of a module's attributes, differ. Immutable and thread-safe.
 */
@Experimental
public final class PytorchWeights {
    private static final String FIRST_WEIGHT = "weight_ih_l0";
    private static final String PROJECTION = "weight_hr_l";

    private final String subject;
    private final Map<String, NamedArray> arrays;

    private PytorchWeights(String subject, Map<String, NamedArray> arrays) {
        this.subject = subject;
        this.arrays = arrays;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidModelException if there is none, it is damaged, or holds other types than F64, F32 and I32; a pickle is
     *     refused with the Python that converts it
     */
    public static PytorchWeights read(Path file) {
        String subject = "weights '" + file + "'";
        Safetensors content = Safetensors.decode(WholeFile.read(file, subject), subject);
        return new PytorchWeights(subject, PytorchNames.byName(content.tensors()));
    }

    /**
     * Writes parameters so that {@code safetensors.torch.load_file} and {@code load_state_dict} take them. The file is replaced as
     * a whole.
     *
     * @param prefixes rnn4j's prefixes and what they become, such as {@code rnn.} and {@code encoder.}; others stay
     */
    public static void write(Path file, StateDict parameters, Map<String, String> prefixes) {
        List<NamedArray> renamed = PytorchNames.renamed(parameters.arrays(), prefixes);
        byte[] bytes = new Safetensors(Map.of("format", "pt"), renamed).encode();
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /** Returns the prefixes under which there is a recurrent module, such as {@code encoder.}; empty for a bare one. */
    public List<String> recurrentPrefixes() {
        return arrays.keySet().stream()
                .filter(name -> name.equals(FIRST_WEIGHT) || name.endsWith("." + FIRST_WEIGHT))
                .map(name -> name.substring(0, name.length() - FIRST_WEIGHT.length()))
                .toList();
    }

    /**
     * Returns the layer that a module's weights are for.
     *
     * @param prefix one of {@link #recurrentPrefixes}
     * @param cell {@code rnn}, {@code rnn-relu}, {@code lstm} or {@code gru}: the shapes do not tell tanh from ReLU
     * @throws InvalidModelException if there is no such module, or its weights are not those of the cell
     */
    public RecurrentSpec recurrentSpec(String prefix, CellSpec cell) {
        refuseProjection(prefix);
        Shape input = shape(prefix + FIRST_WEIGHT);
        int hiddenSize = shape(prefix + "weight_hh_l0").size(-1);
        int gates = PytorchNames.gates(cell.type());
        if (input.rank() != 2 || input.size(0) != gates * hiddenSize) {
            throw new InvalidModelException(subject + ", tensor '" + prefix + FIRST_WEIGHT + "': expected [" + gates
                    + " * " + hiddenSize + ", inputSize] for the cell '" + cell.type() + "' but got " + input
                    + ". Name the cell that the module has.");
        }
        int layers = 1;
        while (arrays.containsKey(prefix + "weight_ih_l" + layers)) {
            layers++;
        }
        boolean both = arrays.containsKey(prefix + FIRST_WEIGHT + "_reverse");
        return RecurrentSpec.of(cell, hiddenSize)
                .withNumLayers(layers)
                .withDirection(both ? Direction.BIDIRECTIONAL : Direction.FORWARD);
    }

    /** Returns the features of the input of a recurrent module. */
    public int inputSize(String prefix) {
        return shape(prefix + FIRST_WEIGHT).size(-1);
    }

    /**
     * Returns parameters for a network.
     *
     * @param prefixes PyTorch's prefixes and rnn4j's, such as {@code encoder.} and {@code rnn.}, {@code fc.} and {@code head.};
     *     what has none of them is left out. Biases that a recurrent module was made without are zeros.
     * @throws InvalidModelException if nothing has a prefix
     */
    public StateDict stateDict(Map<String, String> prefixes) {
        List<NamedArray> chosen = new ArrayList<>();
        prefixes.forEach((from, to) -> {
            List<NamedArray> found = PytorchNames.below(arrays.values(), from);
            if (found.isEmpty()) {
                throw new InvalidModelException(subject + ": expected tensors that begin with '" + from + "' but got "
                        + heads() + ". Name the attribute as in the module.");
            }
            refuseProjection(from);
            chosen.addAll(PytorchNames.renamed(PytorchNames.withBiases(found, from), Map.of(from, to)));
        });
        return new StateDict(chosen);
    }

    private Set<String> heads() {
        Set<String> heads = new LinkedHashSet<>();
        arrays.keySet().forEach(name -> heads.add(name.substring(0, name.lastIndexOf('.') + 1)));
        return heads;
    }

    private void refuseProjection(String prefix) {
        if (arrays.keySet().stream().anyMatch(name -> name.startsWith(prefix + PROJECTION))) {
            throw new InvalidModelException(subject + ", tensor '" + prefix + PROJECTION
                    + "0': expected an LSTM without a" + " projection but got one with proj_size. Train one without.");
        }
    }

    private Shape shape(String name) {
        NamedArray array = arrays.get(name);
        if (array == null) {
            throw new InvalidModelException(subject + ": expected a tensor '" + name + "' but got " + heads()
                    + ". Recurrent modules stand below " + recurrentPrefixes() + ".");
        }
        return array.shape();
    }
}
