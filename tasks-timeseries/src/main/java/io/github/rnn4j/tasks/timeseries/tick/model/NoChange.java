package io.github.rnn4j.tasks.timeseries.tick.model;

/** Expects what was: the root mean square of the window's returns, or the sign of the last one. */
final class NoChange implements TickForecaster {
    /** Its name for volatility. */
    static final String NAME = "no-change";
    /** Its name for the direction. */
    static final String LAST_SIGN = "last-sign";

    private final String name;

    NoChange(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long parameters() {
        return 0;
    }

    @Override
    public double forecast(TickQuestion question) {
        return name.equals(LAST_SIGN)
                ? question.bars().measures(0).logReturn()
                : question.profile().logRoot(question.bars().meanSquare(question.steps()));
    }
}
