package io.github.rnn4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void figuresStandToTheRightAndWordsToTheLeft() {
        Table table =
                new Table("model", "F1", "note").row("baseline", "0.9312", "a").row("rnn", "-1,234.5", "bc");

        assertThat(printed(table)).isEqualTo("""
                > model           F1  note
                > baseline    0.9312  a
                > rnn       -1,234.5  bc
                """);
    }

    @Test
    void chineseCharactersTakeTwoPlaces() {
        Table table = new Table("text", "x").row("质量很好", "a").row("good", "b");

        assertThat(printed(table)).isEqualTo("""
                > text      x
                > 质量很好  a
                > good      b
                """);
    }

    @Test
    void aRowWithAMissingCellIsRefused() {
        assertThatThrownBy(() -> new Table("a", "b").row("1")).hasMessage("table row: expected 2 cells but got 1");
    }

    private static String printed(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), "> ");
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
