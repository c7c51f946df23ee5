const { is } = require('bpmnlint-utils');

const EXITS = /^EXITS\nexit \| who \| when \| money \| letters\n([^|\n]+( \| [^|\n]+){4}\n?)+$/m;

/** A newcomer understands each process and each task of a person; a process names every way out of it. */
module.exports = () => ({
  check(node, reporter) {
    const text = (node.documentation ?? []).map(part => part.text ?? '').join('\n').trim();
    if ((is(node, 'bpmn:Process') || is(node, 'bpmn:UserTask')) && !text) {
      reporter.report(node.id, 'Documentation is missing');
    } else if (is(node, 'bpmn:Process') && !EXITS.test(text)) {
      reporter.report(node.id, 'The documentation has no table of exits: exit | who | when | money | letters');
    }
  }
});
