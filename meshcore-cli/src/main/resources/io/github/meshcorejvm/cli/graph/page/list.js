// The list of nodes, and the selected one -----------------------------------------------------------------------------
const ROWS = 200;
function row(node) {
  const item = make('li'), button = makeButton(null, () => select(node), {title: node.key});
  button.append(shape(node.group), make('span', node.name), make('small', String(node.weight)));
  item.append(button);
  return item;
}
function list() {
  const wanted = byId('search').value.trim().toLowerCase();
  const found = ranked.filter(node => node.shown && (!wanted || node.folded.includes(wanted)));
  byId('list').replaceChildren(...found.slice(0, ROWS).map(row));
  byId('found').textContent = !found.length
    ? nodes.length ? 'No node matches.' : 'The graph has no nodes.'
    : found.length > ROWS ? `The ${ROWS} with most neighbors of ${number(found.length)}:` : wanted ? `${number(found.length)} match${found.length === 1 ? '' : 'es'}` : '';
  return found;
}
byId('search').addEventListener('input', () => { if (byId('search').value) openSheet(true); list(); });
byId('search').addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  const [first] = list();
  if (first) select(first);
});

function select(node) {
  selected = node;
  byId('detail').hidden = !node;
  document.body.classList.toggle('selecting', !!node);
  layOutApart();
  if (node) {
    tellSelected(node);
    openSheet(true);
    if (size.width <= NARROW) byId('legend').open = false;
    resize();
    showNeighbors(node);
    byId('panel').scrollTop = 0;
  }
  zoomed();
  writeLink();
}

function tellSelected(node) {
  const head = make('div', null, {className: 'head'}), dl = make('dl'), buttons = make('div', null, {className: 'buttons'});
  const close = makeButton('✕', () => { select(null); canvas.focus(); });
  close.setAttribute('aria-label', 'Clear the selection');
  head.append(shape(node.group), make('h2', node.name), close);
  const term = (title, value) => { const dd = make('dd'); dd.append(value); dl.append(make('dt', title), dd); };
  term('Role', isolated(node.role || 'unknown') + (node.observer ? ', observer' : ''));
  term('Last seen', when(node.seen));
  term('Position', node.placed ? `${node.lat.toFixed(5)}, ${node.lon.toFixed(5)}` : 'none; drawn near its neighbors while selected');
  term('Key', make('code', node.key));
  const copy = makeButton('Copy key', () => copyText(node.key, copy));
  buttons.append(copy);
  if (data.analyzer) {
    buttons.append(make('a', 'Open in the analyzer', {href: data.analyzer.replace('{key}', encodeURIComponent(node.key)), target: '_blank', rel: 'noopener noreferrer'}));
  }
  byId('detail').replaceChildren(head, dl, buttons, neighborTable(node));
}

// Works without a clipboard API, too, as in a page from a file in some browsers.
async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch (refused) {
    const field = make('textarea', text, {readOnly: true, className: 'unseen'});
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = 'Copy key'; }, 1500);
}

const COLUMNS = [
  {title: 'Neighbor', value: (edge, node) => other(edge, node).name.toLowerCase(), ascending: true},
  {title: 'Count', value: edge => edge.count},
  {title: 'SNR', value: edge => edge.snr ?? -Infinity},
  {title: 'Distance', value: edge => edge.km ?? -Infinity},
];
const other = (edge, node) => edge.a === node ? edge.b : edge.a;
let sortedBy = 1, reversed = false;

function neighborTable(node) {
  const scroll = make('div', null, {className: 'scroll'}), table = make('table'), body = make('tbody'), heads = make('tr');
  const wanted = node.edges.filter(edge => edge.shown);
  const caption = make('caption', wanted.length === node.weight ? plural(node.weight, 'neighbor') : `${wanted.length} of ${plural(node.weight, 'neighbor')}`);
  COLUMNS.forEach((column, place) => {
    const head = make('th', null, {scope: 'col'});
    const sort = makeButton(column.title, () => {
      reversed = place === sortedBy && !reversed;
      sortedBy = place;
      const next = neighborTable(node);
      scroll.replaceWith(next);
      next.querySelectorAll('th button')[place].focus();
    });
    const down = !column.ascending !== reversed;
    if (place === sortedBy) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    if (place === sortedBy) sort.append(make('i', down ? '↓' : '↑'));
    head.append(sort);
    heads.append(head);
  });
  const {value, ascending} = COLUMNS[sortedBy], sign = (ascending ? 1 : -1) * (reversed ? -1 : 1);
  wanted.sort((one, two) => {
    const [a, b] = [value(one, node), value(two, node)];
    return a === b ? two.count - one.count : a < b ? -sign : sign;
  });
  body.append(...wanted.slice(0, ROWS).map(edge => {
    const line = make('tr'), name = make('td'), near = other(edge, node);
    const button = makeButton(null, () => select(near), {title: near.key});
    button.append(shape(near.group), make('span', near.name));
    name.append(button);
    line.append(name, make('td', number(edge.count)), make('td', snrText(edge.snr) || '–'), make('td', kmText(edge.km) || '–'));
    return line;
  }));
  const top = make('thead');
  top.append(heads);
  table.append(caption, top, body);
  scroll.append(table);
  if (wanted.length > ROWS) scroll.append(make('p', `and ${number(wanted.length - ROWS)} more`));
  return scroll;
}

function openSheet(open) {
  document.querySelector('aside').classList.toggle('open', open);
  byId('sheet').setAttribute('aria-expanded', String(open));
  byId('sheet').textContent = open ? 'Map' : 'List';
}
byId('sheet').addEventListener('click', () => openSheet(byId('sheet').getAttribute('aria-expanded') !== 'true'));
