package io.github.rnn4j.backend.nd4j;

import org.nd4j.linalg.api.buffer.DataType;

/** Host arrays in and out of floating elements of either type, converting on the way where they differ. */
final class HostNumbers {
    private HostNumbers() {}

    static void write(EngineArray target, float[] source, int offset) {
        if (target.type() == DataType.FLOAT) {
            EngineHost.write(target, source, offset);
        } else {
            EngineHost.write(target, widened(source, offset, target.elements()), 0);
        }
    }

    static void write(EngineArray target, double[] source, int offset) {
        if (target.type() == DataType.DOUBLE) {
            EngineHost.write(target, source, offset);
            return;
        }
        float[] narrow = new float[target.elements()];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) source[offset + i];
        }
        EngineHost.write(target, narrow, 0);
    }

    static void read(EngineArray source, float[] target, int offset) {
        if (source.type() == DataType.FLOAT) {
            EngineHost.read(source, target, offset);
            return;
        }
        double[] wide = new double[source.elements()];
        EngineHost.read(source, wide, 0);
        for (int i = 0; i < wide.length; i++) {
            target[offset + i] = (float) wide[i];
        }
    }

    static void read(EngineArray source, double[] target, int offset) {
        if (source.type() == DataType.DOUBLE) {
            EngineHost.read(source, target, offset);
            return;
        }
        float[] narrow = new float[source.elements()];
        EngineHost.read(source, narrow, 0);
        for (int i = 0; i < narrow.length; i++) {
            target[offset + i] = narrow[i];
        }
    }

    static double[] widened(float[] source, int offset, int length) {
        double[] wide = new double[length];
        for (int i = 0; i < length; i++) {
            wide[i] = source[offset + i];
        }
        return wide;
    }
}
