package io.github.rnn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;

/** The document, the list of rules and the tests say the same. */
class ContractDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "spec", "backend-contract.md");
    private static final Pattern RULE = Pattern.compile(
            "- \\*\\*([A-Z]\\.\\d+) (\\w+)\\*\\* (.+?) \\*Intent: (.+?)\\*.* \\((required|conditional); (tested by (.+)|not tested: .+)\\)");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyRuleOfTheDocumentIsInTheCodeAndTheOtherWayRound() throws IOException {
        Set<String> known = Arrays.stream(Rule.values())
                .map(rule -> rule.id() + " " + rule.name())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules().keySet()).as("rules of the document").isEqualTo(known);
        assertThat(Arrays.stream(Rule.values()).map(Rule::id)).as("numbers").doesNotHaveDuplicates();
        assertThat(Arrays.stream(Rule.values()).map(Rule::lookAt)).as("hints").noneMatch(String::isBlank);
    }

    @Test
    void everyRuleNamesTheTestsThatLookAtIt() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        Arrays.stream(Rule.values()).forEach(rule -> found.put(rule.id() + " " + rule.name(), new TreeSet<>()));
        contractTests().forEach(test -> Stream.of(
                        test.getAnnotation(ContractRule.class).value())
                .forEach(rule -> found.get(rule.id() + " " + rule.name())
                        .add(test.getDeclaringClass().getSimpleName() + "#" + test.getName())));
        assertThat(rules()).as("tests of each rule").isEqualTo(found);
    }

    @Test
    void everyContractTestNamesARule() {
        assertThat(contractTests().count()).as("contract tests found").isGreaterThan(80);
        assertThat(contractTests()).allMatch(test -> test.isAnnotationPresent(ContractRule.class));
    }

    /** Returns the rules of the document, each with its tests. */
    private static Map<String, Set<String>> rules() throws IOException {
        Map<String, Set<String>> rules = new TreeMap<>();
        String text = Files.readString(DOCUMENT).replace("\n  ", " ");
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

    private static Stream<Method> contractTests() {
        return Arrays.stream(BackendTck.class.getDeclaredClasses())
                .filter(topic -> topic.isAnnotationPresent(Nested.class))
                .flatMap(topic -> Arrays.stream(topic.getSuperclass().getDeclaredMethods()))
                .filter(method -> AnnotationSupport.isAnnotated(method, Test.class)
                        || AnnotationSupport.isAnnotated(method, ParameterizedTest.class));
    }
}
