package lv.leader.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lv.leader.strategy.StrategyDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a person reads is there in English and in Latvian. */
class FormWordsTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern WORD = Pattern.compile("data-word(?:-[a-z]+)?=\"([^\"]+)\"");
    private static final Pattern STAGE = Pattern.compile("name=\"(status|body)\" value=\"([a-z-]+)\"");
    private static final Pattern VALUE = Pattern.compile("<(?:variable|output) [^>]*name=\"(\\w+)\"");
    private static final Pattern AREA = Pattern.compile("words: '([a-z-]+)'");

    static Stream<Path> embeddedForms() throws IOException {
        return Files.list(FORMS).filter(file -> file.toString().endsWith(".html"));
    }

    static Stream<Path> bundles() throws IOException {
        return Files.list(MESSAGES)
                .filter(file -> !file.getFileName().toString().matches(".*_lv\\.properties"));
    }

    @ParameterizedTest
    @MethodSource("embeddedForms")
    void anEmbeddedFormHasAllItsWords(Path form) throws IOException {
        String markup = Files.readString(form);
        var area = AREA.matcher(markup);
        assertThat(area.find()).as("the form names its words").isTrue();
        Set<String> needed = new TreeSet<>();
        WORD.matcher(markup).results().forEach(word -> needed.add(word.group(1)));
        Set<String> there = new TreeSet<>();
        for (String bundle : new String[] {area.group(1) + "-form", "desk-form"}) {
            texts(MESSAGES.resolve(bundle + ".properties"))
                    .stringPropertyNames()
                    .forEach(key -> there.add(key.substring(bundle.length() + 1)));
        }
        needed.removeAll(there);
        assertThat(needed).as("words missing for %s", form).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextIsThereInBothLanguages(Path bundle) throws IOException {
        Path latvian = bundle.resolveSibling(bundle.getFileName().toString().replace(".properties", "_lv.properties"));
        assertThat(latvian).exists();
        assertThat(texts(latvian).stringPropertyNames()).isEqualTo(texts(bundle).stringPropertyNames());
    }

    @Test
    void everyStageOfADiagramIsCalledByAWord() throws IOException {
        Properties words = texts(MESSAGES.resolve("case-form.properties"));
        for (Path diagram : files("processes", ".bpmn")) {
            STAGE.matcher(Files.readString(diagram))
                    .results()
                    .forEach(stage -> assertThat(words)
                            .as(diagram + ": " + stage.group())
                            .containsKey("case-form." + stage.group(1) + "-" + stage.group(2)));
        }
    }

    /** A difference between versions names every field that a strategy has. */
    @Test
    void everyFieldOfAStrategyIsCalledByAWordWhereVersionsDiffer() throws IOException {
        Properties words = texts(MESSAGES.resolve("strategy-difference-form.properties"));
        for (var part : StrategyDraft.class.getRecordComponents()) {
            assertThat(words).containsKey("strategy-difference-form.part-" + part.getName());
        }
        Stream.concat(Stream.of(StrategyDraft.class), Stream.of(StrategyDraft.class.getNestMembers()))
                .filter(Class::isRecord)
                .flatMap(row -> Stream.of(row.getRecordComponents()))
                .forEach(field -> assertThat(words).containsKey("strategy-difference-form.field-" + field.getName()));
    }

    /** The tables that are asked about a case; the others are about the programme itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "strategy-admissibility",
                "strategy-threshold",
                "group-approval",
                "midterm-reserve",
                "eligibility",
                "support-amount",
                "onsite-sampling",
                "reduction",
                "monitoring-schedule",
                "expost-sampling",
                "recovery-share"
            })
    void everyValueOfARuleIsCalledByAWord(String table) throws IOException {
        Properties words = texts(MESSAGES.resolve("rule-form.properties"));
        String model = Files.readString(Path.of("processes", table + ".dmn"));
        assertThat(words).containsKey("rule-form.table-" + table);
        VALUE.matcher(model)
                .results()
                .forEach(value -> assertThat(words).containsKey("rule-form.value-" + value.group(1)));
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (var all = Files.list(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static Properties texts(Path file) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
