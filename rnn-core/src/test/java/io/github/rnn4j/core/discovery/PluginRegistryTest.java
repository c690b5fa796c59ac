package io.github.rnn4j.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRegistryTest {
    @Test
    void aPluginIsFoundByItsNameAndTheFirstOfANameWins() {
        Named first = new Named("one");
        PluginRegistry<Plugin> registry =
                PluginRegistry.of(List.of(first, new Named("two"), new Named("one")), Plugin::name);

        assertThat(registry.find("one")).containsSame(first);
        assertThat(registry.find("three")).isEmpty();
        assertThat(registry.names()).containsExactly("one", "two");
        assertThat(registry.broken()).isEmpty();
    }

    @Test
    void aBrokenOneHidesNoOtherAndIsTold(@TempDir Path folder) throws Exception {
        try (URLClassLoader loader =
                ServiceFolder.loader(folder, Plugin.class, "com.example.GonePlugin", PublicPlugin.class.getName())) {
            PluginRegistry<Plugin> registry = PluginRegistry.of(Plugin.class, Plugin::name, loader);

            assertThat(registry.find("public")).containsInstanceOf(PublicPlugin.class);
            assertThat(registry.broken())
                    .startsWith(" Broken: com.example.GonePlugin (")
                    .endsWith(").");
        }
    }

    /** A service that core knows nothing of. */
    public interface Plugin {
        String name();
    }

    private record Named(String name) implements Plugin {}

    /** Found by its name in a file of services. */
    public static final class PublicPlugin implements Plugin {
        @Override
        public String name() {
            return "public";
        }
    }
}
