const { isAny } = require('bpmnlint-utils');

/** A gateway that splits is a question, and what leads on from a decision is an answer. */
module.exports = () => ({
  check(node, reporter) {
    const decides = isAny(node, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']);
    const waits = isAny(node, ['bpmn:EventBasedGateway']);
    if (!(decides || waits) || (node.outgoing ?? []).length < 2) {
      return;
    }
    if (!node.name?.trim().endsWith('?')) {
      reporter.report(node.id, 'A gateway that splits is labelled with a question');
    }
    if (decides) {
      node.outgoing
        .filter(flow => !flow.name?.trim())
        .forEach(flow => reporter.report(flow.id, 'The answer has no label'));
      if (!node.default) {
        reporter.report(node.id, 'One answer is the default: no value may leave the case without a way on');
      }
    }
  }
});
