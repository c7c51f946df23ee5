const { is, isAny } = require('bpmnlint-utils');

/** Everything a reader sees has a name; only what merely joins or forks needs none. */
module.exports = () => ({
  check(node, reporter) {
    const seen = isAny(node, ['bpmn:Process', 'bpmn:FlowNode', 'bpmn:Participant', 'bpmn:Lane']);
    const joins = is(node, 'bpmn:Gateway') && (node.outgoing ?? []).length < 2;
    if (seen && !joins && !is(node, 'bpmn:ParallelGateway') && !node.name?.trim()) {
      reporter.report(node.id, 'The element has no label');
    }
  }
});
