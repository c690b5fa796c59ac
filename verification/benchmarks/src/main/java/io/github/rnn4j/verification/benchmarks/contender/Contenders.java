package io.github.rnn4j.verification.benchmarks.contender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who may take part: each is started in Java processes of its own, with flags of its own. The peers are on the class path of
 * {@code verification/peers} only, so they are known by the names of their classes.
 */
public enum Contenders {
    RNN4J("rnn4j", true, Rnn4jContender.class.getName(), "-Drnn4j.cpu.kernels=vector"),
    RNN4J_PLAIN("rnn4j-plain", true, Rnn4jContender.class.getName(), "-Drnn4j.cpu.kernels=plain"),
    DJL_PYTORCH(
            "djl-pytorch",
            false,
            "io.github.rnn4j.verification.peers.djl.DjlContender",
            "-Dai.djl.offline=true",
            "-Dai.djl.pytorch.num_threads=" + Contenders.THREADS,
            "-Dai.djl.pytorch.num_interop_threads=1"),
    ONNXRUNTIME("onnxruntime", false, "io.github.rnn4j.verification.peers.onnx.OnnxContender"),
    /** Without the check of the process's memory at every allocation, which costs it a sixth. */
    DL4J(
            "dl4j",
            false,
            "io.github.rnn4j.verification.peers.dl4j.Dl4jContender",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");

    private static final String THREADS = "{threads}";
    /** What native code needs; a JDK that does not know one of these ignores it. */
    private static final List<String> NATIVE = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final String label;
    private final boolean ours;
    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final List<String> flags;

    Contenders(String label, boolean ours, String type, String... flags) {
        this.label = label;
        this.ours = ours;
        this.type = type;
        this.flags = List.of(flags);
    }

    /** Returns the contender of a label. */
    public static Optional<Contenders> of(String label) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.label.equals(label))
                .findFirst();
    }

    /** Returns those whose classes are on the class path. */
    public static List<Contenders> there() {
        return Arrays.stream(values()).filter(Contenders::isThere).toList();
    }

    /** Returns the name in results. */
    public String label() {
        return label;
    }

    /** Returns whether it is rnn4j rather than a peer. */
    public boolean ours() {
        return ours;
    }

    /** Returns whether its class is on the class path. */
    public boolean isThere() {
        try {
            Class.forName(type, false, Contenders.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    /** Returns the flags of its Java for a number of threads. */
    public List<String> flags(int threads) {
        List<String> all = new ArrayList<>(ours ? List.of() : NATIVE);
        flags.forEach(flag -> all.add(flag.replace(THREADS, Integer.toString(threads))));
        return all;
    }

    /** Loads it. */
    public Contender open() {
        try {
            return Class.forName(type)
                    .asSubclass(Contender.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new IllegalStateException("contender '" + label + "' cannot be loaded", missing);
        }
    }
}
