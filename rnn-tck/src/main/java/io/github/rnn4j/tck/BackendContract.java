package io.github.rnn4j.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.Mode;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import io.github.rnn4j.tck.fixture.SideBySide;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the topics of the contract share: the backend under test and the oracle, opened for each test and closed after it. Where
 * the probe says that the backend cannot work here, the tests are skipped with its reason.
 */
@Experimental
@ExtendWith({RuleReporter.class, ConformanceReporter.class})
public abstract class BackendContract {
    /** The backend under test. */
    protected Backend backend;

    /** A training session of the backend under test, on the test's thread. */
    protected Session session;

    /** The operations of {@link #session}. */
    protected TensorOps ops;

    /** The operations of the oracle. */
    protected TensorOps oracle;

    private Backend reference;

    /** For subclasses; JUnit fills the fields before each test. */
    @SuppressWarnings("NullAway.Init") // opened before each test
    protected BackendContract() {}

    /** Returns the provider of the backend under test. */
    protected abstract BackendProvider provider();

    /** Opens both sides. */
    @BeforeEach
    final void open() {
        Availability availability = provider().probe(probeContext());
        assumeTrue(
                availability.available(),
                () -> "backend '" + provider().name() + "' cannot work here: " + availability.reason() + " "
                        + availability.remedy());
        backend = provider().open(BackendOptions.DEFAULT);
        session = backend.newSession(Mode.TRAINING);
        ops = session.ops();
        reference = new ReferenceBackendProvider().open(BackendOptions.DEFAULT);
        oracle = reference.newSession(Mode.TRAINING).ops();
    }

    /** Closes both sides. */
    @AfterEach
    @SuppressWarnings("ConstantValue") // the fields are null where the test was skipped before they were filled
    final void close() {
        if (backend != null) {
            backend.close();
        }
        if (reference != null) {
            reference.close();
        }
    }

    /** Starts a comparison of the two sides. */
    protected final SideBySide compare(DType dtype) {
        return new SideBySide(ops, oracle, dtype);
    }

    /** Returns a probe's context: this machine's properties and the test's class loader. */
    protected static ProbeContext probeContext() {
        return new ProbeContext() {
            @Override
            public Optional<String> property(String key) {
                return Optional.ofNullable(System.getProperty(key));
            }

            @Override
            public ClassLoader classLoader() {
                return BackendContract.class.getClassLoader();
            }
        };
    }

    /** Fails unless the call is refused with this code, in one line that says what was expected. */
    protected static void assertRefused(String what, ErrorCode code, ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        Assertions.assertThat(thrown)
                .as("%s: expected a refusal with code %s", what, code)
                .isInstanceOf(RnnException.class);
        RnnException refusal = (RnnException) thrown;
        Assertions.assertThat(refusal.code())
                .as("%s: code of '%s'", what, refusal.getMessage())
                .isEqualTo(code);
        Assertions.assertThat(refusal.getMessage())
                .as("%s: message of the refusal", what)
                .doesNotContain("\n")
                .contains("expected");
    }
}
