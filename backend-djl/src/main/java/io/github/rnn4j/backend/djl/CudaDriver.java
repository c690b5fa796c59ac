package io.github.rnn4j.backend.djl;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks NVIDIA's driver which GPUs there are. It holds nothing open. */
final class CudaDriver {
    private static final int CAPABILITY_MAJOR = 75;
    private static final int CAPABILITY_MINOR = 76;

    private CudaDriver() {}

    /**
     * A GPU.
     *
     * @param number its device number
     * @param major compute capability before the point
     * @param minor compute capability behind the point
     */
    record Gpu(int number, int major, int minor) {
        @Override
        public String toString() {
            return "GPU " + number + " (compute capability " + major + "." + minor + ")";
        }
    }

    /** The driver is not there or refuses to answer. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }

    /** Returns the GPUs by number. */
    static List<Gpu> devices() throws Failure {
        NativeLibrary driver = library(isWindows() ? "nvcuda" : "libcuda.so.1");
        call(driver, "cuInit", 0);
        IntByReference answer = new IntByReference();
        call(driver, "cuDeviceGetCount", answer);
        List<Gpu> gpus = new ArrayList<>();
        for (int number = 0, count = answer.getValue(); number < count; number++) {
            gpus.add(new Gpu(
                    number, attribute(driver, CAPABILITY_MAJOR, number), attribute(driver, CAPABILITY_MINOR, number)));
        }
        return gpus;
    }

    /** Returns whether CUDA's runtime library is found under the name by which DJL looks for it. */
    static boolean hasRuntime() {
        if (isWindows()) {
            return true; // DJL searches other folders there; it says itself what it misses
        }
        try {
            library("cudart");
            return true;
        } catch (Failure e) {
            return false;
        }
    }

    private static int attribute(NativeLibrary driver, int attribute, int device) throws Failure {
        IntByReference answer = new IntByReference();
        call(driver, "cuDeviceGetAttribute", answer, attribute, device);
        return answer.getValue();
    }

    private static NativeLibrary library(String name) throws Failure {
        try {
            return NativeLibrary.getInstance(name);
        } catch (UnsatisfiedLinkError e) {
            throw new Failure("library " + name + " not found");
        }
    }

    private static void call(NativeLibrary driver, String name, Object... arguments) throws Failure {
        Function function = driver.getFunction(name);
        int status = function.invokeInt(arguments);
        if (status != 0) {
            throw new Failure(name + " answered " + status);
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win");
    }
}
