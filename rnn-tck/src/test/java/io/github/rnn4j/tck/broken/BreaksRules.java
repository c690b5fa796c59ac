package io.github.rnn4j.tck.broken;

import io.github.rnn4j.tck.Rule;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which rule of a backend a planted fault breaks, and what the failure must say. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface BreaksRules {
    /** Returns the one rule; where one fault cannot but break two, both. */
    Rule[] value();

    /** Returns a part of the message, besides the rule and what to look at. */
    String saying();

    /** Returns whether tests in processes of their own, which take seconds, are to run, too. */
    boolean processes() default false;
}
