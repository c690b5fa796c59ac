package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.FusedSupport;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a run of the kit says at its end. */
class ConformanceReporterTest {
    private static final String REASON = "the reference backend fuses nothing";

    @Test
    void theCountNamesEveryReasonOnceTheCommonestFirst() {
        ConformanceCount count = new ConformanceCount("some");
        count.passed();
        count.skipped("rare");
        count.skipped("often\n and again");
        count.skipped("often and  again ");
        assertThat(count.line())
                .isEqualTo("conformance of some: 1 tests passed, 3 skipped (2: often and again; 1: rare)");
        count.failed();
        assertThat(count.line()).startsWith("conformance of some: 1 tests passed, 1 failed, 3 skipped");
    }

    @Test
    void withoutSkipsNoReasonIsNamed() {
        assertThat(new ConformanceCount("some").line()).isEqualTo("conformance of some: 0 tests passed, 0 skipped");
    }

    @Test
    void anAuthorsClassEndsWithOneLineForAllItsTopics() {
        assertThat(printedBy(TwoTopics.class))
                .containsOnlyOnce("conformance of ")
                .isEqualToIgnoringNewLines(
                        "conformance of reference: 3 tests passed, 1 failed, 1 skipped (1: " + REASON + ")");
    }

    static class TwoTopics {
        @Nested
        class One extends Topic {
            @Test
            void passes() {
                assertThat(backend.name()).isNotBlank();
            }

            @Test
            void isSkipped() {
                FusedSupport support = FusedSupport.no(REASON);
                assumeTrue(support.supported(), support::reason);
            }
        }

        @Nested
        class Other extends Topic {
            @Test
            void passes() {
                assertThat(backend.name()).isNotBlank();
            }

            @Test
            void passesToo() {
                assertThat(session.mode()).isNotNull();
            }

            @ContractRule(Rule.SUPPORTS)
            @Test
            void failsForSkippingWithoutAReason() {
                FusedSupport silent = FusedSupport.no("");
                assumeTrue(silent.supported(), silent::reason);
            }
        }
    }

    abstract static class Topic extends BackendContract {
        @Override
        protected BackendProvider provider() {
            return new ReferenceBackendProvider();
        }
    }

    /** Runs tests as a build does and returns what they print. */
    private static String printedBy(Class<?> tests) {
        LauncherDiscoveryRequest request =
                request().selectors(selectClass(tests)).build();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            LauncherFactory.create().execute(request);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
