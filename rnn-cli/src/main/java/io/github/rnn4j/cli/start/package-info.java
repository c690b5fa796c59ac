/** How the command line's Java is started. */
@NullMarked
package io.github.rnn4j.cli.start;

import org.jspecify.annotations.NullMarked;
