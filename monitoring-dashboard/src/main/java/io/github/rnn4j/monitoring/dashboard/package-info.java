/**
 * Runs in a browser. Start with {@link io.github.rnn4j.monitoring.dashboard.Dashboard}, or with
 * {@link io.github.rnn4j.monitoring.dashboard.HtmlExport} for one file. The one home of Jetty and of Micrometer; programs that shall work without
 * them find this through {@code monitoring.page}.
 */
@NullMarked
package io.github.rnn4j.monitoring.dashboard;

import org.jspecify.annotations.NullMarked;
