package io.github.rnn4j.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModuleBundleTest {
    private static final Pattern ANY_IMPORT = Pattern.compile("(?m)^\\s*import\\b.*$");
    private static final Pattern NAMED = Pattern.compile("from '\\./([\\w.]+)';$");

    @Test
    void aModuleBecomesAFunctionThatReturnsWhatItExports() {
        ModuleBundle bundle = new ModuleBundle();
        bundle.add("a.js", "export const one = 1;\nexport function two() {\n  return 2;\n}\nconst three = 3;\n");
        bundle.add(
                "b.js",
                "import { one, two as zwei } from './a.js';\nimport uPlot from './uPlot.esm.js';\nzwei(one, uPlot);\n");

        assertThat(bundle.script()).isEqualTo("""
                        'use strict';
                        const module_a = (() => {
                        const one = 1;
                        function two() {
                          return 2;
                        }
                        const three = 3;

                        return {one, two};
                        })();
                        const module_b = (() => {
                        const {one, two: zwei} = module_a;
                        zwei(one, uPlot);

                        return {};
                        })();
                        """);
    }

    /** What the bundle does not understand, and what is not there before it is needed, would only fail in a browser. */
    @Test
    void ourModulesImportWhatTheBundleUnderstandsAndOnlyWhatStandsBefore() {
        Set<String> before = new HashSet<>(Set.of(PageFiles.CHARTS));
        for (String module : PageFiles.MODULES) {
            String source = new String(PageFiles.own(module), StandardCharsets.UTF_8);
            ANY_IMPORT.matcher(source).results().forEach(line -> {
                Matcher from = NAMED.matcher(line.group());
                assertThat(from.find()).as("%s: %s", module, line.group()).isTrue();
                assertThat(before).as("before %s", module).contains(from.group(1));
            });
            ModuleBundle bundle = new ModuleBundle();
            bundle.add(module, source);
            assertThat(bundle.script()).as(module).doesNotContainPattern("(?m)^\\s*(import|export)\\b");
            before.add(module);
        }
    }
}
