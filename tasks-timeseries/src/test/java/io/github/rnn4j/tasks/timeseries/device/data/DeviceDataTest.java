package io.github.rnn4j.tasks.timeseries.device.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.tasks.common.data.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceDataTest {
    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("pump.csv"), String.join("\n", lines) + "\n");
    }

    private static DeviceSource pump(Path file) {
        return DeviceSource.of(file).withRun("pump");
    }

    private static String refusal(DeviceSource source) {
        try {
            DeviceData.labelled(source, 1);
        } catch (RnnException e) {
            return String.valueOf(e.getMessage());
        }
        return "";
    }

    @Test
    void framesStandRunByRunInTheOrderOfTheirRows() throws IOException {
        DeviceData data = DeviceData.labelled(
                pump(file(
                        "pump,flow,heat,fault,split", "a,1,5,0,train", "b,2,7,1,test", "a,3,6,1,train", "a,4,5,0,gap")),
                1);

        assertThat(data.features()).containsExactly("flow", "heat");
        assertThat(data.classes()).containsExactly("0", "1");
        assertThat(data.runs()).extracting(DeviceRun::name).containsExactly("a", "b");
        DeviceRun a = data.runs().get(0);
        assertThat(a.size()).isEqualTo(3);
        assertThat(a.value(1, 0)).isEqualTo(3);
        assertThat(a.label(1)).isEqualTo(1);
        assertThat(a.part(2)).isNull();
        assertThat(a.follows(0)).isFalse();
        assertThat(a.follows(2)).isTrue();
        assertThat(a.line(1)).isEqualTo(4);
        assertThat(data.runs().get(1).part(0)).isEqualTo(Part.TEST);
    }

    @Test
    void columnsThatGiveTheStateAwayOrSayNothingAreNoFeaturesUnlessNamed() throws IOException {
        List<String> lines = new ArrayList<>(List.of("pump,cycle,flow,leak,rul,still,note,fault,split"));
        for (int i = 0; i < 40; i++) {
            int fault = i % 20 >= 10 ? 1 : 0;
            lines.add((i < 20 ? "a," : "b,") + (i % 20) + "," + (i * 7 % 11) + "," + (fault + 0.01 * i) + ","
                    + (20 - i % 20) + ",3,word," + fault + ",train");
        }
        Path file = file(lines.toArray(String[]::new));

        DeviceData data = DeviceData.labelled(pump(file), 1);
        assertThat(data.features()).containsExactly("flow");
        assertThat(data.leftOut())
                .containsExactly(
                        new LeftOut("cycle", "counts the frames"),
                        new LeftOut("leak", "nearly determines the state"),
                        new LeftOut("rul", "names the state"),
                        new LeftOut("still", "is constant"));

        DeviceData named = DeviceData.labelled(pump(file).withFeatures("leak", "cycle"), 1);
        assertThat(named.features()).containsExactly("leak", "cycle");
        assertThat(refusal(pump(file).withFeatures("still"))).contains("varies").contains("'still' is constant");
        assertThat(refusal(pump(file).withFeatures("flo"))).contains("Did you mean 'flow'?");
    }

    @Test
    void aFieldThatIsNoFiniteNumberIsRefusedByLineAndColumn() throws IOException {
        for (String bad : List.of("NaN", "", "hot", "Infinity", "1e999")) {
            Path file = file("pump,flow,fault,split", "a,1,0,train", "a," + bad + ",1,train", "a,3,0,train");
            assertThat(refusal(pump(file)))
                    .contains("expected a finite number but got '" + bad + "' (line 3, column 'flow')")
                    .contains("--skip-bad-rows");
        }
    }

    @Test
    void skippedRowsAreCountedAndNothingFollowsThem() throws IOException {
        Path file = file(
                "pump,flow,fault,split", "a,1,0,train", "a,2,1,train", "a,hot,1,train", "a,3,0,train", "a,4,,train");
        DeviceData data = DeviceData.labelled(pump(file).skippingBadRows(), 1);

        assertThat(data.skippedRows()).isEqualTo(2);
        DeviceRun run = data.runs().get(0);
        assertThat(run.size()).isEqualTo(3);
        assertThat(run.follows(1)).isTrue();
        assertThat(run.follows(2)).isFalse();
    }

    @Test
    void timesMustGrowWithoutGapsInOneKind() throws IOException {
        String header = "pump,time,flow,fault,split";
        assertThat(refusal(pump(file(header, "a,10,1,0,train", "a,11,2,1,train", "a,11,4,1,train"))
                        .withTime("time")))
                .contains("the same as the row before, '11' (line 4, column 'time')");
        assertThat(refusal(pump(file(header, "a,10,1,0,train", "a,11,2,1,train", "a,9,4,1,train"))
                        .withTime("time")))
                .contains("one before it, '9' (line 4");
        assertThat(refusal(pump(file(header, "a,10,1,0,train", "a,11,2,1,train", "a,13,4,1,train"))
                        .withTime("time")))
                .contains("a gap of 2.0 s before '13' (line 4");
        assertThat(refusal(
                        pump(file(header, "a,2026-03-01 09:00:00,1,0,train", "a,2026-03-01 09:00:01+01:00,2,1,train"))
                                .withTime("time")))
                .contains("a time without a zone as before but got '2026-03-01 09:00:01+01:00' (line 3");
        assertThat(refusal(
                        pump(file(header, "a,noon,1,0,train", "a,11,2,1,train")).withTime("time")))
                .contains("expected a time (seconds, or like 2026-03-01T09:30:00) but got 'noon' (line 2");

        DeviceData gap = DeviceData.labelled(
                pump(file(header, "a,10,1,0,train", "a,11,2,1,train", "a,13,4,1,train", "a,14,1,0,train"))
                        .withTime("time")
                        .skippingBadRows(),
                1);
        assertThat(gap.runs().get(0).size()).isEqualTo(4);
        assertThat(gap.runs().get(0).follows(2)).isFalse();
        assertThat(gap.runs().get(0).follows(3)).isTrue();
    }

    @Test
    void runsAreSplitWholeWhereNoColumnSaysTheParts() throws IOException {
        List<String> lines = new ArrayList<>(List.of("pump,flow,fault"));
        for (int i = 0; i < 60; i++) {
            lines.add("p" + i / 3 + "," + (i * 7 % 13) + "," + i % 2);
        }
        DeviceData data = DeviceData.labelled(pump(file(lines.toArray(String[]::new))), 5);

        assertThat(data.runs()).hasSize(20).allMatch(run -> run.part(0) == run.part(2));
        assertThat(data.runs().stream().filter(run -> run.part(0) == Part.TEST)).hasSize(3);
        assertThat(data.runs().stream().filter(run -> run.part(0) == Part.VALIDATION))
                .hasSize(3);
        assertThat(refusal(pump(file("pump,flow,fault", "a,1,0", "a,2,1", "b,2,1"))))
                .contains("expected a split column or at least 3 runs but got 2");
    }

    @Test
    void dataWithoutALabelAreReadWhereNoneIsNeeded() throws IOException {
        DeviceSource source = pump(file("pump,flow,split", "a,1,train", "a,2,train"));
        assertThat(DeviceData.unlabelled(source, 1).classes()).isEmpty();
        assertThatThrownBy(() -> DeviceData.labelled(source, 1))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("expected a column with the state")
                .hasMessageContaining("--label");
    }

    @Test
    void whatOnlyFaultsMoveIsNoFeatureOfNormalFrames() throws IOException {
        Path file = file(
                "pump,flow,valve,fault,split",
                "a,1,0,0,train",
                "a,2,0,0,train",
                "a,3,5,1,train",
                "a,2,0,1,train",
                "a,9,7,0,validation");

        assertThat(DeviceData.labelled(pump(file), 1).features()).containsExactly("flow", "valve");
        DeviceData normal = DeviceData.unlabelled(pump(file), 1);
        assertThat(normal.features()).containsExactly("flow");
        assertThat(normal.leftOut()).containsExactly(new LeftOut("valve", "is constant"));
        assertThatThrownBy(() -> DeviceData.unlabelled(pump(file).withFeatures("valve"), 1))
                .hasMessageContaining(
                        "a feature that varies over the training rows that are normal but 'valve' is constant");
        // A model that is there has its features, whatever they do in other data.
        assertThat(DeviceData.toScore(pump(file).withFeatures("valve"), false, 1)
                        .features())
                .containsExactly("valve");
    }

    @Test
    void aRunKnowsHowFarApartItsFramesAre() throws IOException {
        Path file = file("pump,time,flow,fault,split", "a,10,1,0,train", "a,15,2,1,train", "a,20,4,1,train");

        assertThat(DeviceData.labelled(pump(file).withTime("time"), 1)
                        .runs()
                        .get(0)
                        .stepSeconds())
                .isEqualTo(5);
        assertThat(DeviceData.labelled(pump(file), 1).runs().get(0).stepSeconds())
                .isZero();
    }
}
