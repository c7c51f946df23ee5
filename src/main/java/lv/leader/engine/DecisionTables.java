package lv.leader.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The released DMN tables: which one is in force, which one was, and what they say. */
@Component
public class DecisionTables {

    private final ObjectProvider<ProcessEngine> engine;
    private final AsSystem system;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    DecisionTables(ObjectProvider<ProcessEngine> engine, AsSystem system) {
        this.engine = engine;
        this.system = system;
    }

    /**
     * One version of a table.
     *
     * @param key the decision's id in the DMN file
     * @param versionTag as the analyst named the version
     * @param hash SHA-256 of the DMN file, hexadecimal: the same text has the same hash on every installation
     */
    public record Table(String key, String versionTag, String hash, String definitionId) {}

    public boolean isReleased(String key) {
        return system.run(() -> repository()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .count()
                > 0);
    }

    /** The newest released version. */
    public Table current(String key) {
        return system.run(() -> table(repository()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult()));
    }

    /** The version with exactly this content, if it was ever released here. */
    public Optional<Table> byHash(String key, String hash) {
        return system.run(() -> repository()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .orderByDecisionDefinitionVersion()
                .desc()
                .list()
                .stream()
                .map(this::table)
                .filter(table -> table.hash().equals(hash))
                .findFirst());
    }

    /** All matching rows' outputs, in the order of the table. */
    public List<Map<String, Object>> evaluate(Table table, Map<String, Object> inputs) {
        return system.run(() -> engine.getObject()
                .getDecisionService()
                .evaluateDecisionById(table.definitionId())
                .variables(inputs)
                .evaluate()
                .getResultList());
    }

    private RepositoryService repository() {
        return engine.getObject().getRepositoryService();
    }

    private Table table(DecisionDefinition definition) {
        if (definition == null) {
            throw new IllegalStateException("no such decision table is released");
        }
        String hash = hashes.computeIfAbsent(definition.getId(), id -> hash(definition));
        return new Table(definition.getKey(), definition.getVersionTag(), hash, definition.getId());
    }

    private String hash(DecisionDefinition definition) {
        try (var text = repository().getResourceAsStream(definition.getDeploymentId(), definition.getResourceName())) {
            // Line ends differ between checkouts, rules don't.
            String normal = new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(normal.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("decision table " + definition.getKey() + " is not readable", e);
        }
    }
}
