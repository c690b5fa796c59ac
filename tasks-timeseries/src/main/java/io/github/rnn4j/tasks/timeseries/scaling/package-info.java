/**
 * Features on one scale. Start with {@link io.github.rnn4j.tasks.timeseries.scaling.FeatureScaler}. For the other packages of this module.
 */
@NullMarked
package io.github.rnn4j.tasks.timeseries.scaling;

import org.jspecify.annotations.NullMarked;
