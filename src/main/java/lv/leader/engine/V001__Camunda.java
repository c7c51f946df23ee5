package lv.leader.engine;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/** Creates the engine's tables from the vendor's own scripts, so that one tool owns the whole schema. */
@Component
class V001__Camunda extends BaseJavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "case.engine", "decision.engine", "history", "case.history", "decision.history", "identity");

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("001");
    }

    @Override
    public String getDescription() {
        return "Camunda 7.24.0";
    }

    @Override
    public void migrate(Context context) {
        var populator = new ResourceDatabasePopulator();
        for (String part : PARTS) {
            populator.addScript(new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
        populator.populate(context.getConnection());
    }
}
