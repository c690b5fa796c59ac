/**
 * Status marks: what a user of a public type may rely on. Every public type of every module carries one.
 */
@NullMarked
package io.github.rnn4j.api.annotation;

import org.jspecify.annotations.NullMarked;
