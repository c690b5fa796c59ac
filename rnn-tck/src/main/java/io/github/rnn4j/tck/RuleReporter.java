package io.github.rnn4j.tck;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Puts the broken rules and what to look at before the message of every failing contract test. */
final class RuleReporter implements TestExecutionExceptionHandler {
    RuleReporter() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        List<Rule> rules = context.getElement().map(RuleReporter::rules).orElse(List.of());
        if (failure instanceof TestAbortedException || rules.isEmpty()) {
            throw failure;
        }
        String broken = rules.stream()
                .map(rule -> "rule " + rule.id() + " " + rule.name() + ". Look at: " + rule.lookAt())
                .collect(Collectors.joining("\n"));
        throw new AssertionFailedError(broken + "\n" + failure, failure);
    }

    private static List<Rule> rules(AnnotatedElement test) {
        ContractRule annotation = test.getAnnotation(ContractRule.class);
        return annotation == null ? List.of() : Arrays.asList(annotation.value());
    }
}
