// What is shown -------------------------------------------------------------------------------------------------------
const filter = {hidden: new Set(), min: 1, from: null, to: null, region: '', observer: ''};
let shownEdges = edges, shownNodes = nodes;
let selected = null, hovered = null, hoveredEdge = null;

const regionOf = data.observers.map(([, , iata]) => iata || '');
const isFiltered = () => filter.min > 1 || filter.from != null || filter.to != null || filter.region !== '' || filter.observer !== '';

function isWanted(edge) {
  if (edge.count < filter.min) return false;
  if (filter.from != null && (edge.seen == null || edge.seen < filter.from)) return false;
  if (filter.to != null && (edge.seen == null || edge.seen > filter.to)) return false;
  if (filter.observer !== '' && !edge.heard.includes(Number(filter.observer))) return false;
  return filter.region === '' || edge.heard.some(observer => regionOf[observer] === filter.region);
}

function refilter() {
  const isVisible = node => !filter.hidden.has(node.group);
  shownEdges = edges.filter(edge => isVisible(edge.a) && isVisible(edge.b) && isWanted(edge));
  // Strongest last, so that they are drawn above the weak ones.
  shownEdges.sort((a, b) => a.count - b.count);
  const linked = new Set();
  for (const edge of edges) edge.shown = false;
  for (const edge of shownEdges) { edge.shown = true; linked.add(edge.a); linked.add(edge.b); }
  shownNodes = nodes.filter(node => isVisible(node) && (!isFiltered() || linked.has(node)));
  for (const node of nodes) node.shown = false;
  for (const node of shownNodes) node.shown = true;
  if (selected && !selected.shown) select(null);
  layOutApart();
  tellFacts();
  zoomed();
  list();
}

function tellFacts() {
  const all = shownNodes.length === nodes.length && shownEdges.length === edges.length;
  const homeless = shownNodes.filter(node => !node.placed).length;
  const counts = all
    ? `${plural(nodes.length, 'node')}, ${plural(edges.length, 'edge')}`
    : `${number(shownNodes.length)} of ${plural(nodes.length, 'node')}, ${number(shownEdges.length)} of ${plural(edges.length, 'edge')}`;
  byId('facts').textContent = counts + (data.map && homeless ? ` · ${number(homeless)} without a position` : '');
  byId('generated').textContent = `as of ${when(data.generated)}`;
}

// Neighbors over edges that the filters let through.
function neighborsOf(node) {
  const near = new Set([node]);
  for (const edge of node.edges) if (edge.shown) { near.add(edge.a); near.add(edge.b); }
  return near;
}
