package io.github.rnn4j.cli.command;

import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;

/** What becomes of a row that a monitor refused. */
final class BadRow {
    private BadRow() {}

    /**
     * Has the row left out where bad ones are; else says where it is.
     *
     * @param refusal the monitor's
     * @param skipsBadRows whether bad rows are left out
     * @param leaveOut what is done instead of an answer
     * @param table how messages call the table
     * @param place line and what else tells where it is
     * @return true, for another row is wanted
     * @throws RnnException the refusal, unless the row was left out
     */
    static boolean refused(RnnException refusal, boolean skipsBadRows, Runnable leaveOut, String table, String place) {
        if (refusal.code() != ErrorCode.INVALID_DATA) {
            throw refusal;
        }
        if (!skipsBadRows) {
            throw new RnnException(
                    refusal.code(),
                    table + ", " + place + ", " + refusal.getMessage()
                            + " Or leave such rows out with --skip-bad-rows.",
                    refusal);
        }
        leaveOut.run();
        return true;
    }
}
