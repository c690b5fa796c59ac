package io.github.rnn4j.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.rnn4j.api.backend.BackendProvider;
import io.github.rnn4j.api.backend.BackendRequirements;
import io.github.rnn4j.api.backend.Feature;
import io.github.rnn4j.api.backend.ProbeContext;
import io.github.rnn4j.api.error.ErrorCode;
import io.github.rnn4j.api.error.RnnException;
import io.github.rnn4j.api.tensor.DType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendRegistryTest {
    private static final ProbeContext CONTEXT = new SystemProbeContext(BackendRegistryTest.class.getClassLoader());

    private static BackendRegistry registry(BackendProvider... providers) {
        return new BackendRegistry(List.of(providers), CONTEXT);
    }

    private static ErrorCode code(Throwable failure) {
        return ((RnnException) failure).code();
    }

    @Test
    void withoutAProviderTheMessageSaysWhatToAdd() {
        assertThatThrownBy(() -> registry().choose(BackendRequirements.NONE))
                .hasMessage(
                        "backend: expected one that works here but found none. No backend is on the class path: add one,"
                                + " such as io.github.rnn4j:backend-cpu.")
                .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.BACKEND_NOT_FOUND));
        assertThatThrownBy(() -> registry().choose("cpu"))
                .hasMessageStartingWith("backend 'cpu' not found. No backend is on the class path")
                .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.BACKEND_NOT_FOUND));
    }

    @Test
    void theHighestPriorityThatIsAvailableWinsAndLowerOnesAreNotProbed() {
        FakeBackendProvider low = FakeBackendProvider.available("low", 10);
        FakeBackendProvider middle = FakeBackendProvider.available("middle", 20);
        FakeBackendProvider high = FakeBackendProvider.unavailable("high", 30);

        assertThat(registry(low, middle, high).choose(BackendRequirements.NONE)).isSameAs(middle);
        assertThat(high.probes).isEqualTo(1);
        assertThat(low.probes).isZero();
    }

    @Test
    void aProviderWithoutWhatIsRequiredIsPassedOverUnprobed() {
        FakeBackendProvider plain = FakeBackendProvider.available("plain", 20);
        FakeBackendProvider able = FakeBackendProvider.available("able", 10, Feature.DETERMINISTIC);
        BackendRequirements required = new BackendRequirements(Set.of(), Set.of(Feature.DETERMINISTIC));

        assertThat(registry(plain, able).choose(required)).isSameAs(able);
        assertThat(plain.probes).isZero();
    }

    @Test
    void whereNoneWillDoTheMessageSaysWhatWasRequired() {
        BackendRequirements required = new BackendRequirements(Set.of(DType.FLOAT16), Set.of());

        assertThatThrownBy(
                        () -> registry(FakeBackendProvider.available("cpu", 40)).choose(required))
                .hasMessage(
                        "backend: expected one that works here and has storage [FLOAT16] and features [] but found none."
                                + " On the class path: cpu (available: plain kernels).")
                .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.BACKEND_UNAVAILABLE));
    }

    @Test
    void aChoiceByNameProbesThatProviderOnceAndNoOther() {
        FakeBackendProvider wanted = FakeBackendProvider.available("wanted", 1);
        FakeBackendProvider other = FakeBackendProvider.available("other", 2);
        BackendRegistry registry = registry(wanted, other);

        assertThat(registry.choose("wanted")).isSameAs(wanted);
        assertThat(registry.choose("wanted")).isSameAs(wanted);
        assertThat(wanted.probes).isEqualTo(1);
        assertThat(other.probes).isZero();
    }

    @Test
    void anUnknownNameGetsASuggestionAndTheListOfAll() {
        BackendRegistry registry =
                registry(FakeBackendProvider.available("cpu", 40), FakeBackendProvider.unavailable("nd4j", 20));

        assertThatThrownBy(() -> registry.choose("nd4jj"))
                .hasMessage(
                        "backend 'nd4jj' not found. Did you mean 'nd4j'? On the class path: cpu (available: plain kernels),"
                                + " nd4j (not available: no native library; add nd4j-native to the class path).")
                .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.BACKEND_NOT_FOUND));
    }

    @Test
    void anUnavailableNameGetsItsReasonAndItsMend() {
        assertThatThrownBy(() ->
                        registry(FakeBackendProvider.unavailable("nd4j", 20)).choose("nd4j"))
                .hasMessage(
                        "backend 'nd4j' is not available here. On the class path: nd4j (not available: no native library;"
                                + " add nd4j-native to the class path).")
                .satisfies(e -> assertThat(code(e)).isEqualTo(ErrorCode.BACKEND_UNAVAILABLE));
    }

    @Test
    void aProbeThatThrowsIsAnUnavailabilityWithThatReason() {
        BackendRegistry registry = registry(
                new FakeBackendProvider("thrower", 9, Set.of(), () -> {
                    throw new UnsatisfiedLinkError("libengine.so");
                }),
                new FakeBackendProvider("silent", 8, Set.of(), () -> null),
                FakeBackendProvider.available("cpu", 1));

        assertThat(registry.listings())
                .extracting(BackendListing::name, BackendListing::state, BackendListing::reason)
                .containsExactly(
                        tuple(
                                "thrower",
                                ProviderState.UNAVAILABLE,
                                "its probe failed: UnsatisfiedLinkError libengine.so"),
                        tuple("silent", ProviderState.UNAVAILABLE, "its probe gave no answer"),
                        tuple("cpu", ProviderState.AVAILABLE, "plain kernels"));
    }

    @Test
    void ofTwoProvidersOfOneNameTheFirstWinsAndTheOtherIsListed() {
        FakeBackendProvider first = FakeBackendProvider.available("cpu", 1);
        FakeBackendProvider second = FakeBackendProvider.available("cpu", 99);
        BackendRegistry registry = registry(first, second);

        assertThat(registry.choose("cpu")).isSameAs(first);
        assertThat(registry.choose(BackendRequirements.NONE)).isSameAs(first);
        assertThat(registry.listings())
                .extracting(BackendListing::state)
                .containsExactly(ProviderState.AVAILABLE, ProviderState.DUPLICATE);
        assertThat(registry.listings().get(1).reason())
                .isEqualTo("the name belongs to " + FakeBackendProvider.class.getName() + ", found first");
    }

    @Test
    void namesAreChecked() {
        for (String name : new String[] {"", "CPU", "my cpu", "-cpu", "cpu\n", null}) {
            BackendRegistry registry = registry(FakeBackendProvider.available(name, 1));

            assertThat(registry.listings()).singleElement().satisfies(listing -> assertThat(listing.state())
                    .isEqualTo(ProviderState.BROKEN));
            assertThat(registry.listings().get(0).reason())
                    .isEqualTo("name: expected lower-case letters, digits and hyphens but got '" + name + "'");
        }
    }

    @Test
    void brokenProvidersHideNoOtherAndAreListedWithTheirFailure(@TempDir Path folder) throws Exception {
        try (URLClassLoader loader = ServiceFolder.loader(
                folder,
                BackendProvider.class,
                "com.example.Gone",
                ServiceFolder.Failing.class.getName(),
                BackendRegistryTest.class.getName(),
                ServiceFolder.Unlinked.class.getName(),
                ServiceFolder.Sound.class.getName())) {
            BackendRegistry registry = BackendRegistry.of(loader);

            assertThat(registry.choose("sound")).isInstanceOf(ServiceFolder.Sound.class);
            assertThat(broken(registry, "com.example.Gone")).contains("com.example.Gone not found");
            assertThat(broken(registry, ServiceFolder.Failing.class.getName())).contains("the disk is gone");
            assertThat(broken(registry, BackendRegistryTest.class.getName())).contains("not a subtype");
            assertThat(broken(registry, ServiceFolder.Unlinked.class.getName()))
                    .isEqualTo("NoClassDefFoundError com/example/Engine");
        }
    }

    @Test
    void aServiceFileThatIsNoneHidesNoOther(@TempDir Path damaged, @TempDir Path sound) throws Exception {
        try (URLClassLoader first = ServiceFolder.loader(damaged, BackendProvider.class, "this is no class name");
                URLClassLoader second =
                        ServiceFolder.loader(sound, BackendProvider.class, ServiceFolder.Sound.class.getName());
                URLClassLoader both =
                        new URLClassLoader(new URL[] {first.getURLs()[0], second.getURLs()[0]}, first.getParent())) {
            BackendRegistry registry = BackendRegistry.of(both);

            assertThat(registry.choose("sound")).isInstanceOf(ServiceFolder.Sound.class);
            assertThat(broken(registry, "")).contains("Illegal configuration-file syntax");
        }
    }

    @Test
    void theContextLoaderIsAskedFirst(@TempDir Path folder) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                ServiceFolder.loader(folder, BackendProvider.class, ServiceFolder.Sound.class.getName())) {
            thread.setContextClassLoader(loader);
            assertThat(BackendRegistry.ofClassPath().choose("sound")).isInstanceOf(ServiceFolder.Sound.class);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void whereTheContextLoaderSeesNothingTheLibrarysOwnIsAsked() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            List<BackendListing> expected =
                    BackendRegistry.of(BackendRegistry.class.getClassLoader()).listings();
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            assertThat(BackendRegistry.ofClassPath().listings()).isEqualTo(expected);
            thread.setContextClassLoader(null);
            assertThat(BackendRegistry.ofClassPath().listings()).isEqualTo(expected);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String broken(BackendRegistry registry, String providerClass) {
        return registry.listings().stream()
                .filter(listing -> listing.state() == ProviderState.BROKEN)
                .filter(listing -> listing.providerClass().equals(providerClass))
                .map(BackendListing::reason)
                .findFirst()
                .orElseThrow(() -> new AssertionError("none broken of " + providerClass + ": " + registry.listings()));
    }
}
