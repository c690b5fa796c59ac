package io.github.rnn4j.backend.nd4j;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import io.github.rnn4j.backend.nd4j.CudaDriver.Capability;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the CUDA driver through its C interface. It never starts ND4J, which prints a stack trace where there is no driver and
 * dies where there is a GPU that its binaries do not know.
 */
final class CudaDriverCall {
    private static final int CAPABILITY_MAJOR = 75;
    private static final int CAPABILITY_MINOR = 76;

    private CudaDriverCall() {}

    /** Never throws. */
    static CudaDriver ask() {
        String library = Platform.isWindows() ? "nvcuda" : "libcuda.so.1";
        try {
            return ask(NativeLibrary.getInstance(library));
        } catch (UnsatisfiedLinkError missing) {
            return CudaDriver.silent("the NVIDIA driver library is not found (" + library + ")");
        } catch (RuntimeException | LinkageError failure) {
            return CudaDriver.silent("the NVIDIA driver library cannot be asked (" + failure + ")");
        }
    }

    private static CudaDriver ask(NativeLibrary driver) {
        int status = call(driver, "cuInit", 0);
        IntByReference count = new IntByReference();
        status = status == 0 ? call(driver, "cuDeviceGetCount", count) : status;
        List<Capability> devices = new ArrayList<>();
        for (int ordinal = 0; status == 0 && ordinal < count.getValue(); ordinal++) {
            IntByReference device = new IntByReference();
            IntByReference major = new IntByReference();
            IntByReference minor = new IntByReference();
            status = call(driver, "cuDeviceGet", device, ordinal);
            status |= call(driver, "cuDeviceGetAttribute", major, CAPABILITY_MAJOR, device.getValue());
            status |= call(driver, "cuDeviceGetAttribute", minor, CAPABILITY_MINOR, device.getValue());
            devices.add(new Capability(major.getValue(), minor.getValue()));
        }
        return status == 0
                ? CudaDriver.with(devices)
                : CudaDriver.silent("the NVIDIA driver answers with error " + status);
    }

    private static int call(NativeLibrary driver, String function, Object... arguments) {
        return driver.getFunction(function).invokeInt(arguments);
    }
}
