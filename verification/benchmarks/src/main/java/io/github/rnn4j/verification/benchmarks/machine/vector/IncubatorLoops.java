package io.github.rnn4j.verification.benchmarks.machine.vector;

import io.github.rnn4j.verification.benchmarks.machine.VectorLoops;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** By the Vector API. Confined to a thread. */
public final class IncubatorLoops implements VectorLoops {
    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    private static final int CHAINS = 10;

    private float kept;

    @Override
    public int lanes() {
        return L;
    }

    @Override
    public int independentFmas(int turns) {
        FloatVector x = FloatVector.broadcast(S, 0.9f);
        FloatVector y = FloatVector.broadcast(S, 0.1f);
        FloatVector a0 = FloatVector.broadcast(S, 0);
        FloatVector a1 = FloatVector.broadcast(S, 1);
        FloatVector a2 = FloatVector.broadcast(S, 2);
        FloatVector a3 = FloatVector.broadcast(S, 3);
        FloatVector a4 = FloatVector.broadcast(S, 4);
        FloatVector a5 = FloatVector.broadcast(S, 5);
        FloatVector a6 = FloatVector.broadcast(S, 6);
        FloatVector a7 = FloatVector.broadcast(S, 7);
        FloatVector a8 = FloatVector.broadcast(S, 8);
        FloatVector a9 = FloatVector.broadcast(S, 9);
        for (int i = 0; i < turns; i++) {
            a0 = x.fma(y, a0);
            a1 = x.fma(y, a1);
            a2 = x.fma(y, a2);
            a3 = x.fma(y, a3);
            a4 = x.fma(y, a4);
            a5 = x.fma(y, a5);
            a6 = x.fma(y, a6);
            a7 = x.fma(y, a7);
            a8 = x.fma(y, a8);
            a9 = x.fma(y, a9);
        }
        FloatVector sum = a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9);
        kept += sum.reduceLanes(VectorOperators.ADD);
        return CHAINS * L * 2;
    }

    @Override
    public float dependentFmas(int turns) {
        FloatVector x = FloatVector.broadcast(S, 0.9f);
        FloatVector y = FloatVector.broadcast(S, 0.1f);
        FloatVector a = FloatVector.broadcast(S, kept);
        for (int i = 0; i < turns; i++) {
            a = x.fma(y, a);
        }
        return a.reduceLanes(VectorOperators.ADD);
    }

    @Override
    public float dependentDivisions(int turns) {
        FloatVector x = FloatVector.broadcast(S, 0.999f);
        FloatVector a = FloatVector.broadcast(S, 1 + kept % 2);
        for (int i = 0; i < turns; i++) {
            a = x.div(a);
        }
        return a.reduceLanes(VectorOperators.ADD);
    }

    @Override
    public float sweep(float[] array, int start, int numbers, int sweeps) {
        float sum = 0;
        for (int i = 0; i < sweeps; i++) {
            sum += i % 2 == 0 ? forwards(array, start, start + numbers) : backwards(array, start, start + numbers);
        }
        return sum;
    }

    private static float forwards(float[] array, int start, int end) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = FloatVector.zero(S);
        FloatVector a2 = FloatVector.zero(S);
        FloatVector a3 = FloatVector.zero(S);
        FloatVector a4 = FloatVector.zero(S);
        FloatVector a5 = FloatVector.zero(S);
        FloatVector a6 = FloatVector.zero(S);
        FloatVector a7 = FloatVector.zero(S);
        for (int i = start; i <= end - 8 * L; i += 8 * L) {
            a0 = a0.add(FloatVector.fromArray(S, array, i));
            a1 = a1.add(FloatVector.fromArray(S, array, i + L));
            a2 = a2.add(FloatVector.fromArray(S, array, i + 2 * L));
            a3 = a3.add(FloatVector.fromArray(S, array, i + 3 * L));
            a4 = a4.add(FloatVector.fromArray(S, array, i + 4 * L));
            a5 = a5.add(FloatVector.fromArray(S, array, i + 5 * L));
            a6 = a6.add(FloatVector.fromArray(S, array, i + 6 * L));
            a7 = a7.add(FloatVector.fromArray(S, array, i + 7 * L));
        }
        return a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).lane(0);
    }

    private static float backwards(float[] array, int start, int end) {
        FloatVector a0 = FloatVector.zero(S);
        FloatVector a1 = FloatVector.zero(S);
        FloatVector a2 = FloatVector.zero(S);
        FloatVector a3 = FloatVector.zero(S);
        FloatVector a4 = FloatVector.zero(S);
        FloatVector a5 = FloatVector.zero(S);
        FloatVector a6 = FloatVector.zero(S);
        FloatVector a7 = FloatVector.zero(S);
        for (int i = end - 8 * L; i >= start; i -= 8 * L) {
            a0 = a0.add(FloatVector.fromArray(S, array, i));
            a1 = a1.add(FloatVector.fromArray(S, array, i + L));
            a2 = a2.add(FloatVector.fromArray(S, array, i + 2 * L));
            a3 = a3.add(FloatVector.fromArray(S, array, i + 3 * L));
            a4 = a4.add(FloatVector.fromArray(S, array, i + 4 * L));
            a5 = a5.add(FloatVector.fromArray(S, array, i + 5 * L));
            a6 = a6.add(FloatVector.fromArray(S, array, i + 6 * L));
            a7 = a7.add(FloatVector.fromArray(S, array, i + 7 * L));
        }
        return a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).lane(0);
    }
}
