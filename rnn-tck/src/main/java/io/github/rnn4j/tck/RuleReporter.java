package io.github.rnn4j.tck;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Puts the broken rules and what to look at before the message of every failing contract test. A test that is skipped without a
 * reason fails, too.
 */
final class RuleReporter implements TestExecutionExceptionHandler {
    RuleReporter() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        List<String> rules = context.getElement().map(RuleReporter::rules).orElse(List.of());
        if (rules.isEmpty() || (failure instanceof TestAbortedException && hasReason(failure))) {
            throw failure;
        }
        throw new AssertionFailedError(String.join("\n", rules) + "\n" + failure, failure);
    }

    /** JUnit itself puts a prefix before the reason that an assumption is given. */
    private static boolean hasReason(Throwable abortion) {
        String message = String.valueOf(abortion.getMessage());
        return !message.replaceFirst("^(null|Assumption failed:?)", "").isBlank();
    }

    private static List<String> rules(AnnotatedElement test) {
        ContractRule backend = test.getAnnotation(ContractRule.class);
        CellContractRule cell = test.getAnnotation(CellContractRule.class);
        return Stream.concat(
                        Arrays.stream(backend == null ? new Rule[0] : backend.value())
                                .map(rule -> line(rule.id(), rule.name(), rule.lookAt())),
                        Arrays.stream(cell == null ? new CellRule[0] : cell.value())
                                .map(rule -> line(rule.id(), rule.name(), rule.lookAt())))
                .toList();
    }

    private static String line(String id, String name, String lookAt) {
        return "rule " + id + " " + name + ". Look at: " + lookAt;
    }
}
