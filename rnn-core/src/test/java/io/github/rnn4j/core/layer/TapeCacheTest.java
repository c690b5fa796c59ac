package io.github.rnn4j.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.spec.PoolingKind;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.core.TestEngines;
import io.github.rnn4j.core.TinyTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TapeCacheTest {
    @ParameterizedTest
    @EnumSource
    void aShapeThatComesAgainIsReplayed(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        Network network = network(engine);
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.INFERENCE);
                NetworkParameters values = new NetworkParameters(backend, network);
                TapeCache cache = new TapeCache(network, session, values, null, 100)) {
            RecordedNetwork first = cache.get(new BatchShape(4, 5));
            RecordedNetwork other = cache.get(new BatchShape(6, 5));

            assertThat(cache.get(new BatchShape(4, 5))).isSameAs(first).isNotSameAs(other);
        }
    }

    @ParameterizedTest
    @EnumSource
    void beyondTheBoundTheTensorsOfTheOthersAreFreed(TestEngines engines) {
        Engine engine = engines.open(DType.FLOAT32);
        Network network = network(engine);
        try (Backend backend = engine.backend();
                Session session = backend.newSession(Mode.TRAINING);
                NetworkParameters values = new NetworkParameters(backend, network);
                NetworkParameters gradients = new NetworkParameters(backend, network);
                TapeCache cache = new TapeCache(network, session, values, gradients, 50)) {
            long before = backend.diagnostics().liveTensors();
            cache.get(new BatchShape(6, 5));
            long one = backend.diagnostics().liveTensors();
            cache.get(new BatchShape(4, 5));
            long two = backend.diagnostics().liveTensors();
            RecordedNetwork again = cache.get(new BatchShape(6, 6));

            assertThat(two).isGreaterThan(one);
            assertThat(cache.size()).isEqualTo(1);
            assertThat(backend.diagnostics().liveTensors()).isEqualTo(one);
            again.forward();
            cache.close();
            assertThat(backend.diagnostics().liveTensors()).isEqualTo(before);
        }
    }

    private static Network network(Engine engine) {
        return Network.of(TinyTask.network(4, PoolingKind.MEAN), engine, Mode.TRAINING);
    }
}
