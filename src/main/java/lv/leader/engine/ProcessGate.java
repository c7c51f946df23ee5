package lv.leader.engine;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way from the faces to the engine: starts the process of a case, in the caller's transaction.
 *
 * <p>Whoever calls has checked the person's right to do so: the engine's own authorizations are for Tasklist and REST,
 * and are not asked here. Messages to a running case go through {@link Inbox}.
 */
@Component
public class ProcessGate {

    /** Start variable with the LAG's code, read by the tenant provider. */
    static final String TENANT = "tenant";

    private final RuntimeService runtime;
    private final AsSystem system;

    ProcessGate(RuntimeService runtime, AsSystem system) {
        this.runtime = runtime;
        this.system = system;
    }

    /**
     * Starts the newest version of a process. Its start event is a save point, so the first step runs as a job after
     * the caller's commit.
     *
     * @param process id of the diagram
     * @param caseId becomes the business key
     * @param tenant the LAG's code, carried by every row of the case; null only for what belongs to no LAG
     * @return the engine's id of the instance
     */
    @Transactional
    public String start(String process, UUID caseId, String tenant, Map<String, Object> variables) {
        return system.run(() -> {
            var start = runtime.createProcessInstanceByKey(process)
                    .businessKey(caseId.toString())
                    .setVariables(variables);
            if (tenant != null) {
                start.setVariable(TENANT, tenant);
            }
            return start.execute().getProcessInstanceId();
        });
    }

    /**
     * The same at the start event of a process that has one for this message, for a case that begins further on.
     *
     * @param message name of the message as in the diagram
     * @param tenant the LAG's code
     */
    @Transactional
    public String startAt(String message, UUID caseId, String tenant, Map<String, Object> variables) {
        return system.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseId.toString())
                .setVariables(variables)
                .setVariable(TENANT, tenant)
                .correlateStartMessage()
                .getProcessInstanceId());
    }
}
