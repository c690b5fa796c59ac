/**
 * Layers, losses, optimisers, initialisers, the training loop, model files and discovery of backends.
 *
 * <p>Used by the tasks, the command line and by programs that embed rnn4j. Wired by plain constructors and factories.
 */
@NullMarked
package io.github.rnn4j.core;

import org.jspecify.annotations.NullMarked;
