// The graph as it comes, in objects. All parts of this script are one function.
const data = JSON.parse(document.getElementById('graph').textContent);
const byId = id => document.getElementById(id);
const KNOWN_ROLES = ['repeater', 'room', 'companion', 'sensor'];
const GROUPS = [...KNOWN_ROLES, 'other'];

// Texts come from strangers: control characters are shown and not obeyed, as in the table of the program.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const visible = text => text && text.replace(CONTROLS, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
// Text from right to left would reorder what stands beside it in the same element.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const isolated = text => RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;

data.observers = data.observers.map(texts => texts.map(visible));
const nodes = data.nodes.map(([key, name, role, lat, lon, seen, observer, x, y], id) => ({
  id, key, name: visible(name) || key.slice(0, 8), role: visible(role), lat, lon, seen, observer,
  placed: lat != null, x, y: -y, nearX: x, nearY: -y, edges: [], shown: true, px: 0, py: 0, width: 0,
  group: KNOWN_ROLES.includes(role) ? role : 'other',
}));
const edges = data.edges.map(([a, b, count, seen, km, snr, observers, heard]) => ({
  a: nodes[a], b: nodes[b], count, seen, km, snr, observers, heard: heard || [], rank: 0, level: 0, bin: 0,
}));
for (const edge of edges) { edge.a.edges.push(edge); edge.b.edges.push(edge); }
for (const node of nodes) {
  node.weight = node.edges.length;
  node.radius = 2.6 + Math.min(7, Math.sqrt(node.weight) * 0.9);
  node.folded = `${node.name}\n${node.key}`.toLowerCase();
  // The place of an edge among those of its ends, strongest first: dense graphs show the first of each node.
  node.edges.sort((one, other) => other.count - one.count);
}
for (const edge of edges) edge.rank = Infinity;
for (const node of nodes) node.edges.forEach((edge, place) => { edge.rank = Math.min(edge.rank, place); });
const ranked = [...nodes].sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
const unplaced = nodes.filter(node => !node.placed);

// Width by count, in steps of equal ratio.
const LEVELS = 6;
const mostCounts = edges.reduce((most, edge) => Math.max(most, edge.count), 1);
const levelOf = count => Math.min(LEVELS - 1, Math.floor(LEVELS * Math.log(count + 0.5) / Math.log(mostCounts + 1)));
const widthOf = level => 0.6 + 2.6 * level / (LEVELS - 1);

// Colour by SNR. The last one is for edges without.
const SNR_STEPS = [-10, -5, 0, 5];
const SNR_BINS = SNR_STEPS.length + 2;
const binOf = snr => snr == null ? SNR_BINS - 1 : SNR_STEPS.filter(step => snr >= step).length;
for (const edge of edges) { edge.level = levelOf(edge.count); edge.bin = binOf(edge.snr); }

// Text ----------------------------------------------------------------------------------------------------------------
const number = n => n.toLocaleString('en');
const plural = (n, thing) => `${number(n)} ${thing}${n === 1 ? '' : 's'}`;
const when = seconds => seconds == null ? 'unknown' : `${new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 16)} UTC`;
const kmText = value => value == null ? null : value < 10 ? `${value.toFixed(1)} km` : `${number(Math.round(value))} km`;
const snrText = snr => snr == null ? null : `${snr > 0 ? '+' : ''}${Math.round(snr * 10) / 10} dB`;
const edgeText = edge => [`${number(edge.count)}×`, kmText(edge.km), edge.snr == null ? null : `SNR ${snrText(edge.snr)}`].filter(Boolean).join(' · ');

// Elements: text only as text, never as HTML.
function make(tag, text, properties) {
  const element = document.createElement(tag);
  if (text != null) element.textContent = text;
  return Object.assign(element, properties);
}
function makeButton(text, onClick, properties) {
  const button = make('button', text, {type: 'button', ...properties});
  button.addEventListener('click', onClick);
  return button;
}
function shape(group) {
  const svg = byId('shapes').content.querySelector(`.${group}`).cloneNode(true);
  svg.style.fill = `var(--${group})`;
  return svg;
}
