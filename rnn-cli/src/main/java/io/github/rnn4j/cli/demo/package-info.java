/**
 * The tasks of the demo, each a {@link io.github.rnn4j.cli.demo.DemoTask}, and where their data come from: archives that the user's own
 * npm or Maven fetches, and {@link io.github.rnn4j.cli.demo.MadeUpReviews} as the stand-in where there are no reviews. For the command
 * line's own packages only.
 */
@NullMarked
package io.github.rnn4j.cli.demo;

import org.jspecify.annotations.NullMarked;
