package io.github.rnn4j.tasks.timeseries.device;

import io.github.rnn4j.tasks.common.evaluation.AlarmEvent;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceData;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.device.evaluation.WindowSeries;
import io.github.rnn4j.tasks.timeseries.device.model.ScoredWindows;
import java.util.ArrayList;
import java.util.List;

/** Puts windows with an alarm together to events. */
final class AlarmEvents {
    private AlarmEvents() {}

    /**
     * Returns when alarms were on, run by run in the order of time.
     *
     * @param alarms whether the alarm is on at each window
     * @param scores of each window: a limit, and how far off it is
     */
    static List<AlarmEvent> of(DeviceData data, WindowSeries windows, boolean[] alarms, ScoredWindows scores) {
        List<AlarmEvent> events = new ArrayList<>();
        for (int from = 0; from < alarms.length; from++) {
            if (!alarms[from]) {
                continue;
            }
            int to = from;
            double peak = 0;
            while (to < alarms.length && alarms[to] && windows.runs()[to] == windows.runs()[from]) {
                peak = Math.max(peak, scores.scores().get(to)[1]);
                to++;
            }
            DeviceRun run = data.runs().get(windows.runs()[from]);
            events.add(new AlarmEvent(
                    run.name(), run.line(windows.ends()[from]), run.line(windows.ends()[to - 1]), to - from, peak));
            from = to - 1;
        }
        return events;
    }
}
