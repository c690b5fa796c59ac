package io.github.rnn4j.backend.djl;

import java.util.List;

/**
 * What the CUDA driver says about this machine.
 *
 * @param problem why there is no answer, one line; empty if there is one
 * @param devices compute capability of each GPU, in the driver's order
 */
record CudaDriver(String problem, List<Capability> devices) {
    CudaDriver {
        devices = List.copyOf(devices);
    }

    /** Says that the driver cannot be asked, and why. */
    static CudaDriver silent(String problem) {
        return new CudaDriver(problem, List.of());
    }

    /** Says what it answered. */
    static CudaDriver with(List<Capability> devices) {
        return new CudaDriver("", devices);
    }

    /** Returns whether it answered and has a GPU. */
    boolean hasDevice() {
        return problem.isEmpty() && !devices.isEmpty();
    }

    /**
     * What a GPU can run.
     *
     * @param major generation
     * @param minor member of it
     */
    record Capability(int major, int minor) {
        @Override
        public String toString() {
            return major + "." + minor;
        }
    }
}
