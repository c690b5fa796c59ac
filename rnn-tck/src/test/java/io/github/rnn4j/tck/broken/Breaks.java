package io.github.rnn4j.tck.broken;

import io.github.rnn4j.tck.CellRule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which rule a planted fault breaks, and what the failure must say. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Breaks {
    /** Returns the one rule. */
    CellRule value();

    /** Returns a part of the message, besides the rule and what to look at. */
    String saying();
}
