package io.github.rnn4j.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("cpu", "djl", "nd4j", "djl-cuda");

    @Test
    void theNearestNameIsSuggested() {
        assertThat(Suggestion.nearest("nd4jj", KNOWN)).contains("nd4j");
        assertThat(Suggestion.nearest("DJL-CUDE", KNOWN)).contains("djl-cuda");
        assertThat(Suggestion.sentence("cpy", KNOWN)).isEqualTo(" Did you mean 'cpu'?");
    }

    @Test
    void aNameFarFromAllIsNoSuggestion() {
        assertThat(Suggestion.nearest("tensorflow", KNOWN)).isEmpty();
        assertThat(Suggestion.sentence("tensorflow", KNOWN)).isEmpty();
        assertThat(Suggestion.nearest("x", List.of())).isEmpty();
    }

    @Test
    void ofEquallyNearNamesTheFirstByLetterWins() {
        assertThat(Suggestion.nearest("b", List.of("c", "a"))).contains("a");
    }

    @Test
    void lettersFoldTheSameInEveryLocale() {
        assertThat(Suggestion.nearest("INIT", List.of("init"))).contains("init");
    }

    @Test
    void everyFailureHasItsCodeAndGroup() {
        assertThat(new ShapeMismatchException("m").code()).isEqualTo(ErrorCode.SHAPE_MISMATCH);
        assertThat(new InvalidSpecException("m").code()).isEqualTo(ErrorCode.INVALID_SPEC);
        assertThat(new InvalidModelException("m").code().group()).isEqualTo(ErrorCode.Group.USER);
        assertThat(new ClosedResourceException("m").code().group()).isEqualTo(ErrorCode.Group.INTERNAL);
        assertThat(new UnsupportedCapabilityException("m")).hasMessage("m");
        assertThat(ErrorCode.OUT_OF_MEMORY.group()).isEqualTo(ErrorCode.Group.RESOURCES);
        Throwable cause = new IllegalStateException("below");
        assertThat(new RnnException(ErrorCode.INTERNAL, "m", cause)).hasCause(cause);
    }
}
