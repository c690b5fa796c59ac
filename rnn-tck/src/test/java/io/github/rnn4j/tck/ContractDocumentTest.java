package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.support.AnnotationSupport;

/** The documents, the lists of rules and the tests say the same. */
class ContractDocumentTest {
    private static final Pattern RULE = Pattern.compile(
            "- \\*\\*([A-Z]\\.\\d+) (\\w+)\\*\\* (.+?) \\*Intent: (.+?)\\*.* \\((required|conditional); (tested by (.+)|not tested: .+)\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    /** A document, its rules as {@code number NAME}, and the tests. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists do not change, the functions capture nothing
    enum Contract {
        BACKEND(
                "backend-contract.md",
                BackendTck.class,
                80,
                Arrays.stream(Rule.values()).map(Contract::rule).toList(),
                Arrays.stream(Rule.values()).map(Rule::lookAt).toList(),
                test -> Stream.ofNullable(test.getAnnotation(ContractRule.class))
                        .flatMap(rules -> Arrays.stream(rules.value()))
                        .map(Contract::rule)
                        .toList()),
        CELL(
                "cell-contract.md",
                CellTck.class,
                20,
                Arrays.stream(CellRule.values()).map(Contract::rule).toList(),
                Arrays.stream(CellRule.values()).map(CellRule::lookAt).toList(),
                test -> Stream.ofNullable(test.getAnnotation(CellContractRule.class))
                        .flatMap(rules -> Arrays.stream(rules.value()))
                        .map(Contract::rule)
                        .toList());

        private final Path document;
        private final Class<?> kit;
        private final int testsAtLeast;
        private final List<String> rules;
        private final List<String> hints;

        private final Function<Method, List<String>> rulesOf;

        Contract(
                String document,
                Class<?> kit,
                int testsAtLeast,
                List<String> rules,
                List<String> hints,
                Function<Method, List<String>> rulesOf) {
            this.document = Path.of("..", "docs", "spec", document);
            this.kit = kit;
            this.testsAtLeast = testsAtLeast;
            this.rules = rules;
            this.hints = hints;
            this.rulesOf = rulesOf;
        }

        private static String rule(Rule rule) {
            return rule.id() + " " + rule.name();
        }

        private static String rule(CellRule rule) {
            return rule.id() + " " + rule.name();
        }

        private Stream<Method> tests() {
            return Arrays.stream(kit.getDeclaredClasses())
                    .filter(topic -> topic.isAnnotationPresent(Nested.class))
                    .flatMap(topic -> Arrays.stream(topic.getSuperclass().getDeclaredMethods()))
                    .filter(method -> AnnotationSupport.isAnnotated(method, Test.class)
                            || AnnotationSupport.isAnnotated(method, ParameterizedTest.class));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleOfTheDocumentIsInTheCodeAndTheOtherWayRound(Contract contract) throws IOException {
        assertThat(read(contract).keySet()).as("rules of the document").isEqualTo(new TreeSet<>(contract.rules));
        assertThat(contract.rules.stream().map(rule -> rule.split(" ", 2)[0]))
                .as("numbers")
                .doesNotHaveDuplicates();
        assertThat(contract.hints).as("hints").noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleNamesTheTestsThatLookAtIt(Contract contract) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        contract.rules.forEach(rule -> found.put(rule, new TreeSet<>()));
        contract.tests().forEach(test -> contract.rulesOf.apply(test).forEach(rule -> found.get(rule)
                .add(test.getDeclaringClass().getSimpleName() + "#" + test.getName())));
        assertThat(read(contract)).as("tests of each rule").isEqualTo(found);
    }

    @ParameterizedTest
    @EnumSource
    void everyContractTestNamesARule(Contract contract) {
        assertThat(contract.tests().count()).as("contract tests found").isGreaterThan(contract.testsAtLeast);
        assertThat(contract.tests())
                .noneMatch(test -> contract.rulesOf.apply(test).isEmpty());
    }

    /** Returns the rules of the document, each with its tests. */
    private static Map<String, Set<String>> read(Contract contract) throws IOException {
        Map<String, Set<String>> rules = new TreeMap<>();
        String text = Files.readString(contract.document).replace("\n  ", " ");
        text.lines().filter(line -> line.startsWith("- **")).forEach(line -> {
            Matcher rule = RULE.matcher(line);
            assertThat(rule.matches()).as("form of '%s'", line).isTrue();
            Set<String> tests = TEST.matcher(rule.group(6))
                    .results()
                    .map(test -> test.group(1) + "#" + test.group(2))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(rules.put(rule.group(1) + " " + rule.group(2), tests))
                    .as("rule %s stands twice", rule.group(1))
                    .isNull();
        });
        return rules;
    }
}
