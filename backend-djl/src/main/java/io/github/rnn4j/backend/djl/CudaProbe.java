package io.github.rnn4j.backend.djl;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.github.rnn4j.api.backend.Availability;
import io.github.rnn4j.backend.djl.CudaDriver.Capability;

/** Whether there is a GPU that PyTorch's CUDA library has code for. Asks the driver, and nothing of DJL. */
final class CudaProbe {
    /** The library holds machine code for compute capabilities 5.0 to 9.0, and none that a newer GPU could translate. */
    private static final int OLDEST = 5;

    private static final int NEWEST = 9;

    private CudaProbe() {}

    /** Says whether one device can be used. */
    static Availability look(int device) {
        CudaDriver driver = CudaDriverCall.ask();
        return judge(driver, device, driver.hasDevice() && hasRuntime());
    }

    /**
     * Judges what the driver answered.
     *
     * @param runtime whether DJL will find CUDA's runtime library, by which it recognises a GPU
     */
    static Availability judge(CudaDriver driver, int device, boolean runtime) {
        if (!driver.problem().isEmpty()) {
            return Availability.no(
                    driver.problem(), "Install the NVIDIA driver, or use a backend for the processor.", null);
        }
        if (driver.devices().isEmpty()) {
            return Availability.no(
                    "the NVIDIA driver finds no GPU", "Look at nvidia-smi, or use a backend for the processor.", null);
        }
        if (device >= driver.devices().size()) {
            return Availability.no(
                    "expected GPU " + device + " but the NVIDIA driver has "
                            + driver.devices().size(),
                    "Choose a device from 0 on.",
                    null);
        }
        return judge(driver.devices().get(device), runtime);
    }

    private static Availability judge(Capability found, boolean runtime) {
        if (found.major() < OLDEST || found.major() > NEWEST) {
            return Availability.no(
                    "the GPU has compute capability " + found
                            + ", and PyTorch 2.5.1 for CUDA 12.4 has code for 5.0 to 9.0",
                    "Use a GPU in between, or a backend for the processor.",
                    null);
        }
        if (!runtime) {
            return Availability.no(
                    "CUDA's runtime library (cudart) is not found, and DJL recognises a GPU by it",
                    "Install the CUDA 12 runtime, or name its folder with -Djna.library.path.",
                    null);
        }
        return Availability.yes("a GPU of compute capability " + found);
    }

    /** Returns whether CUDA's runtime library is found under the name by which DJL looks for it. */
    private static boolean hasRuntime() {
        if (Platform.isWindows()) {
            return true; // DJL searches other folders there; it says itself what it misses
        }
        try {
            return NativeLibrary.getInstance("cudart") != null;
        } catch (UnsatisfiedLinkError missing) {
            return false;
        }
    }
}
