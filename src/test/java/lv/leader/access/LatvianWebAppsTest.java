package lv.leader.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The vendor's web apps have a Latvian text for everything that they can show. */
class LatvianWebAppsTest {

    private static final String APP = "META-INF/resources/webjars/camunda/app/";
    private static final Pattern FILLED_IN = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|\\{}");

    private final PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "tasklist", "admin", "cockpit"})
    void everyTextThatTheScriptsNameIsThere(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        Map<String, String> latvian = texts(app, "lv");
        assertThat(latvian.keySet()).as("nothing the vendor doesn't know").isSubsetOf(english.keySet());
        assertThat(latvian.values()).noneMatch(text -> text.contains("\uFFFD"));
        // The vendor's file also has the texts of the enterprise edition, whose screens are not in the jar.
        String scripts = scripts(app);
        assertThat(english.keySet())
                .filteredOn(key -> !latvian.containsKey(key))
                .as("shown but not translated")
                .noneMatch(key -> scripts.contains(key.substring(key.lastIndexOf('/') + 1)));
        assertThat(latvian).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"welcome", "tasklist", "admin", "cockpit"})
    void whatIsFilledInIsFilledInInLatvianToo(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        texts(app, "lv")
                .forEach((key, text) -> assertThat(filledIn(text))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(filledIn(english.get(key))));
    }

    private static List<String> filledIn(String text) {
        return FILLED_IN.matcher(text).results().map(MatchResult::group).toList();
    }

    private Map<String, String> texts(String app, String language) throws IOException {
        Resource file = files.getResource("classpath:" + APP + app + "/locales/" + language + ".json");
        String json = file.getContentAsString(StandardCharsets.UTF_8).replace("\uFEFF", "");
        Map<String, String> texts = new TreeMap<>();
        collect("", new ObjectMapper().readTree(json), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            node.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
            fields.forEach((key, value) -> collect(path.isEmpty() ? key : path + "/" + key, value, texts));
        } else {
            texts.put(path, node.isTextual() ? node.asText() : node.toString());
        }
    }

    private String scripts(String app) throws IOException {
        String root = "classpath*:META-INF/resources/";
        return List.of(
                        root + "webjars/camunda/app/" + app + "/*.js",
                        root + "webjars/camunda/app/" + app + "/*.html",
                        root + "webjars/camunda/lib/deps.js",
                        root + "plugin/" + app + "/app/plugin.js")
                .stream()
                .flatMap(pattern -> resources(pattern).stream())
                .map(LatvianWebAppsTest::content)
                .collect(Collectors.joining("\n"));
    }

    private List<Resource> resources(String pattern) {
        try {
            return List.of(files.getResources(pattern));
        } catch (IOException e) {
            throw new IllegalStateException(pattern, e);
        }
    }

    private static String content(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
