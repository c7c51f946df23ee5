const { is, isAny } = require('bpmnlint-utils');

const WORDS = '[A-Z][a-z]+(?:[A-Z][a-z]*)*';

/** The first that fits says how the id begins. */
const BEGINNINGS = [
  ['bpmn:StartEvent', ['Start']],
  ['bpmn:EndEvent', ['End']],
  ['bpmn:BoundaryEvent', ['Boundary', 'Timer']],
  ['bpmn:Event', ['Event', 'Timer']],
  ['bpmn:CallActivity', ['Call']],
  ['bpmn:SubProcess', ['Sub']],
  ['bpmn:Activity', ['Task']],
  ['bpmn:Gateway', ['Gateway']],
  ['bpmn:Message', ['Message']],
  ['bpmn:Error', ['Error']]
];

/** Ids are words: they stand in code, in tests, in the audit and in the side files with translations. */
module.exports = () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:SequenceFlow')) {
      const expected = `Flow_${rest(node.sourceRef?.id)}_${rest(node.targetRef?.id)}`;
      if (node.id !== expected) {
        reporter.report(node.id, `A flow is named by what it joins: ${expected}`);
      }
      return;
    }
    const beginnings = BEGINNINGS.find(([type]) => is(node, type))?.[1];
    if (!beginnings) {
      return;
    }
    if (!new RegExp(`^(?:${beginnings.join('|')})_${WORDS}$`).test(node.id)) {
      reporter.report(node.id, `The id is not ${beginnings.join('_ or ')}_ and words`);
    } else if (isAny(node, ['bpmn:Message', 'bpmn:Error']) && node.name !== rest(node.id)) {
      reporter.report(node.id, 'Its name is the word of its id: code finds it by either');
    } else if (node.id.startsWith('Timer_') && !is(node.eventDefinitions?.[0], 'bpmn:TimerEventDefinition')) {
      reporter.report(node.id, 'It is called a timer and is none');
    }
  }
});

const rest = id => (id ?? '').replace(/^[^_]*_/, '');
