package io.github.rnn4j.backend.nd4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.TransformOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs the engine's operations by name. Native contexts are made once for each operation with its constants and used again:
 * the engine frees a context, and the copy of its constants, only when Java's collector comes by. Confined to one session at a
 * time.
 */
final class EngineCalls {
    private static final int MOST_CONTEXTS = 1024;

    /**
     * An operation with its constants.
     *
     * @param name the engine's name
     * @param whole whole numbers: axes, positions, flags
     * @param real real numbers: factors
     * @param inOrder whether an operation that splits its rows among threads is to take them one after the other
     */
    record Call(String name, List<Long> whole, List<Double> real, boolean inOrder) {
        static Call of(String name, long... whole) {
            List<Long> constants = new ArrayList<>(whole.length);
            for (long constant : whole) {
                constants.add(constant);
            }
            return new Call(name, constants, List.of(), false);
        }

        Call with(double... factors) {
            List<Double> constants = new ArrayList<>(factors.length);
            for (double factor : factors) {
                constants.add(factor);
            }
            return new Call(name, whole, constants, inOrder);
        }

        Call rowsInOrder() {
            return new Call(name, whole, real, true);
        }
    }

    private final Map<String, CustomOp> operations = new HashMap<>();
    private final Map<Call, OpContext> contexts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Call, OpContext> eldest) {
            return size() > MOST_CONTEXTS;
        }
    };

    /** Runs an operation with one result. */
    void run(Call call, INDArray out, INDArray... in) {
        run(call, new INDArray[] {out}, in);
    }

    /** Runs an operation with several results. */
    void run(Call call, INDArray[] out, INDArray[] in) {
        OpContext context = contexts.computeIfAbsent(call, EngineCalls::context);
        try {
            context.setInputArrays(in);
            context.setOutputArrays(out);
            Nd4j.exec(operations.computeIfAbsent(call.name(), EngineCalls::operation), context);
        } finally {
            // Native copies of the array's descriptions pile up in the context until it is purged.
            context.purge();
        }
    }

    /** Runs one of the few functions that have no name but only a class. */
    void run(TransformOp transform) {
        Nd4j.getExecutioner().exec(transform);
    }

    /** Waits until everything asked for has been computed. */
    void synchronize() {
        Nd4j.getExecutioner().commit();
    }

    private static OpContext context(Call call) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(call.whole().stream().mapToLong(Long::longValue).toArray());
        context.setTArguments(
                call.real().stream().mapToDouble(Double::doubleValue).toArray());
        if (call.inOrder()) {
            context.setBArguments(true);
        }
        return context;
    }

    private static CustomOp operation(String name) {
        return DynamicCustomOp.builder(name).build();
    }
}
