package io.github.rnn4j.tck.broken;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.Backend;
import io.github.rnn4j.api.backend.BackendCapabilities;
import io.github.rnn4j.api.backend.BackendOptions;
import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.backend.Session;
import io.github.rnn4j.api.backend.TensorOps;
import io.github.rnn4j.tck.oracle.ReferenceBackendProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;

/** The reference backend with one fault: calls of one operation run the fault instead. */
public class BrokenBackendProvider implements BackendProvider {
    private final BackendProvider sound = new ReferenceBackendProvider();
    private final String operation;
    private final Fault fault;

    /** What runs instead of an operation. */
    @FunctionalInterface
    interface Fault {
        Object run(TensorOps sound, Object[] arguments);
    }

    BrokenBackendProvider(String operation, Fault fault) {
        this.operation = operation;
        this.fault = fault;
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public int priority() {
        return sound.priority();
    }

    @Override
    public BackendCapabilities capabilities() {
        return sound.capabilities();
    }

    @Override
    public Availability probe(ProbeContext context) {
        return sound.probe(context);
    }

    @Override
    public Backend open(BackendOptions options) {
        return decorate(
                Backend.class,
                sound.open(options),
                "newSession",
                result -> decorate(Session.class, (Session) result, "ops", once(this::breakOperation)));
    }

    private Object breakOperation(Object ops) {
        TensorOps real = (TensorOps) ops;
        return Proxy.newProxyInstance(
                TensorOps.class.getClassLoader(),
                new Class<?>[] {TensorOps.class},
                (proxy, method, arguments) -> method.getName().equals(operation)
                        ? fault.run(real, arguments)
                        : invoke(() -> method.invoke(real, arguments)));
    }

    /** What becomes of the result of one method. */
    private interface Change {
        Object apply(Object result);
    }

    /** Makes a change whose outcome is always the same object. */
    private static Change once(Change change) {
        AtomicReference<Object> made = new AtomicReference<>();
        return result -> made.updateAndGet(known -> known == null ? change.apply(result) : known);
    }

    private static <T> T decorate(Class<T> type, T target, String changed, Change change) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object result = invoke(() -> method.invoke(target, arguments));
                    return method.getName().equals(changed) ? change.apply(result) : result;
                });
        return type.cast(proxy);
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private static Object invoke(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
