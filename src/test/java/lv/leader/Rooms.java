package lv.leader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The packages and who needs whom, as a page that a reader of the repository sees drawn. */
final class Rooms {

    private static final Map<String, List<String>> FLOORS = floors();

    private final Map<String, Set<String>> needs = new TreeMap<>();

    Rooms(ApplicationModules modules) {
        modules.stream().forEach(module -> needs.put(name(module), needed(module, modules)));
    }

    private static Map<String, List<String>> floors() {
        Map<String, List<String>> floors = new LinkedHashMap<>();
        floors.put("Screens and plays", List.of("eps", "desk", "cockpit", "scenario"));
        floors.put(
                "Steps",
                List.of(
                        "strategy",
                        "call",
                        "application",
                        "assessment",
                        "decision",
                        "challenge",
                        "amendment",
                        "claim",
                        "payment",
                        "monitoring",
                        "recovery",
                        "clarification"));
        return floors;
    }

    private static String name(ApplicationModule module) {
        return module.getBasePackage().getName().substring("lv.leader.".length());
    }

    private static Set<String> needed(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .map(Rooms::name)
                .filter(name -> !name.equals(name(module)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything, as Markdown with a Mermaid drawing. */
    String page() throws IOException {
        return """
                # The rooms of the house

                Drawn from the code by `BordersTest`; it fails where this page says something else. An arrow means *calls the
                face of*. An arrow that follows from others is left out here and stands in the table.

                ```mermaid
                %s```

                | package | what it is | calls |
                |---|---|---|
                %s""".formatted(drawing(), table());
    }

    private String drawing() {
        var drawing = new StringBuilder("flowchart TB\n");
        Set<String> shared = new TreeSet<>(needs.keySet());
        FLOORS.values().forEach(shared::removeAll);
        FLOORS.forEach((floor, rooms) -> floor(drawing, floor, rooms));
        floor(drawing, "What the steps share", shared);
        needs.forEach((room, all) -> all.stream()
                .filter(other -> all.stream().noneMatch(between -> reaches(between, other)))
                .forEach(other -> drawing.append("  %s_ --> %s_%n".formatted(room, other))));
        return drawing.toString();
    }

    private void floor(StringBuilder drawing, String title, Iterable<String> rooms) {
        drawing.append("  subgraph %s[\"%s\"]%n".formatted(title.replace(" ", ""), title));
        rooms.forEach(room -> {
            if (needs.containsKey(room)) {
                // Some names are words of the drawing language.
                drawing.append("    %s_[%s]%n".formatted(room, room));
            }
        });
        drawing.append("  end\n");
    }

    private boolean reaches(String from, String to) {
        return !from.equals(to) && needs.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
    }

    private String table() throws IOException {
        var table = new StringBuilder();
        for (var room : needs.entrySet()) {
            table.append("| `%s` | %s | %s |%n"
                    .formatted(room.getKey(), saying(room.getKey()), String.join(", ", room.getValue())));
        }
        return table.toString();
    }

    /** The package's own Javadoc, on one line. */
    private static String saying(String room) throws IOException {
        return Files.readString(Path.of("src/main/java/lv/leader", room, "package-info.java"))
                .replaceAll("(?s)^.*?/\\*\\*(.*?)\\*/.*$", "$1")
                .replaceAll("(?m)^\\s*\\*", " ")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
