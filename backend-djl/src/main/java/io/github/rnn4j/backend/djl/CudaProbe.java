package io.github.rnn4j.backend.djl;

import io.github.rnn4j.api.backend.Availability;
import java.util.List;

/** Whether there is a GPU that PyTorch's CUDA library has code for. Asks the driver, and nothing of DJL. */
final class CudaProbe {
    /** The library holds machine code for compute capabilities 5.0 to 9.0, and none that a newer GPU could translate. */
    private static final int OLDEST = 5;

    private static final int NEWEST = 9;

    private CudaProbe() {}

    /** Says whether one device can be used. */
    static Availability look(int device) {
        try {
            return judge(CudaDriver.devices(), device, CudaDriver.hasRuntime());
        } catch (CudaDriver.Failure | LinkageError e) {
            String why =
                    e instanceof CudaDriver.Failure ? e.getMessage() : "JNA is not on the class path or cannot load";
            return Availability.no(
                    "no usable NVIDIA driver: " + why, "Install the driver of an NVIDIA GPU, or use backend 'djl'.", e);
        }
    }

    /**
     * Judges what the driver answered.
     *
     * @param runtime whether DJL will find CUDA's runtime library, by which it recognises a GPU
     */
    static Availability judge(List<CudaDriver.Gpu> gpus, int device, boolean runtime) {
        if (device >= gpus.size()) {
            return Availability.no(
                    "expected GPU " + device + " but the driver has " + gpus.size(),
                    "Choose a device from 0 on, or use backend 'djl'.",
                    null);
        }
        CudaDriver.Gpu gpu = gpus.get(device);
        if (gpu.major() < OLDEST || gpu.major() > NEWEST) {
            return Availability.no(
                    gpu + " cannot run PyTorch 2.5.1 for CUDA 12.4: it has code for 5.0 to 9.0",
                    "Use a GPU in between, or backend 'djl'.",
                    null);
        }
        if (!runtime) {
            return Availability.no(
                    "CUDA's runtime library (cudart) was not found, and DJL recognises a GPU by it",
                    "Install the CUDA 12 runtime, or name its folder with -Djna.library.path.",
                    null);
        }
        return Availability.yes(gpu.toString());
    }
}
