package io.github.rnn4j.tck;

import io.github.rnn4j.api.annotation.Experimental;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the rules of the contract of a cell that a test looks at; a failure reports them. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Experimental
public @interface CellContractRule {
    /** Returns the rules. */
    CellRule[] value();
}
