package io.github.rnn4j.monitoring.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our ES modules as one classic script, for a page in one file, where no module can import another: each becomes a function that is called at once and
 * returns what it exports. Understands what our modules use: {@code import { a, b } from './name.js';} and {@code export} before a
 * declaration, each on a line of its own.
 */
final class ModuleBundle {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import \\{([^}]*)\\} from '\\./([\\w.]+)\\.js';$");
    private static final Pattern CHARTS = Pattern.compile("(?m)^import uPlot from '\\./uPlot\\.esm\\.js';\\n");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ((?:async )?function|const|class) (\\w+)");

    private final StringBuilder script = new StringBuilder();

    /** Adds a module after those that it imports. */
    void add(String name, String source) {
        List<String> exported =
                EXPORT.matcher(source).results().map(match -> match.group(2)).toList();
        String body = CHARTS.matcher(source).replaceAll("");
        body = IMPORT.matcher(body)
                .replaceAll(match ->
                        Matcher.quoteReplacement("const {" + renamed(match) + "} = " + variable(match.group(2)) + ";"));
        body = EXPORT.matcher(body).replaceAll("$1 $2");
        script.append("const ")
                .append(variable(name.replace(".js", "")))
                .append(" = (() => {\n")
                .append(body)
                .append("\nreturn {")
                .append(String.join(", ", exported))
                .append("};\n})();\n");
    }

    /** Returns the script. */
    String script() {
        return "'use strict';\n" + script;
    }

    private static String renamed(MatchResult match) {
        List<String> names = new ArrayList<>();
        for (String name : match.group(1).split(",", -1)) {
            names.add(name.strip().replace(" as ", ": "));
        }
        return String.join(", ", names);
    }

    private static String variable(String module) {
        return "module_" + module.replace('.', '_');
    }
}
