/* A tab beside the form of every task: what the task is about. The API shows it to who holds the task and nobody else. */
const element = (name, look, text) => {
  const made = document.createElement(name);
  made.className = look;
  if (text !== undefined) made.textContent = text;
  return made;
};

const download = address => {
  const link = element('a', '', decodeURIComponent(address.split('/').pop().replace(/\+/g, ' ')));
  link.href = address;
  link.download = '';
  return link;
};

const facts = section => {
  const list = element('dl', 'leader-case-facts');
  section.facts.filter(fact => fact.value !== '').forEach(fact => {
    const value = element('dd', '');
    value.append(fact.value.startsWith('/api/desk/') ? download(fact.value) : fact.value);
    list.append(element('dt', '', fact.label), value);
  });
  return list;
};

const table = section => {
  const made = element('table', 'table table-condensed leader-case-table');
  const head = element('tr', '');
  head.append(...section.head.map(title => element('th', '', title)));
  const body = element('tbody', '');
  body.append(...section.rows.map(cells => {
    const row = element('tr', '');
    row.append(...cells.map(cell => element('td', '', cell)));
    return row;
  }));
  const top = element('thead', '');
  top.append(head);
  made.append(top, body);
  const scrolls = element('div', 'table-responsive');
  scrolls.append(made);
  return scrolls;
};

const show = (node, sections) => node.replaceChildren(...sections.flatMap(section => [
  element('h4', '', section.heading),
  section.facts.length ? facts(section) : table(section)
]));

/* What the engine's REST door writes before a refusal means nothing to a clerk: the refusal itself says it all. */
const DOOR = /^\s*Cannot (submit task form|complete task|claim task|start process instance)[^:]*:\s*/;
const plain = () => document.querySelectorAll('[notifications-panel] .message, [notifications-panel] .ng-binding')
  .forEach(node => node.childNodes.forEach(text => {
    if (text.nodeType === Node.TEXT_NODE && DOOR.test(text.data)) text.data = text.data.replace(DOOR, '');
  }));
new MutationObserver(plain).observe(document.body, {childList: true, characterData: true, subtree: true});

export default {
  id: 'leader-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: {label: 'Lieta · Case'},
  render: async (node, {taskId}) => {
    const answer = await fetch(`/api/desk/tasks/${encodeURIComponent(taskId)}/case`, {
      headers: {Accept: 'application/json'}
    });
    const content = await answer.json().catch(() => ({text: ''}));
    if (answer.ok) {
      show(node, content);
    } else {
      node.replaceChildren(element('p', 'alert alert-info', content.text));
    }
  },
  unmount: () => {}
};
