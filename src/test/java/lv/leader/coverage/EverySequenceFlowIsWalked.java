package lv.leader.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.export.CoverageStateJsonExporter;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventSource;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.junit.jupiter.api.Test;

/**
 * Runs by itself after all tests, in {@code mvn verify}: a way that is drawn and that no test has gone fails the build.
 * What was gone is in {@code target/process-test-coverage/all/report.html}.
 */
class EverySequenceFlowIsWalked {

    @Test
    void everySequenceFlowOfEveryDiagramIsWalkedByATest() throws IOException {
        var report = CoverageStateJsonExporter.readCoverageStateResult(Files.readString(CoverageReport.NUMBERS));
        List<String> unwalked = report.getModels().stream()
                .flatMap(model -> unwalked(model, report.getEvents()).stream())
                .sorted()
                .toList();
        if (Boolean.getBoolean("leader.flows.warn-only")) {
            unwalked.forEach(flow -> System.out.println("[WARNING] NO TEST WALKS " + flow));
        } else {
            assertThat(unwalked).as("sequence flows that no test walks").isEmpty();
        }
    }

    /** Each as {@code diagram: id, from → to}. */
    private static List<String> unwalked(Model model, Collection<Event> events) {
        Set<String> walked = events.stream()
                .filter(event -> event.getSource() == EventSource.SEQUENCE_FLOW)
                .filter(event -> event.getModelKey().equals(model.getKey()))
                .map(Event::getDefinitionKey)
                .collect(Collectors.toSet());
        return Bpmn.readModelFromStream(new ByteArrayInputStream(model.getXml().getBytes(StandardCharsets.UTF_8)))
                .getModelElementsByType(SequenceFlow.class)
                .stream()
                .filter(flow -> !walked.contains(flow.getId()))
                .map(flow -> model.getKey() + ": " + flow.getId() + ", " + spoken(flow.getSource()) + " → "
                        + spoken(flow.getTarget()))
                .toList();
    }

    private static String spoken(FlowNode node) {
        return node.getId()
                + (node.getName() == null ? "" : " (" + node.getName().replace('\n', ' ') + ")");
    }
}
