package lv.leader.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.export.CoverageStateJsonExporter;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes, when the last test is over, what the tests walked: as numbers for {@link EverySequenceFlowIsWalked} and as
 * coloured diagrams for people.
 */
public class CoverageReport implements BeforeAllCallback {

    static final Path FOLDER = Path.of("target", "process-test-coverage", "all");
    static final Path NUMBERS = FOLDER.resolve("report.json");

    @Override
    public void beforeAll(ExtensionContext test) {
        ExtensionContext.Store.CloseableResource writing = CoverageReport::write;
        test.getRoot()
                .getStore(ExtensionContext.Namespace.create(CoverageReport.class))
                .getOrComputeIfAbsent("writing", key -> writing);
    }

    private static void write() {
        String numbers =
                CoverageStateJsonExporter.createCoverageStateResult(List.of(WalkedFlows.ALL.asSuite()), models());
        CoverageReportUtil.writeReport(numbers, false, FOLDER.toFile(), "report.json", json -> json);
        CoverageReportUtil.writeReport(numbers, true, FOLDER.toFile(), "report.html", CoverageReportUtil::generateHtml);
    }

    private static Collection<Model> models() {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(CoverageReport::model)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model model(Path file) {
        var diagram = Bpmn.readModelFromFile(file.toFile());
        return new Model(
                diagram.getModelElementsByType(Process.class).iterator().next().getId(),
                diagram.getModelElementsByType(FlowNode.class).size()
                        + diagram.getModelElementsByType(SequenceFlow.class).size(),
                null,
                Bpmn.convertToString(diagram));
    }
}
