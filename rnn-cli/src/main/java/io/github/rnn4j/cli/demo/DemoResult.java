package io.github.rnn4j.cli.demo;

import io.github.rnn4j.api.annotation.Internal;
import io.github.rnn4j.cli.report.ReportSection;
import java.util.Optional;

/**
 * What came of a task of the demo.
 *
 * @param json what is written as JSON
 * @param summary its line in the table of all tasks; empty if it has no figures
 * @param section what the report says of it
 */
@Internal
public record DemoResult(Record json, Optional<SummaryRow> summary, ReportSection section) {}
