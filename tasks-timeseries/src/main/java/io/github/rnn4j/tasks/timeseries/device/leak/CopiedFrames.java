package io.github.rnn4j.tasks.timeseries.device.leak;

import io.github.rnn4j.tasks.common.data.Part;
import io.github.rnn4j.tasks.common.data.Parts;
import io.github.rnn4j.tasks.common.leak.Leak;
import io.github.rnn4j.tasks.common.leak.LeakKind;
import io.github.rnn4j.tasks.common.leak.LeakLevel;
import io.github.rnn4j.tasks.timeseries.device.data.DeviceRun;
import io.github.rnn4j.tasks.timeseries.device.window.Window;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds validation and test windows that hold frames of the training part. Windows never cross parts, so such frames stand twice in the
 * data: it was cut into overlapping pieces, or written down twice. What is looked for is half a window of frames that follow each other
 * with the same values in all features; frames that repeat within it do not count, for a device at rest says the same for hours.
 *
 * <p>Stretches are compared by hashes of 64 bits; of a million frames, two that differ fall together once in tens of millions of files.
 */
final class CopiedFrames {
    /** Greatest share of a part's windows to go on with. */
    private static final double REFUSE_ABOVE = 0.1;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final List<DeviceRun> runs;
    private final int steps;
    private final int stretch;

    CopiedFrames(List<DeviceRun> runs, int steps) {
        this.runs = runs;
        this.steps = steps;
        this.stretch = Math.max(2, (steps + 1) / 2);
    }

    Optional<Leak> find(Parts<Window> windows) {
        Map<Integer, long[]> hashes = new HashMap<>();
        for (int run = 0; run < runs.size(); run++) {
            hashes.put(run, stretches(runs.get(run)));
        }
        Set<Long> known = new HashSet<>();
        Map<Integer, BitSet> copied = new HashMap<>();
        hashes.forEach((run, ends) -> addTraining(runs.get(run), ends, known));
        hashes.forEach((run, ends) -> copied.put(run, copies(runs.get(run), ends, known)));
        LeakLevel level = LeakLevel.INFO;
        long count = 0;
        Window first = null;
        for (Part part : List.of(Part.VALIDATION, Part.TEST)) {
            List<Window> here = windows.of(part).stream()
                    .filter(window -> isCopied(copied.getOrDefault(window.run(), new BitSet()), window))
                    .toList();
            if (!here.isEmpty()) {
                LeakLevel own = LeakLevel.ofShare(here.size(), windows.of(part).size(), 0, REFUSE_ABOVE);
                level = own.compareTo(level) < 0 ? own : level;
                count += here.size();
                first = first == null ? here.get(0) : first;
            }
        }
        return first == null ? Optional.empty() : Optional.of(leak(level, count, first));
    }

    private Leak leak(LeakLevel level, long count, Window first) {
        DeviceRun run = runs.get(first.run());
        return Leak.of(
                level,
                LeakKind.OVERLAPPING_WINDOWS,
                count,
                count
                        + " validation and test windows hold frames that stand in the training part too, such as the one of"
                        + " run '" + run.name() + "' that ends on line " + run.line(first.end()));
    }

    private boolean isCopied(BitSet frames, Window window) {
        int next = frames.nextSetBit(window.end() - steps + 1);
        return next >= 0 && next <= window.end();
    }

    private void addTraining(DeviceRun run, long[] ends, Set<Long> known) {
        for (int end = 0; end < ends.length; end++) {
            if (run.part(end) == Part.TRAIN && ends[end] != 0) {
                known.add(ends[end]);
            }
        }
    }

    /** Returns the frames that are not of the training part and stand there all the same. */
    private BitSet copies(DeviceRun run, long[] ends, Set<Long> known) {
        BitSet copies = new BitSet();
        for (int end = 0; end < ends.length; end++) {
            if (run.part(end) != Part.TRAIN && ends[end] != 0 && known.contains(ends[end])) {
                copies.set(end - stretch + 1, end + 1);
            }
        }
        return copies;
    }

    /** Returns a hash of the stretch that ends with each frame; 0 where none does, or where a frame of it repeats. */
    private long[] stretches(DeviceRun run) {
        long[] frames = new long[run.size()];
        long[] ends = new long[run.size()];
        int together = 0;
        for (int frame = 0; frame < frames.length; frame++) {
            frames[frame] = hash(run, frame);
            boolean goesOn = together > 0 && run.follows(frame) && run.part(frame) == run.part(frame - 1);
            together = (goesOn ? together : 0) + 1;
            if (together >= stretch) {
                ends[frame] = hash(frames, frame);
            }
        }
        return ends;
    }

    private long hash(long[] frames, int end) {
        Set<Long> different = new HashSet<>();
        long hash = 1;
        for (int frame = end - stretch + 1; frame <= end; frame++) {
            if (!different.add(frames[frame])) {
                return 0;
            }
            hash = mix(hash, frames[frame]);
        }
        return hash;
    }

    private static long hash(DeviceRun run, int frame) {
        long hash = 1;
        for (int feature = 0; feature < run.featureCount(); feature++) {
            hash = mix(hash, Double.doubleToLongBits(run.value(frame, feature)));
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) over what was and what comes. */
    private static long mix(long hash, long value) {
        long mixed = hash * MULTIPLIER + value;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
