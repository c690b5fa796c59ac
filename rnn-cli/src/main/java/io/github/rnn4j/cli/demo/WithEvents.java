package io.github.rnn4j.cli.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.rnn4j.tasks.common.evaluation.TaskResult;
import java.util.List;
import java.util.Map;

/**
 * A result on devices whose faults are known, though no model was told of them: its keys and two more.
 *
 * @param result whose keys come first
 * @param events what became of each fault
 * @param alarmsElsewhere alarms of each model that went on outside of the faults
 */
record WithEvents(
        @JsonUnwrapped TaskResult result, List<FaultEvents.Event> events, Map<String, Integer> alarmsElsewhere) {}
