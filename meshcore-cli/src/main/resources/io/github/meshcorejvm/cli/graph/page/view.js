// The view ------------------------------------------------------------------------------------------------------------
const canvas = byId('map'), ctx = canvas.getContext('2d'), tip = byId('tip');
const view = {x: 0, y: 0, scale: 1}, home = {x: 0, y: 0, scale: 1}, size = {width: 1, height: 1, ratio: 1};
let frame = 0, flight = null;
const screenX = x => (x - view.x) * view.scale + size.width / 2;
const screenY = y => (y - view.y) * view.scale + size.height / 2;

// A few nodes that claim to be on another continent must not shrink the mesh to a dot.
function spread(some, axis) {
  const values = some.map(node => node[axis]).sort((a, b) => a - b);
  const cut = values.length > 50 ? Math.floor(values.length * 0.01) : 0;
  const [from, to] = [values[cut], values[values.length - 1 - cut]], margin = (to - from) * 0.12;
  return [Math.max(values[0], from - margin), Math.min(values[values.length - 1], to + margin)];
}
// The boxes over the map cover nothing of it: the one about the lines takes room above, the legend on the left or below, whichever
// costs less. On a narrow screen, where it would leave none, a selection closes it.
const NARROW = 560, BESIDE = 50, BELOW = 54;
function around([left, right], [top, bottom], most = Infinity) {
  const legend = byId('legend'), open = legend.open && size.width > NARROW, over = Math.max(BELOW, linesBottom() + 16);
  const fitting = (width, height) => Math.min(width / Math.max(right - left, 0.5), height / Math.max(bottom - top, 0.5));
  const width = size.width - 2 * BESIDE, height = size.height - over - BELOW;
  const beside = open ? legend.offsetWidth - 20 : 0, above = open ? legend.offsetHeight - 20 : 0;
  const besideIt = fitting(width - beside, height), aboveIt = fitting(width, height - above);
  const scale = Math.min(Math.max(besideIt, aboveIt, 1e-4), most);
  return {
    x: (left + right) / 2 - (besideIt >= aboveIt ? beside / 2 / scale : 0),
    y: (top + bottom) / 2 + (BELOW - over + (besideIt >= aboveIt ? 0 : above)) / 2 / scale,
    scale,
  };
}
function wholeView() {
  const homes = shownNodes.filter(node => !isApart(node));
  const some = homes.length ? homes : shownNodes;
  if (!some.length) return {...view};
  const [left, right] = spread(some, 'x'), [top, bottom] = spread(some, 'y');
  if (!apartBlock) return around([left, right], [top, bottom]);
  return around([Math.min(left, apartBlock.left), Math.max(right, apartBlock.right)], [Math.min(top, apartBlock.top), Math.max(bottom, apartBlock.bottom)]);
}
function showAll(still) {
  const whole = wholeView();
  Object.assign(home, whole);
  if (still === true) { Object.assign(view, whole); zoomed(); } else flyTo(whole);
}
// The node and all its neighbors.
function showNeighbors(node) {
  const some = [...neighborsOf(node)];
  const [xs, ys] = ['x', 'y'].map(axis => some.map(near => near[axis]));
  flyTo(around([Math.min(...xs), Math.max(...xs)], [Math.min(...ys), Math.max(...ys)], Math.max(home.scale * 40, 60)));
}
function flyTo(target) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) { Object.assign(view, target); zoomed(); return; }
  flight = {from: {...view}, to: target, begun: performance.now()};
  nextFrame();
}
function flyOn(now) {
  const part = Math.max(0, Math.min(1, (now - flight.begun) / 260)), eased = part * (2 - part);
  const {from, to} = flight;
  view.scale = from.scale * Math.pow(to.scale / from.scale, eased);
  // So that what is at the target's middle moves in a straight line.
  const share = from.scale === to.scale ? eased : (1 / from.scale - 1 / view.scale) / (1 / from.scale - 1 / to.scale);
  view.x = from.x + (to.x - from.x) * share;
  view.y = from.y + (to.y - from.y) * share;
  if (part === 1) { Object.assign(view, to); flight = null; zoomed(); }
}

function zoomAt(factor, x = size.width / 2, y = size.height / 2) {
  flight = null;
  const scale = Math.max(home.scale / 20, Math.min(home.scale * 2000, view.scale * factor));
  view.x += (x - size.width / 2) * (1 / view.scale - 1 / scale);
  view.y += (y - size.height / 2) * (1 / view.scale - 1 / scale);
  view.scale = scale;
  linesOutdated = true;
  settle();
}
function move(dx, dy) { flight = null; view.x -= dx / view.scale; view.y -= dy / view.scale; settle(); }

function resize() {
  const box = canvas.getBoundingClientRect(), first = size.width === 1;
  const ratio = window.devicePixelRatio || 1;
  if (!box.width || (box.width === size.width && box.height === size.height && ratio === size.ratio)) return;
  Object.assign(size, {width: box.width, height: box.height, ratio});
  canvas.width = Math.round(box.width * ratio);
  canvas.height = Math.round(box.height * ratio);
  if (first) { layOutApart(); showAll(true); } else { zoomed(); paintNow(); }
}
