package io.github.rnn4j.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnn4j.cli.report.LineChart;
import io.github.rnn4j.cli.report.XmlPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TickDemoTest {
    private static final LocalDate FIRST = LocalDate.of(2013, 11, 25);
    private static final int BARS = 7 * 288;

    @TempDir
    private Path folder;

    /** Prices whose restlessness comes and goes, a trade each five minutes. */
    private static TradeTable trades() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder csv = new StringBuilder("timestamp,price,amount\n");
        double price = 800;
        for (int bar = 0; bar < BARS; bar++) {
            price *= Math.exp(random.nextDouble(-1, 1) * 0.002 * (1.5 + Math.sin(bar / 40.0)));
            csv.append(FIRST.toEpochDay() * 86_400 + bar * 300L)
                    .append(String.format(Locale.ROOT, ",%.2f,0.5%n", price));
        }
        return TradeTable.parse(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itSaysThatTwoDaysAreTooLittleAndEveryFigureOfTheJsonStandsInTheReport() throws Exception {
        DemoRun run = DemoRun.of(terminal -> new TickDemo.Job(terminal, trades(), folder.resolve("artifact.jar")));

        assertThat(run.out())
                .startsWith("Trades of bitcoins for dollars: 2,016 on 7 days")
                .contains(
                        "Learned from: 4 days; chosen by: 1; scored: 2. That is too little for a test of significance")
                .contains("is on too few days to be judged beside")
                .contains("MIT License");
        assertThat(run.result().summary().orElseThrow().cells())
                .hasSameSizeAs(SummaryRow.HEADER)
                .startsWith("ticks", "qlike")
                .endsWith("too little to judge")
                .doesNotContain("-");
        XmlPage page = run.report(folder.resolve("report.html"));
        assertThat(run.jsonValues()).hasSizeGreaterThan(40);
        assertThat(page.texts("td")).containsAll(run.jsonValues()).contains("too little to judge");
        assertThat(page.texts("figcaption"))
                .anyMatch(title -> title.startsWith("qlike on the part 'test'"))
                .anyMatch(title -> title.startsWith("Volatility of the next 6 bars"));
        LineChart chart = (LineChart) run.result().section().charts().get(1);
        // No window crosses midnight: the lines break between the two test days.
        assertThat(chart.lines()).hasSize(3).allSatisfy(line -> assertThat(line.points())
                .filteredOn(point -> Double.isNaN(point.value()))
                .hasSize(1));
    }
}
