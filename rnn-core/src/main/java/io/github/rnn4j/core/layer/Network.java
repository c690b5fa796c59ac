package io.github.rnn4j.core.layer;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.model.ExecutionPath;
import io.github.rnn4j.api.spec.InputSpec;
import io.github.rnn4j.api.spec.NetworkSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network on a backend: which layers run fused and which composed is decided; parameters and recordings are made from it.
 * Immutable and thread-safe.
 */
@Internal
public final class Network {
    private final NetworkSpec spec;
    private final DType dtype;
    private final List<NetworkLayer> layers;
    private final boolean inspected;

    private Network(NetworkSpec spec, DType dtype, List<NetworkLayer> layers, boolean inspected) {
        this.spec = spec;
        this.dtype = dtype;
        this.layers = layers;
        this.inspected = inspected;
    }

    /**
     * Makes a network.
     *
     * @param mode what it is for; a network for training can be recorded for inference too
     * @throws io.github.rnn4j.api.error.InvalidSpecException if it ends neither in one vector for each sequence nor in a decoder,
     *     or a cell refuses its options
     */
    public static Network of(NetworkSpec spec, Engine engine, Mode mode) {
        return of(spec, engine, LayerTraining.plain(engine.dtype()), mode);
    }

    /**
     * Makes a network for a training, which may compute in another type than the parameters have, or let a decoder read what it
     * wrote itself. Its blocks are those of the same network for any other.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException as {@link #of}, or if it needs whole sequences and training is truncated
     * @throws io.github.rnn4j.api.error.UnsupportedCapabilityException if the backend has no plan for a recurrent layer in mixed
     *     precision
     */
    public static Network forTraining(NetworkSpec spec, Engine engine, TrainingSpec training) {
        if (training.truncatedSteps() > 0) {
            PartCheck.check(spec, "training.truncatedSteps");
        }
        return of(spec, engine, LayerTraining.of(training, engine.dtype()), Mode.TRAINING);
    }

    /**
     * Makes a network to look into: all recurrent layers are composed, nothing is dropped, and backward passes give the gradients of
     * the hidden states in place of those of the parameters.
     *
     * @throws io.github.rnn4j.api.error.InvalidSpecException as {@link #of}
     */
    public static Network forInspection(NetworkSpec spec, Engine engine) {
        LayerTraining plain = LayerTraining.plain(engine.dtype());
        NetworkBuilder composed = new NetworkBuilder(spec, engine.cells(), engine.dtype(), plain, null, Mode.TRAINING);
        return new Network(spec, engine.dtype(), composed.layers(), true);
    }

    private static Network of(NetworkSpec spec, Engine engine, LayerTraining training, Mode mode) {
        DType dtype = engine.dtype();
        return new Network(
                spec,
                dtype,
                new NetworkBuilder(spec, engine.cells(), dtype, training, engine.backend(), mode).layers(),
                false);
    }

    /**
     * Returns the shapes of a network's parameters by their names in a model file, in its order, without a backend.
     *
     * @throws io.github.rnn4j.api.error.RnnException if the network cannot be made; see {@link #of}
     */
    public static Map<String, Shape> parameterShapes(NetworkSpec spec, CellRegistry cells) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        NetworkBuilder composed = new NetworkBuilder(
                spec, cells, DType.FLOAT64, LayerTraining.plain(DType.FLOAT64), null, Mode.INFERENCE);
        for (NetworkLayer layer : composed.layers()) {
            for (BlockSpec block : layer.blocks()) {
                block.layout().parameters().forEach(p -> shapes.put(block.fullName(p), p.shape()));
            }
        }
        return shapes;
    }

    /** Returns what it was made from. */
    public NetworkSpec spec() {
        return spec;
    }

    /** Returns the floating type of parameters and activations. */
    public DType dtype() {
        return dtype;
    }

    /** Returns the number of logits; of a decoder, at each step. */
    public int outputSize() {
        return layers.get(layers.size() - 1).outputSize();
    }

    /** Returns the blocks of all layers, in the order of the model file. */
    public List<BlockSpec> blocks() {
        List<BlockSpec> blocks = new ArrayList<>();
        for (NetworkLayer layer : layers) {
            blocks.addAll(layer.blocks());
        }
        return List.copyOf(blocks);
    }

    /** Returns whether its input is identifiers, whose vectors the first block holds. */
    public boolean looksUpInput() {
        return spec.input() instanceof InputSpec.Ids;
    }

    /** Returns how many numbers are learned. */
    public long parameterCount() {
        return blocks().stream()
                .mapToLong(block -> block.layout().parameterCount())
                .sum();
    }

    /** Returns how the recurrent layers run. */
    public ExecutionPath path() {
        Set<ExecutionPath> paths = layers.stream()
                .map(NetworkLayer::path)
                .filter(path -> path != ExecutionPath.NONE)
                .collect(Collectors.toSet());
        if (paths.isEmpty()) {
            return ExecutionPath.NONE;
        }
        return paths.size() > 1 ? ExecutionPath.MIXED : paths.iterator().next();
    }

    /**
     * Records the network for one shape of batch, in the session's innermost scope.
     *
     * @param gradients where the backward pass adds up gradients; null for a forward pass only
     */
    public RecordedNetwork record(
            Session session, BatchShape shape, NetworkParameters values, @Nullable NetworkParameters gradients) {
        return RecordedNetwork.record(this, session, shape, values, gradients, null);
    }

    /** Records a network that ends in a decoder to write for one shape of batch, in the session's innermost scope. */
    public RecordedDecoder recordDecoder(Session session, BatchShape shape, NetworkParameters values) {
        return RecordedDecoder.record(this, session, shape, values);
    }

    /** Returns whether recordings give the gradients of hidden states. */
    boolean inspected() {
        return inspected;
    }

    List<NetworkLayer> layers() {
        return layers;
    }
}
