package lv.leader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.leader.LeaderTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The analysts' wing: released whole, and Latvian beside every word a person reads. */
class ModelsTest extends LeaderTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    @Autowired
    RepositoryService repository;

    @Autowired
    ObjectMapper json;

    @Autowired
    ModelsMapper releases;

    @Autowired
    TransactionTemplate transaction;

    static Stream<Path> diagrams() throws IOException {
        return files(PROCESSES, ".bpmn");
    }

    static Stream<Path> forms() throws IOException {
        return files(FORMS, ".form");
    }

    @Test
    void everyDiagramIsReleasedUnderItsFileName() throws IOException {
        assertThat(repository.createProcessDefinitionQuery().latestVersion().list())
                .extracting(definition -> definition.getKey())
                .containsAll(diagrams().map(ModelsTest::name).toList());
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void aDiagramIsWholeInLatvian(Path diagram) throws IOException {
        Set<String> needed = new TreeSet<>();
        BpmnModelInstance model = Bpmn.readModelFromFile(diagram.toFile());
        for (Process process : model.getModelElementsByType(Process.class)) {
            needed.add(process.getId());
        }
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null) {
                needed.add(element.getId());
            }
        }
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            needed.add(task.getId() + ".documentation");
        }
        needed.removeAll(latvian(diagram, ".bpmn").stringPropertyNames());
        assertThat(needed).as("without Latvian in %s", diagram).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsWholeInLatvian(Path form) throws IOException {
        Set<String> needed = new TreeSet<>();
        words(json.readTree(form.toFile()), needed);
        needed.removeAll(latvian(form, ".form").stringPropertyNames());
        assertThat(needed).as("without Latvian in %s", form).isEmpty();
    }

    @Test
    void aReleaseInLatvianReplacesNamesAndLabels() throws IOException {
        var language = new ModelLanguage(json, "lv");
        String diagram = language.translate("call.bpmn", Files.newInputStream(PROCESSES.resolve("call.bpmn")));
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(diagram.getBytes(StandardCharsets.UTF_8)));
        String name = latvian(PROCESSES.resolve("call.bpmn"), ".bpmn").getProperty("Task_DraftCall");
        assertThat(((FlowElement) model.getModelElementById("Task_DraftCall")).getName())
                .isEqualTo(name);
        String form = language.translate("hand-over.form", Files.newInputStream(FORMS.resolve("hand-over.form")));
        assertThat(form)
                .contains(latvian(FORMS.resolve("hand-over.form"), ".form").getProperty("remark.label"));
    }

    @Test
    @Transactional
    void onlyANewerBuildReplacesTheModelsInForce() throws IOException {
        long inForce = releases.current();
        Map<String, Integer> before = versions();

        build(inForce, "lv").afterSingletonsInstantiated();
        build(inForce - 1, "lv").afterSingletonsInstantiated();
        assertThat(versions()).as("the same build and an older one").isEqualTo(before);

        build(inForce + 1, "lv").afterSingletonsInstantiated();
        Map<String, Integer> renewed = versions();
        assertThat(renewed.keySet()).isEqualTo(before.keySet());
        for (String released : diagrams().map(ModelsTest::name).toList()) {
            assertThat(renewed.get(released)).as(released).isEqualTo(before.get(released) + 1);
        }
        assertThat(releases.current()).isEqualTo(inForce + 1);

        build(inForce, "en").afterSingletonsInstantiated();
        assertThat(versions()).as("an old node that restarts").isEqualTo(renewed);

        build(inForce + 2, "lv").afterSingletonsInstantiated();
        assertThat(versions()).as("a newer build in which no model changed").isEqualTo(renewed);
        assertThat(releases.current()).isEqualTo(inForce + 2);
    }

    /** In another language every model reads differently: a stand-in for a build with changed models. */
    private Models build(long release, String language) {
        return new Models(repository, releases, new ModelLanguage(json, language), transaction, release);
    }

    private Map<String, Integer> versions() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getVersion));
    }

    private static void words(JsonNode container, Set<String> needed) {
        for (JsonNode component : container.path("components")) {
            String key = component.path("key").asText(component.path("id").asText());
            for (String property : ModelLanguage.FORM_TEXTS) {
                if (component.hasNonNull(property)) {
                    needed.add(key + "." + property);
                }
            }
            for (JsonNode value : component.path("values")) {
                needed.add(key + ".value." + value.path("value").asText());
            }
            words(component, needed);
        }
    }

    private static Properties latvian(Path model, String ending) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(
                model.resolveSibling(model.getFileName().toString().replace(ending, "_lv.properties")))) {
            texts.load(reader);
        }
        return texts;
    }

    private static String name(Path model) {
        return model.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    private static Stream<Path> files(Path wing, String ending) throws IOException {
        try (var all = Files.list(wing)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }
}
