package io.github.rnn4j.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What became of each fault that was made: whether an alarm was on while it lasted, model by model. Immutable.
 *
 * @param events one for each fault
 * @param alarmsElsewhere alarms of each model that went on outside of the faults
 */
record FaultEvents(List<Event> events, Map<String, Integer> alarmsElsewhere) {
    /**
     * A fault.
     *
     * @param run the device's name
     * @param firstSecond at which it began
     * @param lastSecond at which it was last there
     * @param delaySeconds from its beginning to the first alarm while it lasted, by the name of each model that raised one
     */
    record Event(String run, int firstSecond, int lastSecond, Map<String, Integer> delaySeconds) {}

    /**
     * Looks at each fault.
     *
     * @param rows reading that each window ends with, run by run in the order of time
     * @param alarms whether each model's alarm is on at each window, by its name
     */
    static FaultEvents of(MoteTable motes, List<MoteTable.Row> rows, Map<String, boolean[]> alarms) {
        List<Event> events = new ArrayList<>();
        for (MoteTable.Fault fault : motes.faults()) {
            Map<String, Integer> delays = new LinkedHashMap<>();
            alarms.forEach((name, on) -> delay(rows, fault, on).ifPresent(delay -> delays.put(name, delay)));
            events.add(new Event(fault.mote(), fault.firstSecond(), fault.lastSecond(), delays));
        }
        Map<String, Integer> elsewhere = new LinkedHashMap<>();
        alarms.forEach((name, on) -> elsewhere.put(name, elsewhere(motes, rows, on)));
        return new FaultEvents(events, elsewhere);
    }

    private static OptionalInt delay(List<MoteTable.Row> rows, MoteTable.Fault fault, boolean[] on) {
        for (int i = 0; i < on.length; i++) {
            if (on[i] && fault.holds(rows.get(i))) {
                return OptionalInt.of(rows.get(i).second() - fault.firstSecond());
            }
        }
        return OptionalInt.empty();
    }

    private static int elsewhere(MoteTable motes, List<MoteTable.Row> rows, boolean[] on) {
        int count = 0;
        for (int i = 0; i < on.length; i++) {
            MoteTable.Row row = rows.get(i);
            boolean goesOn =
                    on[i] && (i == 0 || !on[i - 1] || !rows.get(i - 1).mote().equals(row.mote()));
            if (goesOn && motes.faults().stream().noneMatch(fault -> fault.holds(row))) {
                count++;
            }
        }
        return count;
    }

    /** Returns how many faults a model caught. */
    long caught(String model) {
        return events.stream()
                .filter(event -> event.delaySeconds().containsKey(model))
                .count();
    }
}
