package lv.leader.coverage;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.community.process_test_coverage.core.model.Collector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.EventType;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;

/**
 * What cases have passed in all tests of this virtual machine, whoever moved them: the test itself, a browser through a
 * server thread, a scenario. It counts when the transaction is committed: a step that was refused at its end was not gone.
 */
final class WalkedFlows implements Collector {

    static final WalkedFlows ALL = new WalkedFlows();

    private final Map<Set<String>, Event> passed = new ConcurrentHashMap<>();

    private WalkedFlows() {}

    @Override
    public void addEvent(Event event) {
        Set<String> place = Set.of("in " + event.getModelKey(), event.getDefinitionKey());
        if (event.getType() != EventType.END && !passed.containsKey(place)) {
            Context.getCommandContext()
                    .getTransactionContext()
                    .addTransactionListener(TransactionState.COMMITTED, committed -> passed.put(place, event));
        }
    }

    /** As one suite with one run, in the form that the coverage library draws. */
    Suite asSuite() {
        Run run = new Run("all", "all tests");
        passed.values().forEach(run::addEvent);
        Suite suite = new Suite("all", "all tests");
        suite.addRun(run);
        return suite;
    }
}
