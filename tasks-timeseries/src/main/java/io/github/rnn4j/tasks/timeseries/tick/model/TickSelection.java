package io.github.rnn4j.tasks.timeseries.tick.model;

import io.github.rnn4j.api.annotation.Experimental;
import io.github.rnn4j.api.error.InvalidSpecException;
import io.github.rnn4j.tasks.timeseries.tick.data.Session;
import io.github.rnn4j.tasks.timeseries.tick.data.TickSource;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows and columns of its data a model was trained on, so that it can be scored on the same ones.
 *
 * @param columns names that were given, by option without its dashes
 * @param session hours of trading, as the command line takes them
 * @param zone where these hours are; empty for UTC
 * @param barSeconds length of a bar of trades; 0 where nothing was given
 * @param where conditions that the last bar of a window must meet
 * @param exclude conditions that it must not meet
 */
@Experimental
public record TickSelection(
        Map<String, String> columns,
        String session,
        String zone,
        int barSeconds,
        List<String> where,
        List<String> exclude) {
    public TickSelection {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        where = List.copyOf(where);
        exclude = List.copyOf(exclude);
    }

    /** Returns what a source selects. */
    public static TickSelection of(TickSource source) {
        ZoneId zone = source.zone();
        Integer seconds = source.barSeconds();
        return new TickSelection(
                source.columns(),
                source.session().toString(),
                zone == null ? "" : zone.getId(),
                seconds == null ? 0 : seconds,
                source.where(),
                source.exclude());
    }

    /**
     * Returns a source with what it leaves open taken from here: columns that were not named, the session, and, of the very files of the
     * training, the conditions if it has none at all.
     *
     * @param sameFiles whether the source is the training's
     */
    public TickSource complete(TickSource source, boolean sameFiles) {
        boolean conditions =
                !sameFiles || !source.where().isEmpty() || !source.exclude().isEmpty();
        Map<String, String> names = new TreeMap<>(columns);
        names.putAll(source.columns());
        return new TickSource(
                source.files(),
                names,
                Session.parse(session),
                zoneId(),
                barSeconds == 0 ? null : barSeconds,
                conditions ? source.where() : where,
                conditions ? source.exclude() : exclude,
                source.skipBadRows());
    }

    private @Nullable ZoneId zoneId() {
        try {
            return zone.isEmpty() ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new InvalidSpecException("training.selection.zone: expected a time zone but got '" + zone + "'");
        }
    }
}
