package io.github.rnn4j.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnn4j.api.error.RnnException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardOptionsTest {
    private static final DashboardOptions LOCAL = DashboardOptions.local();

    @Test
    void byDefaultThisMachineAloneIsServed() {
        assertThat(LOCAL).isEqualTo(new DashboardOptions("127.0.0.1", 0, "", false));
    }

    @Test
    void eachSettingIsChangedAlone() {
        assertThat(LOCAL.withAddress("0.0.0.0")
                        .withPort(8080)
                        .withToken("abcdefghijklmnop")
                        .withMetrics())
                .isEqualTo(new DashboardOptions("0.0.0.0", 8080, "abcdefghijklmnop", true));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortThatIsNoneIsRefused(int port) {
        assertThatThrownBy(() -> LOCAL.withPort(port))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("port: expected 0 to 65535 but got " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "0123456789abcde", "0123456789 abcdef", "0123456789abcdef;"})
    void aTokenThatIsShortOrThatACookieCannotHoldIsRefusedAndNotRepeated(String token) {
        assertThatThrownBy(() -> LOCAL.withToken(token))
                .isInstanceOf(RnnException.class)
                .hasMessageContaining("at least 16")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(token));
    }

    @Test
    void noAddressIsRefusedAndATokenIsNotPrinted() {
        assertThatThrownBy(() -> LOCAL.withAddress(" ")).isInstanceOf(RnnException.class);
        assertThat(LOCAL.withToken("abcdefghijklmnop"))
                .hasToString("DashboardOptions[address=127.0.0.1, port=0, metrics=false]");
    }
}
