package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.rnn4j.api.cell.CellProvider;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.api.spec.CellSpec;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a cell is named and made, and what its provider refuses. */
abstract class CellMakingTck extends CellContract {
    private static final String UNKNOWN = "no-such-option";

    @CellContractRule(CellRule.TYPE_NAME)
    @Test
    void theTypeHasANamespaceAndIsAlwaysTheSame() {
        String type = cell().provider().type();
        assertThat(type).as("type").matches("([a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*");
        if (!builtIn().contains(type)) {
            assertThat(type)
                    .as("type: expected 'vendor/name', for plain names are the built-in cells' %s", builtIn())
                    .contains("/");
        }
        assertThat(cell().provider().type()).as("type, asked again").isEqualTo(type);
    }

    /** Returns the types that stand as constants in the specification of a cell. */
    private static List<String> builtIn() {
        return Arrays.stream(CellSpec.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(CellMakingTck::constant)
                .toList();
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("CellSpec." + field.getName() + ": expected a public constant", e);
        }
    }

    @CellContractRule(CellRule.PLAIN_CONSTRUCTOR)
    @Test
    void theProviderHasAPublicConstructorWithoutParameters() {
        Class<?> provider = cell().provider().getClass();
        assertThat(Modifier.isPublic(provider.getModifiers()))
                .as("%s: expected a public class", provider.getName())
                .isTrue();
        assertThat(provider.getConstructors())
                .as("public constructors of %s", provider.getName())
                .extracting(Constructor::getParameterCount)
                .contains(0);
    }

    @CellContractRule(CellRule.UNKNOWN_OPTIONS)
    @ParameterizedTest
    @MethodSource("middle")
    void anUnknownOptionIsRefusedByName(CellCase given) {
        Map<String, String> options = new HashMap<>(given.options());
        options.put(UNKNOWN, "1");
        CellCase wrong = new CellCase(given.provider(), options, 3, 7);
        assertThat(assertRefused("option '" + UNKNOWN + "'", wrong::fresh))
                .as("message for an unknown option")
                .contains(UNKNOWN);
    }

    @CellContractRule(CellRule.OPTION_VALUES)
    @Test
    void aValueOutOfRangeIsRefused() {
        List<Map<String, String>> refused = cell().refusedOptions();
        assumeFalse(refused.isEmpty(), "refusedOptions() names none");
        for (Map<String, String> options : refused) {
            CellCase wrong = new CellCase(cell().provider(), options, 3, 7);
            assertThat(assertRefused("options " + options, wrong::fresh))
                    .as("message for options %s", options)
                    .containsAnyOf(options.keySet().toArray(new String[0]));
        }
    }

    @CellContractRule(CellRule.WRONG_CALLS)
    @Test
    void anotherTypeAndSizesBelowOneAreRefused() {
        CellProvider provider = cell().provider();
        Map<String, String> options = cell().options().get(0);
        CellSpec spec = new CellSpec(provider.type(), options);
        CellSpec other = new CellSpec("tck/another-cell", options);
        assertRefused("another type", () -> provider.create(other, 3, 7));
        assertRefused("inputSize 0", () -> provider.create(spec, 0, 7));
        assertRefused("hiddenSize 0", () -> provider.create(spec, 3, 0));
        assertRefused("hiddenSize -1", () -> provider.create(spec, 3, -1));
    }

    /** Fails unless the call is refused in one line that says what was expected; returns that line. */
    private static String assertRefused(String what, ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        assertThat(thrown)
                .as("%s: expected a refusal by InvalidSpecException", what)
                .isInstanceOf(InvalidSpecException.class);
        String message = String.valueOf(thrown.getMessage());
        assertThat(message)
                .as("%s: message of the refusal", what)
                .doesNotContain("\n")
                .contains("expected");
        return message;
    }
}
