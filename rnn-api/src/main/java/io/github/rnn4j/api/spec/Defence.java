package io.github.rnn4j.api.spec;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import java.util.HashMap;
import java.util.Map;

/**
 * Presets against gradients that vanish or explode on their way through the steps, each to be used by itself or with others. How
 * far each lets a gradient reach is measured in the guide {@code gradient-flow.md}.
 */
@Experimental
public enum Defence {
    /**
     * A gradient whose norm is above 5 is cut to that (Pascanu, Mikolov and Bengio, ICML 2013): for long texts, whose gradients
     * explode now and then; the usual range is 3 to 5.
     */
    CLIP {
        @Override
        public TrainingSpec apply(TrainingSpec training) {
            return training.withClipNorm(CLIP_NORM);
        }
    },
    /** All weights uniform, by fan-in and fan-out (Glorot and Bengio, AISTATS 2010): the default. */
    XAVIER_UNIFORM {
        @Override
        public RecurrentSpec apply(RecurrentSpec layer) {
            InitializerSpec rule = new InitializerSpec.XavierUniform(1);
            return layer.withInitializers(rule, rule);
        }
    },
    /** All weights normal, by fan-in and fan-out (Glorot and Bengio, AISTATS 2010). */
    XAVIER_NORMAL {
        @Override
        public RecurrentSpec apply(RecurrentSpec layer) {
            InitializerSpec rule = new InitializerSpec.XavierNormal(1);
            return layer.withInitializers(rule, rule);
        }
    },
    /** Weights on the state that keep every norm (Saxe, McClelland and Ganguli, ICLR 2014). */
    ORTHOGONAL {
        @Override
        public RecurrentSpec apply(RecurrentSpec layer) {
            return onState(layer, new InitializerSpec.Orthogonal(1));
        }
    },
    /** The identity as weights on the state; with ReLU and small inputs it is {@link RecurrentSpec#irnn}. */
    IDENTITY {
        @Override
        public RecurrentSpec apply(RecurrentSpec layer) {
            return onState(layer, new InitializerSpec.Identity(1));
        }
    },
    /** ReLU in place of tanh, and the input added to the output; for Elman's cell, one layer at a time. */
    RELU_RESIDUAL {
        @Override
        public RecurrentSpec apply(RecurrentSpec layer) {
            requireCell(layer, CellSpec.RNN);
            return layer.withCell(CellSpec.of(CellSpec.RNN_RELU)).withResidual(true);
        }
    },
    /** A forget gate that starts open, at a bias of 1 (Jozefowicz, Zaremba and Sutskever, ICML 2015); for LSTM. */
    FORGET_BIAS {
        @Override
        public RecurrentSpec apply(RecurrentSpec layer) {
            requireCell(layer, CellSpec.LSTM);
            Map<String, String> options = new HashMap<>(layer.cell().options());
            options.put(CellSpec.FORGET_BIAS, "1");
            return layer.withCell(new CellSpec(CellSpec.LSTM, options));
        }
    },
    /** Weights on the state whose greatest eigenvalue is 1.2 in magnitude: a little above 1, for tanh shrinks what it passes on. */
    SPECTRAL_RADIUS {
        @Override
        public RecurrentSpec apply(RecurrentSpec layer) {
            return layer.withInitializers(layer.inputInitializer(), new InitializerSpec.SpectralRadius(RADIUS));
        }
    };

    private static final double CLIP_NORM = 5;
    private static final double RADIUS = 1.2;

    /**
     * Returns a layer with the preset; the layer itself where it is one of training.
     *
     * @throws InvalidSpecException if the preset is for another cell, or for single layers only
     */
    public RecurrentSpec apply(RecurrentSpec layer) {
        return layer;
    }

    /** Returns a training with the preset; the training itself where it is one of layers. */
    public TrainingSpec apply(TrainingSpec training) {
        return training;
    }

    private static RecurrentSpec onState(RecurrentSpec layer, InitializerSpec rule) {
        return layer.withInitializers(new InitializerSpec.XavierUniform(1), rule);
    }

    void requireCell(RecurrentSpec layer, String type) {
        if (!layer.cell().type().equals(type)) {
            throw new InvalidSpecException(
                    "defence " + name() + ": expected the cell " + type + " but got " + layer.cell());
        }
    }
}
