/**
 * What shows a run in a browser, so that a program can do without: {@link io.github.rnn4j.monitoring.page.PageServer} is found on the class path,
 * where the module {@code monitoring-dashboard} puts one.
 */
@NullMarked
package io.github.rnn4j.monitoring.page;

import org.jspecify.annotations.NullMarked;
