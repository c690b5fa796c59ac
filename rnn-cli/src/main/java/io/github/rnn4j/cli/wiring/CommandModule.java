package io.github.rnn4j.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.github.rnn4j.cli.command.BackendsCommand;
import io.github.rnn4j.cli.command.DashboardCommand;
import io.github.rnn4j.cli.command.DemoCommand;
import io.github.rnn4j.cli.command.EvalCommand;
import io.github.rnn4j.cli.command.GradientFlowCommand;
import io.github.rnn4j.cli.command.PredictCommand;
import io.github.rnn4j.cli.command.RunsCompareCommand;
import io.github.rnn4j.cli.command.RunsExportCommand;
import io.github.rnn4j.cli.command.RunsListCommand;
import io.github.rnn4j.cli.command.RunsShowCommand;
import io.github.rnn4j.cli.command.TrainDevicesCommand;
import io.github.rnn4j.cli.command.TrainReviewsCommand;
import io.github.rnn4j.cli.command.TrainTicksCommand;
import io.github.rnn4j.cli.demo.DeviceDemo;
import io.github.rnn4j.cli.demo.MotePackage;
import io.github.rnn4j.cli.demo.ReviewDemo;
import io.github.rnn4j.cli.demo.SentencePackage;
import io.github.rnn4j.cli.demo.Surroundings;
import io.github.rnn4j.cli.demo.TickDemo;
import io.github.rnn4j.cli.demo.TradeArtifact;
import io.github.rnn4j.cli.failure.Refusals;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.core.discovery.BackendRegistry;
import io.github.rnn4j.core.discovery.CellRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** Says who gets what. */
final class CommandModule extends AbstractModule {
    private final Terminal terminal;
    private final Surroundings surroundings;

    CommandModule(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    @Override
    protected void configure() {
        bind(Terminal.class).toInstance(terminal);
        bind(Surroundings.class).toInstance(surroundings);
    }

    @Provides
    Refusals refusals() {
        return new Refusals(terminal);
    }

    @Provides
    @Singleton
    BackendRegistry backendRegistry() {
        return BackendRegistry.ofClassPath();
    }

    @Provides
    @Singleton
    CellRegistry cellRegistry() {
        return CellRegistry.ofClassPath();
    }

    @Provides
    DemoCommand demo(BackendRegistry backends) {
        return new DemoCommand(
                terminal,
                List.of(
                        new ReviewDemo(terminal, new SentencePackage(surroundings)),
                        new TickDemo(terminal, new TradeArtifact(surroundings)),
                        new DeviceDemo(terminal, new MotePackage(surroundings))),
                backends,
                Clock.system(ZoneId.systemDefault()));
    }

    @Provides
    TrainReviewsCommand trainReviews(BackendRegistry backends, CellRegistry cells) {
        return new TrainReviewsCommand(terminal, backends, cells);
    }

    @Provides
    TrainDevicesCommand trainDevices(BackendRegistry backends, CellRegistry cells) {
        return new TrainDevicesCommand(terminal, backends, cells);
    }

    @Provides
    TrainTicksCommand trainTicks(BackendRegistry backends, CellRegistry cells) {
        return new TrainTicksCommand(terminal, backends, cells);
    }

    @Provides
    EvalCommand eval(BackendRegistry backends) {
        return new EvalCommand(terminal, backends);
    }

    @Provides
    PredictCommand predict(BackendRegistry backends) {
        return new PredictCommand(terminal, backends);
    }

    @Provides
    RunsListCommand runsList() {
        return new RunsListCommand(terminal);
    }

    @Provides
    RunsShowCommand runsShow() {
        return new RunsShowCommand(terminal);
    }

    @Provides
    RunsCompareCommand runsCompare() {
        return new RunsCompareCommand(terminal);
    }

    @Provides
    RunsExportCommand runsExport() {
        return new RunsExportCommand(terminal);
    }

    @Provides
    DashboardCommand dashboard() {
        return new DashboardCommand(terminal);
    }

    @Provides
    GradientFlowCommand gradientFlow(BackendRegistry backends, CellRegistry cells) {
        return new GradientFlowCommand(terminal, backends, cells);
    }

    @Provides
    BackendsCommand backends(BackendRegistry backends) {
        return new BackendsCommand(terminal, backends);
    }
}
