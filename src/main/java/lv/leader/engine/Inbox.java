package lv.leader.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import lv.leader.database.Ids;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened to a case, on its way to the case's process.
 *
 * <p>A row is written with the fact itself; one retried engine job per row hands it to the instance of the case that
 * waits for the message. Comes it too early, the row is parked until an instance begins to wait: nothing is lost when it
 * is early, twice, or while the receiver is still starting, and one receiver's failure touches no other's.
 */
@Component
public class Inbox {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final InboxMapper mapper;
    private final ObjectMapper json;
    private final ObjectProvider<ProcessEngine> engine;

    Inbox(InboxMapper mapper, ObjectMapper json, ObjectProvider<ProcessEngine> engine) {
        this.mapper = mapper;
        this.json = json;
        this.engine = engine;
    }

    /**
     * Posts a message in the transaction of the fact.
     *
     * @param caseId business key of the receiving process
     * @param message name of the message as in the diagram
     * @param variables plain values (text, numbers, yes/no) for the receiver
     * @param dedupeKey the same key posted again changes nothing; null when each call is a fact of its own
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(UUID caseId, String message, Map<String, Object> variables, String dedupeKey) {
        UUID id = Ids.next();
        if (mapper.insert(id, caseId, message, write(variables), dedupeKey) == 1) {
            schedule(id);
        }
    }

    /** What still waits for the case under this message came too late: it is not for what begins now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void discard(UUID caseId, String message) {
        mapper.lock(lockKey(caseId, message));
        mapper.discard(caseId, message);
    }

    /** Gives a job again to rows that were parked, now that an instance of the case waits for the message. */
    void wake(UUID caseId, String message) {
        mapper.lock(lockKey(caseId, message));
        mapper.unpark(caseId, message).forEach(this::schedule);
    }

    /** Applies one row, or parks it while nobody waits for it. */
    void apply(UUID id) {
        InboxRow row = mapper.forUpdate(id);
        if (row == null || row.applied()) {
            return;
        }
        mapper.lock(lockKey(row.caseId(), row.message()));
        String execution = mapper.receiver(row.caseId().toString(), row.message());
        if (execution == null) {
            mapper.park(id);
            return;
        }
        engine.getObject().getRuntimeService().messageEventReceived(row.message(), execution, read(row.variables()));
        mapper.applied(id, execution);
    }

    private void schedule(UUID id) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        configuration.getCommandExecutorTxRequired().execute(command -> {
            var job = new MessageEntity();
            job.setJobHandlerType(InboxJob.TYPE);
            job.setJobHandlerConfiguration(new InboxJob.Row(id));
            job.setDuedate(ClockUtil.getCurrentTime());
            Context.getCommandContext().getJobManager().send(job);
            return null;
        });
    }

    private static String lockKey(UUID caseId, String message) {
        return caseId + message;
    }

    private String write(Map<String, Object> variables) {
        try {
            return json.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an inbox message carries plain values only", e);
        }
    }

    private Map<String, Object> read(String variables) {
        try {
            return json.readValue(variables, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable inbox message", e);
        }
    }
}
