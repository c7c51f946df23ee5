package lv.leader.engine;

import java.util.UUID;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The engine job of one inbox row: retried and, in the end, an incident like every other job. */
record InboxJob(Inbox inbox) implements JobHandler<InboxJob.Row> {

    static final String TYPE = "leader-inbox";

    /** The row's id, kept in the job's configuration. */
    record Row(UUID id) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return id.toString();
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(Row row, ExecutionEntity execution, CommandContext context, String tenant) {
        inbox.apply(row.id());
    }

    @Override
    public Row newConfiguration(String canonical) {
        return new Row(UUID.fromString(canonical));
    }

    @Override
    public void onDelete(Row row, JobEntity job) {
        // The row stays: it is the record of what happened.
    }
}
