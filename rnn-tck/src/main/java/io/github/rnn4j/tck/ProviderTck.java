package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.api.tensor.Shape;
import io.github.rnn4j.tck.fixture.TensorValues;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a backend is found: cheaply, quietly, without a surprise. Runs where the backend cannot work, too. */
@Experimental
@ExtendWith({RuleReporter.class, ConformanceReporter.class})
public abstract class ProviderTck {
    /** For subclasses. */
    protected ProviderTck() {}

    /** Returns the provider of the backend under test. */
    protected abstract BackendProvider provider();

    @ContractRule(Rule.PLAIN_NAME)
    @Test
    void theNameIsPlainAndAlwaysTheSame() {
        assertThat(provider().name())
                .matches("[a-z0-9]+(-[a-z0-9]+)*")
                .isEqualTo(provider().name());
    }

    @ContractRule(Rule.FIXED_PRIORITY)
    @Test
    void thePriorityIsAlwaysTheSame() {
        BackendProvider provider = provider();
        int before = provider.priority();
        provider.probe(BackendContract.probeContext());
        assertThat(provider.priority()).isEqualTo(before).isEqualTo(provider().priority());
    }

    @ContractRule(Rule.QUIET_PROBE)
    @Test
    @SuppressWarnings("SystemOut") // looks at what others print
    void listingAndProbingPrintAndSetNothing() {
        Properties before = (Properties) System.getProperties().clone();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            BackendProvider provider = provider();
            provider.capabilities();
            provider.probe(BackendContract.probeContext());
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).as("printed").isEmpty();
        assertThat(System.getProperties()).as("system properties").isEqualTo(before);
    }

    @ContractRule(Rule.REASONED_PROBE)
    @Test
    void theProbeGivesAReason() {
        Availability found = provider().probe(BackendContract.probeContext());
        assertThat(found.reason()).isNotBlank().doesNotContain("\n");
        assertThat(found.remedy()).doesNotContain("\n");
        assertThat(found.remedy().isBlank()).as("a remedy where it cannot work").isEqualTo(found.available());
        assertThat(provider().probe(BackendContract.probeContext()).available())
                .as("asked again")
                .isEqualTo(found.available());
    }

    @ContractRule(Rule.PLAIN_CONSTRUCTOR)
    @Test
    void theProviderHasAPublicConstructorWithoutParameters() throws NoSuchMethodException {
        Class<?> type = provider().getClass();
        assertThat(Modifier.isPublic(type.getModifiers())).as("public %s", type).isTrue();
        assertThat(Modifier.isPublic(type.getConstructor().getModifiers())).isTrue();
    }

    @ContractRule(Rule.REFUSED_OPEN)
    @Test
    void openRefusesWhereTheProbeSaysNo() {
        Availability found = provider().probe(BackendContract.probeContext());
        assumeFalse(found.available(), () -> "backend '" + provider().name() + "' works here: " + found.reason());
        BackendContract.assertRefused(
                "open", ErrorCode.BACKEND_UNAVAILABLE, () -> provider().open(BackendOptions.DEFAULT));
    }

    @ContractRule(Rule.BACKENDS_OF_THEIR_OWN)
    @Test
    void twoBackendsOfOneProviderAreApart() {
        Availability found = provider().probe(BackendContract.probeContext());
        assumeTrue(found.available(), found::reason);
        try (Backend first = provider().open(BackendOptions.DEFAULT);
                Backend second = provider().open(BackendOptions.DEFAULT)) {
            TensorOps ops = first.newSession(Mode.INFERENCE).ops();
            second.newSession(Mode.INFERENCE).ops().allocate(DType.FLOAT32, Shape.of(3));
            second.close();
            assertThat(first.diagnostics().liveTensors())
                    .as("live tensors of the first")
                    .isZero();
            assertThat(TensorValues.read(ops, TensorValues.tensor(ops, DType.FLOAT32, Shape.of(1), 5)))
                    .containsExactly(5);
        }
    }
}
