package lv.leader.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases the diagrams, tables and forms of this build.
 *
 * <p>Each build's models carry a number that only grows. A node releases only what is newer than the database's, so a
 * restarted old node can't bring old models back; only changed files become new versions.
 */
@Component
class Models implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Models.class);
    private static final List<String> WINGS =
            List.of("classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form");

    private final RepositoryService repository;
    private final ModelsMapper mapper;
    private final ModelLanguage language;
    private final TransactionTemplate transaction;
    private final long release;

    Models(
            RepositoryService repository,
            ModelsMapper mapper,
            ModelLanguage language,
            TransactionTemplate transaction,
            @Value("${leader.release}") long release) {
        this.repository = repository;
        this.mapper = mapper;
        this.language = language;
        this.transaction = transaction;
        this.release = release;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> releaseIfNewer());
    }

    private void releaseIfNewer() {
        // Two nodes that start together: the second waits here and finds the release done.
        mapper.lock();
        Long current = mapper.current();
        if (current != null && current >= release) {
            log.info("Models of release {} are in force; this build carries {}", current, release);
            return;
        }
        List<Resource> models = models();
        if (models.isEmpty()) {
            log.warn("This build carries no models");
            return;
        }
        var deployment = repository
                .createDeployment()
                // One name for all releases: the engine looks for what changed among deployments of the same name.
                .name("LEADER")
                .source("leader")
                .enableDuplicateFiltering(true);
        for (Resource model : models) {
            try (InputStream content = model.getInputStream()) {
                deployment.addString(model.getFilename(), language.translate(model.getFilename(), content));
            } catch (IOException e) {
                throw new IllegalStateException("model " + model + " is not readable", e);
            }
        }
        var released = deployment.deployWithResult();
        mapper.record(release, released.getId());
        log.info("Released models {}", release);
    }

    private static List<Resource> models() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            List<Resource> found = new ArrayList<>();
            for (String wing : WINGS) {
                found.addAll(List.of(resolver.getResources(wing)));
            }
            return found;
        } catch (IOException e) {
            throw new IllegalStateException("models are not readable", e);
        }
    }
}
