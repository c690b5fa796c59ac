package io.github.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.api.spec.RecurrentSpec;
import io.github.rnn4j.api.spec.TrainingSpec;
import io.github.rnn4j.cli.demo.Surroundings;
import io.github.rnn4j.cli.output.ProcessOutput;
import io.github.rnn4j.cli.output.Terminal;
import io.github.rnn4j.cli.wiring.CommandLines;
import io.github.rnn4j.tasks.common.model.Ensemble;
import io.github.rnn4j.tasks.sentiment.ReviewTrainingOptions;
import io.github.rnn4j.tasks.sentiment.model.ReviewNetworkSpec;
import io.github.rnn4j.tasks.sentiment.text.Language;
import io.github.rnn4j.tasks.timeseries.device.DeviceTrainingOptions;
import io.github.rnn4j.tasks.timeseries.device.model.DeviceNetworkSpec;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    @Test
    void withoutACommandTheProgramShowsWhatThereIs() {
        CommandRun run = CommandRun.of();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("demo ", "train ", "eval ", "predict ", "backends ")
                .contains("Exit codes: 0 done");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfACommandNamesAllItsOptionsAndGivesExamples(CommandLine command) {
        List<String> words = new ArrayList<>(List.of(command.getCommandSpec()
                .qualifiedName()
                .replace("./rnn", "")
                .strip()
                .split(" ")));
        words.add("--help");

        CommandRun run = CommandRun.of(words.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(run.out()).contains(option.longestName());
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
        }
        assertThat(run.out()).contains("Examples:" + System.lineSeparator() + "  ./rnn ");
        assertThat(run.outLines()).allMatch(line -> line.length() <= 110);
    }

    static Stream<CommandLine> commands() {
        Surroundings nowhere = new Surroundings(Map.of(), "Linux", Path.of("/nowhere"));
        CommandLine root = CommandLines.create(
                Terminal.ofProcess(Map.of(), new ProcessOutput(OutputStream.nullOutputStream())), nowhere);
        return root.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), command.getSubcommands().values().stream()));
    }

    @Test
    void theDefaultsThatTheHelpNamesAreTheOnesThatAreTaken() {
        String help = CommandRun.of("train", "reviews", "--help").out().replaceAll("\\s+", " ");
        ReviewNetworkSpec network = ReviewNetworkSpec.DEFAULT;
        RecurrentSpec layer = (RecurrentSpec) network.stack().get(0);
        TrainingSpec training = ReviewTrainingOptions.training(ReviewTrainingOptions.CLIP_NORM, 1);

        assertThat(help)
                .contains("Width of the recurrent layers. Default: " + layer.hiddenSize() + " for reviews,")
                .contains("Recurrent layers one upon the other. Default: " + layer.numLayers() + ".")
                .contains("character or word. Default: " + network.embeddingSize() + ", or that of --vectors.")
                .contains("(word dropout). Default: " + training.tokenDropout() + ".")
                .contains("Default: " + Language.ZH.tokens().code() + " for zh, "
                        + Language.EN.tokens().code() + " for en.")
                .contains("mingru. Default: " + layer.cell() + ".")
                .contains("whose mean answers. Default: " + Ensemble.MEMBERS + ".")
                .containsIgnoringCase("last, mean, max or attention. Default: " + network.pooling() + " for reviews,")
                .contains("at the most. Default: " + training.maxEpochs() + ".")
                .contains("Rows of one step. Default: " + training.batchSize() + ".")
                .contains("before training stops. Default: " + training.patience() + ".")
                .contains("Factor on a step. Default: " + training.optimizer().learningRate() + ", for devices ")
                .contains("whole gradient. Default: " + (int) training.clipNorm() + ".")
                .contains("of the step's texts. Default: "
                        + training.embeddingUpdate()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-') + ".");
    }

    @Test
    void theDefaultsOfDevicesAreTheOnesThatAreTaken() {
        String help = CommandRun.of("train", "devices", "--help").out().replaceAll("\\s+", " ");
        DeviceNetworkSpec network = DeviceNetworkSpec.DEFAULT;
        TrainingSpec training = DeviceTrainingOptions.training(DeviceTrainingOptions.CLIP_NORM, 1);

        assertThat(help)
                .contains("for reviews, " + ((RecurrentSpec) network.stack().get(0)).hiddenSize()
                        + " for devices and ticks.")
                .containsIgnoringCase("for reviews, " + network.pooling() + " for devices, last for ticks.")
                .contains("Frames of a window. Default: " + DeviceTrainingOptions.STEPS + ".")
                .contains("every baseline alike. Default: " + DeviceTrainingOptions.FALSE_ALARM_RATE + ".")
                .contains("at the most. Default: " + training.maxEpochs() + ".")
                .contains("Rows of one step. Default: " + training.batchSize() + ".")
                .contains("before training stops. Default: " + training.patience() + ".")
                .contains("for devices "
                        + BigDecimal.valueOf(training.optimizer().learningRate())
                                .stripTrailingZeros()
                                .toPlainString()
                        + "; with sgd")
                .contains("for devices " + training.averageFrom() + ",")
                .contains("whole gradient. Default: " + (int) training.clipNorm() + ".");
    }

    @Test
    void theVersionNamesTheProgramAndTheJavaItRunsOn() {
        assertThat(CommandRun.of("--version").outLines())
                .satisfiesExactly(program -> assertThat(program).startsWith("rnn4j "), java -> assertThat(java)
                        .startsWith("Java " + Runtime.version()));
    }

    @Test
    void anUnknownCommandIsRefusedWithWhatThereIs() {
        assertThat(CommandRun.of("trian").refusal())
                .isEqualTo(
                        "command 'trian' not found. Available: backends, dashboard, demo, eval, gradient-flow, predict, runs, train."
                                + " Did you mean 'train'?");
        assertThat(CommandRun.of("train", "tickers").refusal())
                .startsWith("task 'tickers' not found. Available: devices, reviews, ticks.");
        assertThat(CommandRun.of("train").refusal())
                .startsWith("train: expected a task but got none. Tasks: devices, reviews, ticks.");
        assertThat(CommandRun.of("runs", "delete").refusal())
                .startsWith("command 'delete' not found. Available: compare, export, list, show.");
        assertThat(CommandRun.of("runs").refusal())
                .startsWith("runs: expected a command but got none. Commands: compare, export, list, show.");
        assertThat(CommandRun.of("backends", "x").refusal())
                .startsWith("'x': expected an option but got this word (./rnn backends).");
    }

    @Test
    void anArgumentThatJavaCouldNotReadIsRefused() {
        assertThat(CommandRun.of("predict", "\uFFFD\uFFFD").refusal())
                .startsWith("argument 2: expected text but got '\uFFFD\uFFFD'");
    }
}
