/**
 * A report as one HTML file that needs nothing else: {@link io.github.rnn4j.cli.report.HtmlReport} is the file, {@link
 * io.github.rnn4j.cli.report.ReportSection} what it says of a task, {@link io.github.rnn4j.cli.report.Chart} what is drawn. For the
 * command line's own packages only.
 */
@NullMarked
package io.github.rnn4j.cli.report;

import org.jspecify.annotations.NullMarked;
