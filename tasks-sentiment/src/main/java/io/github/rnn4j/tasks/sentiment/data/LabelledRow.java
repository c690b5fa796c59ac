package io.github.rnn4j.tasks.sentiment.data;

import io.github.rnn4j.tasks.common.data.Part;
import org.jspecify.annotations.Nullable;

/**
 * A row that meets the conditions, before its class is numbered.
 *
 * @param text the text
 * @param label the class as it stands in the file, not empty
 * @param part what the split column says; null where there is no such column
 * @param scored whether figures may be of it, should it be a validation or test row
 * @param file how messages call its file
 * @param line where it starts, from 1
 */
record LabelledRow(String text, String label, @Nullable Part part, boolean scored, String file, long line) {}
