package io.github.rnn4j.tasks.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final Table TABLE =
            new Table("rows.tsv", "", List.of("size", "day"), List.of(new TableRow(2, List.of("10", "2026-03-01"))));

    @ParameterizedTest
    @CsvSource({
        "size=10, true", "size=10.0, true", "size=1e1, true", "size=9, false",
        "size!=10, false", "size!=ten, true", "size<9, false", "size<=10, true",
        "size>9, true", "size>=10.5, false", "day>2026-02-28, true", "day<2026-02, false",
        "day=, false", "day!=, true", "size = 10, true"
    })
    void aConditionHoldsByNumberWhereBothAreNumbersElseByText(String condition, boolean holds) {
        assertThat(holds(condition)).isEqualTo(holds);
    }

    @Test
    void comparisonsJoinedByCommasHoldTogether() {
        assertThat(holds("size>5,size<20")).isTrue();
        assertThat(holds("size>5,size<10")).isFalse();
    }

    @Test
    void whatIsNoConditionIsRefused() {
        assertThatThrownBy(() -> Condition.parse("--where", "size=1,short"))
                .isInstanceOfSatisfying(
                        RnnException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
                .hasMessage("--where: expected COLUMN=V, !=, <, <=, > or >=, joined by commas, but got 'short'.");
    }

    @Test
    void aColumnThatIsNotThereIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> holds("sise=1"))
                .hasMessage("rows.tsv: expected a column 'sise' (--where) but got size, day. Did you mean 'size'?");
    }

    private static boolean holds(String condition) {
        return Condition.parse("--where", condition).on(TABLE).test(TABLE.rows().get(0));
    }
}
