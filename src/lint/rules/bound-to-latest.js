const BOUND = {
  'camunda:formRef': 'camunda:formRefBinding',
  'camunda:decisionRef': 'camunda:decisionRefBinding',
  calledElement: 'camunda:calledElementBinding'
};

/**
 * What an element calls or shows is the newest version. Bound to its deployment or to a version it would not reach
 * running cases, and would be missing from a release that carries only what changed.
 */
module.exports = () => ({
  check(node, reporter) {
    for (const [reference, binding] of Object.entries(BOUND)) {
      if (value(node, reference) && value(node, binding) !== 'latest') {
        reporter.report(node.id, `${binding} must be latest`);
      }
    }
    if (String(value(node, 'camunda:formKey') ?? '').includes('deployment:')) {
      reporter.report(node.id, 'A form is named by its static address, not by its deployment');
    }
  }
});

const value = (node, name) => node.$attrs?.[name] ?? node[name];
