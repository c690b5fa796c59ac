package io.github.rnn4j.backend.nd4j;

/** The two native halves of ND4J, by what can be known of them without loading any of it. One of them runs in a process. */
enum Flavour {
    /** Its own code for processors. */
    CPU("nd4j", "nd4j-native", "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class"),
    /** CUDA 11.6. */
    CUDA("nd4j-cuda", "nd4j-cuda-11.6", "org/nd4j/linalg/jcublas/JCublasBackend.class");

    private final String backend;
    private final String artifact;
    private final String marker;

    Flavour(String backend, String artifact, String marker) {
        this.backend = backend;
        this.artifact = artifact;
        this.marker = marker;
    }

    /** Returns the name of the backend that runs on it. */
    String backend() {
        return backend;
    }

    /** Returns the artifact that brings it. */
    String artifact() {
        return artifact;
    }

    /** Returns whether its Java half is on the class path; loads nothing. */
    boolean isOn(ClassLoader loader) {
        return loader.getResource(marker) != null;
    }
}
