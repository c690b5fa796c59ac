package io.github.rnn4j.backend.cpu.internal.kernel;

/**
 * Blocks copied into arrays of their own and back: what the compiler turns into vector instructions are loops over the whole of an
 * array from its beginning.
 */
final class ScratchBlockOps<A> implements BlockOps<A> {
    private final FloatingElements<A> elements;
    private A first;
    private A second;
    private A result;

    ScratchBlockOps(FloatingElements<A> elements) {
        this.elements = elements;
        first = elements.allocate(0);
        second = first;
        result = first;
    }

    @Override
    public void fill(MatrixView<A> out, double value) {
        for (int row = 0; row < out.rows; row++) {
            int from = out.offset + row * out.rowStep;
            elements.fill(out.data, from, from + out.columns, value);
        }
    }

    @Override
    public void apply(UnaryOp activation, MatrixView<A> x, MatrixView<A> out) {
        prepare(out);
        elements.apply(activation, first(x), result, count(out));
        store(out);
    }

    @Override
    public void multiply(MatrixView<A> left, MatrixView<A> right, MatrixView<A> out) {
        prepare(out);
        elements.apply(BinaryOp.MULTIPLY, 1, 1, first(left), second(right), result, 0, count(out));
        store(out);
    }

    @Override
    public void add(double factor, MatrixView<A> left, MatrixView<A> right, MatrixView<A> out) {
        prepare(out);
        elements.apply(BinaryOp.ADD, 1, factor, first(left), second(right), result, 0, count(out));
        store(out);
    }

    @Override
    public void addProduct(MatrixView<A> left, MatrixView<A> right, MatrixView<A> out) {
        prepare(out);
        int count = count(out);
        elements.apply(BinaryOp.MULTIPLY, 1, 1, first(left), second(right), result, 0, count);
        elements.apply(BinaryOp.ADD, 1, 1, first(out), result, result, 0, count);
        store(out);
    }

    @Override
    public void interpolate(MatrixView<A> weight, MatrixView<A> left, MatrixView<A> right, MatrixView<A> out) {
        prepare(out);
        int count = count(out);
        A to = second(right);
        elements.apply(BinaryOp.ADD, 1, -1, first(left), to, result, 0, count);
        elements.apply(BinaryOp.MULTIPLY, 1, 1, first(weight), result, result, 0, count);
        elements.apply(BinaryOp.ADD, 1, 1, to, result, result, 0, count);
        store(out);
    }

    @Override
    public void activationGradient(UnaryOp activation, MatrixView<A> gradient, MatrixView<A> value, MatrixView<A> out) {
        prepare(out);
        elements.activationGradient(activation, first(gradient), second(value), result, count(out));
        store(out);
    }

    private void prepare(MatrixView<A> out) {
        int count = count(out);
        first = elements.atLeast(first, count);
        second = elements.atLeast(second, count);
        result = elements.atLeast(result, count);
    }

    private A first(MatrixView<A> view) {
        return load(view, first);
    }

    private A second(MatrixView<A> view) {
        return load(view, second);
    }

    /** Returns the view's own array where the block fills its beginning. */
    private A load(MatrixView<A> view, A scratch) {
        if (view.isGapless()) {
            if (view.offset == 0) {
                return view.data;
            }
            System.arraycopy(view.data, view.offset, scratch, 0, count(view));
            return scratch;
        }
        for (int row = 0; row < view.rows; row++) {
            System.arraycopy(view.data, view.offset + row * view.rowStep, scratch, row * view.columns, view.columns);
        }
        return scratch;
    }

    private void store(MatrixView<A> view) {
        if (view.isGapless()) {
            System.arraycopy(result, 0, view.data, view.offset, count(view));
            return;
        }
        for (int row = 0; row < view.rows; row++) {
            System.arraycopy(result, row * view.columns, view.data, view.offset + row * view.rowStep, view.columns);
        }
    }

    private static int count(MatrixView<?> view) {
        return view.rows * view.columns;
    }
}
