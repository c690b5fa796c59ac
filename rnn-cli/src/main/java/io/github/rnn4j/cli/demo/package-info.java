/**
 * Where the demo's data come from: {@link io.github.rnn4j.cli.demo.SentencePackage} is an npm package that the user's own npm
 * fetches, {@link io.github.rnn4j.cli.demo.MadeUpReviews} is the stand-in where there is none. For the command line's own
 * packages only.
 */
@NullMarked
package io.github.rnn4j.cli.demo;

import org.jspecify.annotations.NullMarked;
