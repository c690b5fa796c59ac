package io.github.rnn4j.backend.djl;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.ptr.IntByReference;
import io.github.rnn4j.backend.djl.CudaDriver.Capability;
import java.util.ArrayList;
import java.util.List;

/** Asks the CUDA driver through its C interface, and nothing of the engine. It holds nothing open. */
final class CudaDriverCall {
    private static final int CAPABILITY_MAJOR = 75;
    private static final int CAPABILITY_MINOR = 76;

    private CudaDriverCall() {}

    /** Never throws. */
    static CudaDriver ask() {
        try {
            return ask(NativeLibrary.getInstance(Platform.isWindows() ? "nvcuda" : "libcuda.so.1"));
        } catch (UnsatisfiedLinkError missing) {
            return CudaDriver.silent("the NVIDIA driver's library is not found");
        } catch (LinkageError failure) {
            return CudaDriver.silent("the NVIDIA driver cannot be asked: JNA is not on the class path or cannot load");
        } catch (RuntimeException failure) {
            return CudaDriver.silent("the NVIDIA driver cannot be asked (" + failure + ")");
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
