package lv.leader.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What every diagram gets without drawing it: the case's timeline from its {@code status} and {@code body} properties,
 * and the inbox looked into when an instance begins to wait.
 */
class ModelHooks extends AbstractBpmnParseListener {

    /** Ids of tasks whose performers may not do this one. */
    static final String FOUR_EYES = "fourEyes";

    /** What an embedded form may hand to the process. */
    static final String ANSWERS = "answers";

    private final Inbox inbox;
    private final CaseTimeline timeline;

    ModelHooks(Inbox inbox, CaseTimeline timeline) {
        this.inbox = inbox;
        this.timeline = timeline;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        keepStatus(element, activity);
        Map<String, String> properties = properties(element);
        activity.setProperty(FOUR_EYES, properties.get(FOUR_EYES));
        activity.setProperty(ANSWERS, properties.get(ANSWERS));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        keepStatus(element, activity);
        // An event sub-process waits from the moment its surrounding scope begins.
        if (!(scope instanceof ProcessDefinitionImpl)) {
            message(element).ifPresent(name -> wakeAtStart(((ActivityImpl) scope).getFlowScope(), name));
        }
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        keepStatus(element, activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        keepStatus(element, activity);
        message(element).ifPresent(name -> {
            // Behind an event-based gateway the gateway's activity is the one that waits.
            ScopeImpl waits = activity.getEventScope() == null ? activity : activity.getEventScope();
            wakeAtStart(waits, name);
        });
    }

    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        keepStatus(element, activity);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        message(element).ifPresent(name -> wakeAtStart(activity.getEventScope(), name));
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        keepStatus(element, activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        keepStatus(element, activity);
    }

    private void wakeAtStart(CoreModelElement scope, String message) {
        scope.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> caseOf(execution).ifPresent(id -> inbox.wake(id, message)));
    }

    private void keepStatus(Element element, ActivityImpl activity) {
        Map<String, String> properties = properties(element);
        String status = properties.get("status");
        if (status == null) {
            return;
        }
        String body = properties.getOrDefault("body", "lad");
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> caseOf(execution)
                        .ifPresent(id -> timeline.record(
                                id, status, body, processOf(execution), execution.getCurrentActivityId())));
    }

    private static Optional<UUID> caseOf(DelegateExecution execution) {
        try {
            return Optional.ofNullable(execution.getProcessBusinessKey()).map(UUID::fromString);
        } catch (IllegalArgumentException notACase) {
            return Optional.empty();
        }
    }

    private static String processOf(DelegateExecution execution) {
        return execution.getProcessDefinitionId().split(":")[0];
    }

    /** The name of the message an event waits for. */
    private static Optional<String> message(Element event) {
        return Optional.ofNullable(event.element("messageEventDefinition"))
                .map(definition -> definition.attribute("messageRef"))
                .map(reference -> reference.replaceFirst("^Message_", ""));
    }

    private static Map<String, String> properties(Element element) {
        Map<String, String> found = new HashMap<>();
        var extensions = element.element("extensionElements");
        var properties = extensions == null ? null : extensions.element("properties");
        if (properties != null) {
            properties
                    .elements("property")
                    .forEach(property -> found.put(property.attribute("name"), property.attribute("value")));
        }
        return found;
    }
}
