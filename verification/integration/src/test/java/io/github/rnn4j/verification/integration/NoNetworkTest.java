package io.github.rnn4j.verification.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnn4j.tck.fixture.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All engines work where no network can be reached, and none tries to reach one. Each process here runs in a network namespace
 * without a device, so that nothing leaves this machine, not even where a test provokes it.
 *
 * <p>{@link ConnectionAttempts} says what is seen and what is not; two tests here show that it sees what Java tries, and what the
 * engine itself would try if it were left to itself.
 */
class NoNetworkTest {
    @TempDir
    private Path folder;

    @Test
    void allEnginesWorkInSilenceWithoutANetwork() throws Exception {
        assumeTrue(
                ChildJvm.works(ConnectionAttempts.ISOLATED),
                "'unshare -rn' cannot make a process without a network here");
        Tour tour = Tour.run(child().under(ConnectionAttempts.ISOLATED), folder, Engines.NAMES);
        tour.checkAgreement();
        assertThat(tour.lines()).contains("provider cpu 40 true", "provider djl 30 true", "provider nd4j 20 true");
    }

    @Test
    void noEngineTriesToConnect() throws Exception {
        ConnectionAttempts attempts = watched();
        Tour tour = Tour.run(child().under(attempts.command()), folder, Engines.NAMES);
        tour.checkAgreement();
        assertThat(attempts.seen()).isEmpty();
    }

    @Test
    void anAttemptOfJavaIsSeen() throws Exception {
        ConnectionAttempts attempts = watched();
        for (String kind : ConnectingProgram.KINDS) {
            ChildJvm.Outcome outcome = child().under(attempts.command()).run(folder, ConnectingProgram.class, kind);
            assertThat(outcome.lines()).as(kind).containsExactly("failed");
            assertThat(attempts.seen()).as(kind).anyMatch(call -> call.contains(ConnectingProgram.target(kind)));
        }
    }

    /** DJL reports its start to its makers where it may: what the backend's settings keep it from. */
    @Test
    void anAttemptOfTheEngineLeftToItselfIsSeen() throws Exception {
        ConnectionAttempts attempts = watched();
        ChildJvm.Outcome outcome = child().option("-Dai.djl.offline=false", "-DOPT_OUT_TRACKING=false")
                .under(attempts.command())
                .run(folder, TourProgram.class, "djl");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(attempts.seen()).anyMatch(call -> call.contains("169.254.169.254"));
    }

    /** Less what would do a backend's work. */
    private static ChildJvm child() {
        return new ChildJvm().hiding("DJL_OFFLINE", "OPT_OUT_TRACKING");
    }

    private ConnectionAttempts watched() throws IOException, InterruptedException {
        ConnectionAttempts attempts = new ConnectionAttempts(folder.resolve("calls"));
        assumeTrue(
                ChildJvm.works(attempts.command()),
                "'unshare -rn strace' cannot watch a process without a network here: is strace installed, and allowed?");
        return attempts;
    }
}
