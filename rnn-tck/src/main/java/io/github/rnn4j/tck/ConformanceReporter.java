package io.github.rnn4j.tck;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Prints one line at the end of an author's test class: how many contract tests of which backend or cell passed, failed and were
 * skipped, and why. Runs with the configuration parameter {@value #REPORT} set to {@code false} print nothing.
 */
final class ConformanceReporter implements BeforeEachCallback, TestWatcher {
    static final String REPORT = "io.github.rnn4j.tck.report";

    private static final Namespace KIT = Namespace.create(ConformanceReporter.class);

    ConformanceReporter() {}

    /** The count of one test class, closed with it. */
    private record Printed(ConformanceCount count, boolean wanted) implements AutoCloseable {
        @Override
        public void close() {
            if (wanted) {
                print(count.line());
            }
        }
    }

    @SuppressWarnings("SystemOut") // the build's log is where it is looked for
    private static void print(String line) {
        System.out.println(line);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Store store = outermost(context).getStore(KIT);
        boolean wanted =
                !context.getConfigurationParameter(REPORT).orElse("true").equals("false");
        store.getOrComputeIfAbsent(
                Printed.class,
                key -> new Printed(new ConformanceCount(subject(context.getRequiredTestInstance())), wanted),
                Printed.class);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        count(context).passed();
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        count(context).failed();
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        count(context).skipped(SkipReason.of(cause));
    }

    private static ConformanceCount count(ExtensionContext context) {
        return Optional.ofNullable(outermost(context).getStore(KIT).get(Printed.class, Printed.class))
                .orElseThrow()
                .count();
    }

    /** Returns the context of the class that the author wrote: the one right below the engine's. */
    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext found = context;
        while (found.getParent().flatMap(ExtensionContext::getParent).isPresent()) {
            found = found.getParent().orElseThrow();
        }
        return found;
    }

    private static String subject(Object topic) {
        if (topic instanceof BackendContract backend) {
            return backend.provider().name();
        }
        if (topic instanceof ProviderTck backend) {
            return backend.provider().name();
        }
        if (topic instanceof ProcessTck backend) {
            return backend.provider().name();
        }
        if (topic instanceof CellContract cell) {
            return cell.cell().provider().type();
        }
        throw new IllegalArgumentException("test: expected a topic of the kit but got " + topic.getClass());
    }
}
