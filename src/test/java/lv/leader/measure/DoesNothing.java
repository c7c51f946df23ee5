package lv.leader.measure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Stands for every service of the measured diagram, so that only the engine is measured. */
class DoesNothing implements JavaDelegate, ExecutionListener, TaskListener {

    @Override
    public void execute(DelegateExecution execution) {
        // Nothing: see above.
    }

    @Override
    public void notify(DelegateExecution execution) {
        // Nothing: see above.
    }

    @Override
    public void notify(DelegateTask task) {
        // Nothing: see above.
    }
}
