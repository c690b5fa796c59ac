package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.api.train.InspectionSpec;
import io.github.rnn4j.api.train.LayerInspection;
import io.github.rnn4j.api.train.ParameterInspection;
import io.github.rnn4j.api.train.TrainingEvent;
import io.github.rnn4j.tck.fixture.Tolerance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Looks into a training see the same on every engine. */
class InspectionAgreementTest {
    private static final InspectionSpec EVERY_STEP = new InspectionSpec(1, 1, 8);
    private static final Tolerance CLOSE = new Tolerance(1e-9, 1e-6);

    @Test
    void normsAgreeStepByStep() {
        try (Engines engines = Engines.open()) {
            List<TrainingEvent.Inspected> expected = looks(engines.get("cpu"));
            assertThat(expected).hasSize(20);
            assertThat(expected.get(0).layers())
                    .extracting(LayerInspection::name)
                    .containsExactly("rnn.l0", "rnn.l0_reverse", "rnn.l1", "rnn.l1_reverse");
            for (String name : Engines.NAMES) {
                List<TrainingEvent.Inspected> looks = looks(engines.get(name));
                for (int i = 0; i < expected.size(); i++) {
                    double[] wanted = norms(expected.get(i));
                    CLOSE.check(name + ", look " + i, Shape.of(wanted.length), norms(looks.get(i)), wanted);
                }
                assertThat(engines.get(name).diagnostics().liveTensors()).isZero();
            }
        }
    }

    private static double[] norms(TrainingEvent.Inspected look) {
        Stream<Double> layers = look.layers().stream()
                .flatMap(layer -> Stream.concat(layer.gradientNorms().stream(), Stream.of(layer.spectralRadius())));
        Stream<Double> parameters = look.parameters().stream().map(ParameterInspection::updateNorm);
        return Stream.concat(layers, parameters).mapToDouble(norm -> norm).toArray();
    }

    private static List<TrainingEvent.Inspected> looks(Backend backend) {
        List<TrainingEvent.Inspected> looks = new ArrayList<>();
        SmallTask.inspect(backend, DType.FLOAT64, EVERY_STEP, event -> {
            if (event instanceof TrainingEvent.Inspected look) {
                looks.add(look);
            }
        });
        return looks;
    }
}
