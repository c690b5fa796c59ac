package io.github.rnn4j.tck.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs contract tests the way a build does and collects what failed. */
final class KitRun implements TestExecutionListener {
    private static final String PROCESSES = "[nested-class:Processes]";

    private final Map<String, String> failures = new TreeMap<>();
    private int succeeded;
    private int failed;

    private KitRun() {}

    static KitRun of(Class<?> tests) {
        return of(tests, true);
    }

    /** Runs tests, those in processes of their own only if wanted. */
    static KitRun of(Class<?> tests, boolean processes) {
        KitRun run = new KitRun();
        LauncherFactory.create()
                .execute(
                        request()
                                .selectors(selectClass(tests))
                                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(processes
                                        || !test.getUniqueId().toString().contains(PROCESSES)))
                                .configurationParameter("io.github.rnn4j.tck.report", "false")
                                .build(),
                        run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest()) {
            return;
        }
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            succeeded++;
        } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed++;
            String message = result.getThrowable().map(Throwable::getMessage).orElse("");
            failures.put(methodOf(test), message);
        }
    }

    private static String methodOf(TestIdentifier test) {
        return test.getSource()
                .map(source -> source instanceof MethodSource method ? method.getMethodName() : source.toString())
                .orElse(test.getDisplayName());
    }

    /** Returns the message of each failed method, of several invocations the last. */
    Map<String, String> failures() {
        return failures;
    }

    int succeeded() {
        return succeeded;
    }

    int failed() {
        return failed;
    }
}
