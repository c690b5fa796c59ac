package io.github.rnn4j.tck;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Puts the broken rules and what to look at before the message of every failing contract test; fails skips without a reason. */
final class RuleReporter implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    RuleReporter() {}

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        checkReason(failure);
        throw failure;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        checkReason(failure);
        List<String> rules = context.getElement().map(RuleReporter::rules).orElse(List.of());
        if (failure instanceof TestAbortedException || rules.isEmpty()) {
            throw failure;
        }
        throw new AssertionFailedError(String.join("\n", rules) + "\n" + failure, failure);
    }

    private static void checkReason(Throwable failure) {
        if (failure instanceof TestAbortedException && SkipReason.of(failure).isEmpty()) {
            throw new AssertionFailedError(
                    "skipped test: expected a reason but got none. Say in the assumption why this cannot be tested here.",
                    failure);
        }
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
