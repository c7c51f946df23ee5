package lv.leader.eps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a diagram can say of a case, whatever is decided, written or sent: the public has words for it. */
class PortalWordsTest {

    /** Sent to a group, or kept in the file. */
    private static final Set<String> NOT_FOR_APPLICANTS =
            Set.of("layout", "strategy-decision", "midterm-decision", "announcement", "minutes", "group-minutes");

    private static final Path PROCESSES = Path.of("processes");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** Kind and outcome of a decision as it is issued. */
    private static final Pattern DECISION = Pattern.compile("issue\\(new Draft\\(\\s*([^,]+),\\s*[^,]+,\\s*([^,]+),");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z-]+)\"");
    private static final Pattern WORD = Pattern.compile("#\\{(eps\\.[a-z.-]+)");

    @ParameterizedTest
    @ValueSource(strings = {"", "_lv"})
    void everyStatusAndBodyOfADiagramHasWords(String language) throws IOException {
        Properties status = texts("status" + language);
        Properties portal = texts("eps" + language);
        for (Path diagram : diagrams()) {
            assertThat(status.stringPropertyNames())
                    .as("public words for " + diagram)
                    .containsAll(values(diagram, "status")
                            .map(word -> "status." + word)
                            .toList());
            assertThat(portal.stringPropertyNames())
                    .as("bodies of " + diagram)
                    .containsAll(values(diagram, "body")
                            .map(word -> "eps.body." + word)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_lv"})
    void whereAProjectStandsSaysWhatComesNext(String language) throws IOException {
        Set<String> needed = new TreeSet<>();
        for (String diagram : withItsCase("project", new HashSet<>(Set.of("assessment")))) {
            values(PROCESSES.resolve(diagram + ".bpmn"), "status")
                    .forEach(word -> needed.add("status." + word + ".next"));
        }
        assertThat(texts("status" + language).stringPropertyNames()).containsAll(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_lv"})
    void everyPaperAndLetterHasItsName(String language) throws IOException {
        String application = "eps.paper." + ApplicationPaper.KIND;
        Set<String> needed = new TreeSet<>(Set.of(application, application + ".send"));
        try (var sources = Files.list(Path.of("src/main/java/lv/leader/eps"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Paper.java"))
                    .toList()) {
                Pattern.compile("(?:return|KIND =) \"([a-z-]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(kind -> needed.addAll(
                                Set.of("eps.paper." + kind.group(1), "eps.paper." + kind.group(1) + ".send")));
            }
        }
        try (var letters = Files.list(Path.of("src/main/resources/templates/letters"))) {
            letters.map(file -> file.getFileName().toString().replace(".html", ""))
                    .filter(name -> !NOT_FOR_APPLICANTS.contains(name))
                    .forEach(name -> needed.add("eps.letter." + name));
        }
        assertThat(needed).contains("eps.paper.yearly-report", "eps.letter.payment");
        assertThat(texts("eps" + language).stringPropertyNames()).containsAll(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_lv"})
    void everyDecisionOfAProjectHasItsName(String language) throws IOException {
        Set<String> needed = new TreeSet<>();
        try (var sources = Files.walk(Path.of("src/main/java/lv/leader"))) {
            for (Path source : sources.filter(PortalWordsTest::isOfAProject).toList()) {
                DECISION.matcher(Files.readString(source)).results().forEach(decision -> {
                    LITERAL.matcher(decision.group(1))
                            .results()
                            .forEach(kind -> needed.add("decision." + kind.group(1)));
                    LITERAL.matcher(decision.group(2))
                            .results()
                            .forEach(outcome -> needed.add("outcome." + outcome.group(1)));
                });
            }
        }
        assertThat(needed)
                .contains("decision.recovery", "decision.payment-claim", "outcome.upheld", "outcome.accepted");
        assertThat(texts("eps" + language).stringPropertyNames())
                .containsAll(needed.stream().map(word -> "eps." + word).toList());
    }

    private static boolean isOfAProject(Path source) {
        return source.toString().endsWith(".java") && !source.toString().contains("/strategy/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_lv"})
    void everyWordThatAPageAsksForIsThere(String language) throws IOException {
        Set<String> needed = new TreeSet<>();
        try (var pages = Files.list(Path.of("src/main/resources/templates/eps"))) {
            for (Path page : pages.toList()) {
                WORD.matcher(Files.readString(page)).results().forEach(word -> needed.add(word.group(1)));
            }
        }
        assertThat(texts("eps" + language).stringPropertyNames()).containsAll(needed);
    }

    /** The diagrams that work on the same case. */
    private static Set<String> withItsCase(String diagram, Set<String> found) {
        if (found.add(diagram)) {
            Bpmn.readModelFromFile(PROCESSES.resolve(diagram + ".bpmn").toFile())
                    .getModelElementsByType(CallActivity.class)
                    .stream()
                    .filter(call -> !"payment-claim".equals(call.getCalledElement()))
                    .forEach(call -> withItsCase(call.getCalledElement(), found));
        }
        return found;
    }

    private static Stream<String> values(Path diagram, String property) {
        return Bpmn.readModelFromFile(diagram.toFile()).getModelElementsByType(CamundaProperty.class).stream()
                .filter(one -> property.equals(one.getCamundaName()))
                .map(CamundaProperty::getCamundaValue);
    }

    private static Set<Path> diagrams() throws IOException {
        try (var all = Files.list(PROCESSES)) {
            return all.filter(file -> file.toString().endsWith(".bpmn")).collect(Collectors.toSet());
        }
    }

    private static Properties texts(String bundle) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(bundle + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }
}
