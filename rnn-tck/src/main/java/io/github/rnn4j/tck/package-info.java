/**
 * Conformance kit for backends and cells, with a float64 reference backend.
 *
 * <p>Used in the tests of backends and cells; main code never sees it.
 */
@NullMarked
package io.github.rnn4j.tck;

import org.jspecify.annotations.NullMarked;
