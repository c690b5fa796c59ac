package io.github.rnn4j.backend.djl;

/** Which of PyTorch's native libraries a provider needs, by the flavor that the library's jar states. */
enum DjlFlavor {
    /** Any for the processor. */
    CPU("cpu", "pytorch-native-cpu"),
    /** Any for CUDA: {@code cu124} and others. */
    CUDA("cu", "pytorch-native-cu124");

    private final String prefix;
    private final String artifact;

    DjlFlavor(String prefix, String artifact) {
        this.prefix = prefix;
        this.artifact = artifact;
    }

    boolean matches(String flavor) {
        return flavor.startsWith(prefix) && flavor.startsWith("cpu") == (this == CPU);
    }

    /** Returns the artifact that has such a library. */
    String artifact() {
        return artifact;
    }
}
