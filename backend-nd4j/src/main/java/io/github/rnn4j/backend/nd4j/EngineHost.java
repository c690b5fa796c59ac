package io.github.rnn4j.backend.nd4j;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Moves elements between Java arrays and the host's side of the engine's memory, in one block. On the CPU there is no other
 * side; on CUDA the engine is told which side is the newer one.
 */
final class EngineHost {
    private EngineHost() {}

    static void write(EngineArray target, float[] source, int offset) {
        ((FloatPointer) target.pointer()).put(source, offset, target.elements());
        written(target);
    }

    static void write(EngineArray target, double[] source, int offset) {
        ((DoublePointer) target.pointer()).put(source, offset, target.elements());
        written(target);
    }

    static void write(EngineArray target, int[] source, int offset) {
        ((IntPointer) target.pointer()).put(source, offset, target.elements());
        written(target);
    }

    static void read(EngineArray source, float[] target, int offset) {
        arrived(source);
        ((FloatPointer) source.pointer()).get(target, offset, source.elements());
    }

    static void read(EngineArray source, double[] target, int offset) {
        arrived(source);
        ((DoublePointer) source.pointer()).get(target, offset, source.elements());
    }

    static void read(EngineArray source, int[] target, int offset) {
        arrived(source);
        ((IntPointer) source.pointer()).get(target, offset, source.elements());
    }

    private static void written(EngineArray array) {
        Nd4j.getAffinityManager().tagLocation(array.flat(), AffinityManager.Location.HOST);
    }

    private static void arrived(EngineArray array) {
        Nd4j.getAffinityManager().ensureLocation(array.flat(), AffinityManager.Location.HOST);
    }
}
