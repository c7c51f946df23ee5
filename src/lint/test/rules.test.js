const { test } = require('node:test');
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { BpmnModdle } = require('bpmn-moddle');
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const plugin = require('..');

/** What each rule finds in its wrong diagram. */
const FOUND = {
  'bound-to-latest': ['Call_ChildProcess', 'Task_AnswerOldForm', 'Task_AnswerOldPage'],
  documented: ['wrong', 'Task_AnswerQuestion'],
  'gateway-asks': ['Gateway_Accepted', 'Gateway_Accepted', 'Flow_Accepted_NotAccepted'],
  labelled: ['End_Answered', 'Sub_Answer'],
  'needless-termination': ['End_Answered'],
  'spoken-ids': ['Activity_1aec4ec', 'Flow_0k2j9xa', 'Event_Due', 'Message_Answer', 'Timer_NotTimed']
};

async function found(rule, diagram) {
  const xml = readFileSync(join(__dirname, 'examples', diagram), 'utf8');
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const linter = new Linter({ resolver: new NodeResolver(), config: { rules: { [`leader/${rule}`]: 'error' } } });
  const results = await linter.lint(rootElement);
  return Object.values(results).flat().map(report => report.id);
}

assert.deepEqual(Object.keys(FOUND).sort(), Object.keys(plugin.rules).sort());

for (const rule of Object.keys(plugin.rules)) {
  test(`${rule} is silent about a right diagram`, async () => {
    assert.deepEqual(await found(rule, 'right.bpmn'), []);
  });
  test(`${rule} finds what is wrong`, async () => {
    assert.deepEqual((await found(rule, `${rule}-wrong.bpmn`)).sort(), [...FOUND[rule]].sort());
  });
}
