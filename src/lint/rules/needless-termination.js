const { is, isAny } = require('bpmnlint-utils');

/**
 * A scope that ends in one way only needs no termination, unless something may still go on beside it: what a
 * non-interrupting boundary event began. (bpmnlint's own rule looks at ends only, and finds a loop beside the way superfluous.)
 */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, ['bpmn:Process', 'bpmn:SubProcess'])) {
      return;
    }
    const elements = node.flowElements ?? [];
    const ends = elements.filter(element => is(element, 'bpmn:FlowNode') && !(element.outgoing ?? []).length);
    const terminating = ends.filter(terminates);
    const besides = elements.some(element => is(element, 'bpmn:BoundaryEvent') && element.cancelActivity === false);
    if (terminating.length === 1 && !besides && ends.every(end => terminates(end) || interrupts(end))) {
      reporter.report(terminating[0].id, 'Nothing is left to be terminated here');
    }
  }
});

const terminates = element =>
  is(element, 'bpmn:EndEvent')
  && (element.eventDefinitions ?? []).some(definition => is(definition, 'bpmn:TerminateEventDefinition'));

const interrupts = element =>
  is(element, 'bpmn:SubProcess') && element.triggeredByEvent
  && (element.flowElements ?? []).some(start => is(start, 'bpmn:StartEvent') && start.isInterrupting);
