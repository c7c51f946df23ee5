/* The nine steps on Cockpit's dashboard: what stands in each, what is late, whose money it is. Counted by our API. */
const element = (name, look, text) => {
  const made = document.createElement(name);
  made.className = look;
  if (text !== undefined) made.textContent = text;
  return made;
};

const diagram = (link, labels) => {
  const item = element('li', '');
  const anchor = element('a', '', link.name);
  anchor.href = link.href;
  const running = element('span', 'leader-step-running', String(link.running));
  running.title = labels.running;
  item.append(anchor, running);
  return item;
};

const step = (content, labels) => {
  const card = element('li', 'leader-step' + (content.cases ? '' : ' leader-step-empty'));
  card.dataset.step = content.number;
  const head = element('h4', '');
  head.append(element('span', 'leader-step-number', String(content.number)), element('span', '', content.title));
  const count = element('p', 'leader-step-count');
  count.append(element('strong', '', String(content.cases)), element('span', '', content.counted));
  card.append(head, element('p', 'leader-step-who', content.who), count);
  if (content.overdue) {
    card.append(element('p', 'leader-step-overdue', `${labels.overdue}: ${content.overdue}`));
  }
  if (content.money) {
    const money = element('p', 'leader-step-money');
    money.append(element('strong', '', content.money), element('span', '', content.place));
    card.append(money);
  }
  const diagrams = element('ul', 'leader-step-diagrams');
  diagrams.append(...content.diagrams.map(link => diagram(link, labels)));
  card.append(diagrams);
  return card;
};

const show = (node, content, again) => {
  const head = element('div', 'leader-steps-head');
  const refresh = element('button', 'btn btn-default btn-sm', content.labels.refresh);
  refresh.type = 'button';
  refresh.addEventListener('click', again);
  head.append(element('h3', '', content.title), element('span', 'leader-steps-as-of', content.asOf), refresh);
  const steps = element('ol', 'leader-steps');
  steps.lang = content.language;
  steps.append(...content.steps.map(one => step(one, content.labels)));
  node.replaceChildren(head, steps);
};

const load = async node => {
  const answer = await fetch('/api/cockpit/steps', {headers: {Accept: 'application/json'}}).catch(() => null);
  // Others who use Cockpit, analysts and auditors, keep the vendor's dashboard.
  if (answer && answer.status === 403) return node.replaceChildren();
  // Signed out, the answer is a page.
  const content = answer && answer.ok ? await answer.json().catch(() => null) : null;
  if (content) return show(node, content, () => load(node));
  const again = element('button', 'btn btn-default btn-sm', '↻');
  again.type = 'button';
  again.addEventListener('click', () => load(node));
  const notice = element('p', 'alert alert-warning', 'Skaitļus šobrīd nevar nolasīt. · The counts can\'t be read now. ');
  notice.append(again);
  node.replaceChildren(notice);
};

export default {
  id: 'leader-steps',
  pluginPoint: 'cockpit.dashboard',
  priority: 1000,
  render: node => load(node),
  unmount: () => {}
};
