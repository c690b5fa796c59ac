package io.github.rnn4j.tasks.sentiment.vectors;

import io.github.rnn4j.api.annotation.Experimental;
import java.nio.file.Path;

/**
 * Which pretrained vectors a training starts at.
 *
 * @param file in the text format of word2vec and fastText, plain or gzip
 * @param frozen whether training leaves them as they are; what has no vector in the file is learned in any case
 */
@Experimental
public record VectorSource(Path file, boolean frozen) {}
