package io.github.rnn4j.backend.nd4j;

import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.backend.nd4j.CudaDriver.Capability;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a flavour of ND4J can run here. Everything that can be known without ND4J is asked first; its classes are touched last,
 * for a start that fails cannot be tried again in the same process.
 */
final class Probe {
    private static final Capability OLDEST = new Capability(3, 7);
    private static final Capability NEWEST = new Capability(8, 9);
    private static final String CPU_PRIORITY = "BACKEND_PRIORITY_CPU";
    private static final String GPU_PRIORITY = "BACKEND_PRIORITY_GPU";

    private final ProbeContext context;
    private final Supplier<CudaDriver> driver;
    private final Map<String, String> environment;

    /**
     * Prepares a probe.
     *
     * @param driver asked at most once
     * @param environment the process's environment variables
     */
    Probe(ProbeContext context, Supplier<CudaDriver> driver, Map<String, String> environment) {
        this.context = context;
        this.driver = driver;
        this.environment = environment;
    }

    /** Answers for a flavour; never throws. */
    Availability of(Flavour flavour) {
        try {
            Availability refusal = flavour == Flavour.CPU ? refuseCpu() : refuseCuda();
            return refusal == null ? Engine.availability(flavour) : refusal;
        } catch (RuntimeException | LinkageError failure) {
            return Availability.no(
                    "ND4J's classes cannot be loaded (" + failure.getClass().getSimpleName() + ": " + firstLine(failure)
                            + ")",
                    "Add org.nd4j:" + flavour.artifact() + ":1.0.0-M2.1 with all that it depends on.",
                    failure);
        }
    }

    private @Nullable Availability refuseCpu() {
        String platform = NativeLibraries.platform(property("os.name"), property("os.arch"));
        String mend = "Add org.nd4j:nd4j-native:1.0.0-M2.1, and the same with classifier " + platform
                + (platform.equals("linux-x86_64") ? "-avx2 (without -avx2 on an older processor)." : ".");
        if (!Flavour.CPU.isOn(context.classLoader())) {
            return Availability.no("ND4J's code for processors (nd4j-native) is not on the class path", mend, null);
        }
        if (!NativeLibraries.areOn(context.classLoader(), platform)) {
            return Availability.no(
                    "the native library of nd4j-native for " + platform + " is not on the class path", mend, null);
        }
        if (Flavour.CUDA.isOn(context.classLoader())
                && !cpuIsPreferred()
                && driver.get().hasDevice()) {
            return otherFlavour(Flavour.CPU);
        }
        return null;
    }

    private @Nullable Availability refuseCuda() {
        if (!Flavour.CUDA.isOn(context.classLoader())) {
            return Availability.no(
                    "ND4J's code for CUDA (nd4j-cuda-11.6) is not on the class path",
                    "Add org.nd4j:nd4j-cuda-11.6:1.0.0-M2.1 (600 MB) and CUDA 11.6, on a GPU up to compute capability "
                            + NEWEST + ".",
                    null);
        }
        if (Flavour.CPU.isOn(context.classLoader()) && cpuIsPreferred()) {
            return otherFlavour(Flavour.CUDA);
        }
        return refuseDevice(driver.get());
    }

    /** Refuses a machine whose first GPU the binaries do not know; null if they do. */
    static @Nullable Availability refuseDevice(CudaDriver driver) {
        if (!driver.problem().isEmpty()) {
            return Availability.no(
                    driver.problem(), "Install the NVIDIA driver, or use a backend for the processor.", null);
        }
        if (driver.devices().isEmpty()) {
            return Availability.no(
                    "the NVIDIA driver finds no GPU", "Look at nvidia-smi, or use a backend for the processor.", null);
        }
        Capability found = driver.devices().get(0);
        if (compare(found, NEWEST) > 0) {
            return Availability.no(
                    "the GPU has compute capability " + found + ", and ND4J's CUDA binaries end at " + NEWEST
                            + " and carry no PTX: no driver can make them run on it",
                    "Use the backend 'djl-cuda', or a backend for the processor.",
                    null);
        }
        return compare(found, OLDEST) >= 0
                ? null
                : Availability.no(
                        "the GPU has compute capability " + found + ", and ND4J's CUDA binaries begin at " + OLDEST,
                        "Use a newer GPU, or a backend for the processor.",
                        null);
    }

    /** Says that a process has one flavour, and that here it is the other one. */
    static Availability otherFlavour(Flavour flavour) {
        Flavour other = flavour == Flavour.CPU ? Flavour.CUDA : Flavour.CPU;
        return Availability.no(
                "a process has one flavour of ND4J, and in this one it is that of '" + other.backend() + "'",
                "Leave " + other.artifact() + " out of the class path"
                        + (flavour == Flavour.CPU
                                ? ", or set the environment variable " + CPU_PRIORITY + " to 1000."
                                : ", or unset the environment variable " + CPU_PRIORITY + "."),
                null);
    }

    private static int compare(Capability left, Capability right) {
        return left.major() == right.major() ? left.minor() - right.minor() : left.major() - right.major();
    }

    /** ND4J takes the available flavour with the higher priority: 100 for CUDA and 0 for the CPU, unless the environment says. */
    private boolean cpuIsPreferred() {
        return priority(CPU_PRIORITY, 0) > priority(GPU_PRIORITY, 100);
    }

    private int priority(String variable, int usual) {
        String value = environment.get(variable);
        try {
            return value == null ? usual : Integer.parseInt(value);
        } catch (NumberFormatException ignored) {
            return usual;
        }
    }

    private String property(String key) {
        return context.property(key).orElse("");
    }

    /** Returns what a failure says, on one line. */
    static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "no message" : message.lines().findFirst().orElse("no message");
    }
}
