/**
 * The tape over the primitives: recording and replay, vector-Jacobian products, sequences composed from steps.
 *
 * <p>Used by the core and the conformance kit. It sees the API only.
 */
@NullMarked
package io.github.rnn4j.autodiff;

import org.jspecify.annotations.NullMarked;
