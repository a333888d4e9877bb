// Nodes without a position --------------------------------------------------------------------------------------------
// They are drawn in a block of their own beside the map, unless wanted near their neighbors or not at all. Those that have to do
// with a selected node come near it as long as it is selected.
let apartMode = data.map && unplaced.length ? 'apart' : 'near';
let apartBlock = null;
let borrowed = [];

function layOutApart() {
  for (const node of borrowed) node.borrowed = false;
  borrowed = [];
  apartBlock = null;
  for (const node of unplaced) [node.x, node.y] = [node.nearX, node.nearY];
  if (apartMode === 'hide') hideUnplaced();
  if (apartMode === 'apart') layOutBlock();
  if (selected && apartMode === 'apart') borrow(selected);
}

function hideUnplaced() {
  for (const node of unplaced) {
    node.shown = false;
    for (const edge of node.edges) edge.shown = false;
  }
  shownNodes = shownNodes.filter(node => node.placed);
  shownEdges = shownEdges.filter(edge => edge.shown);
}

function layOutBlock() {
  const homeless = ranked.filter(node => !node.placed && node.shown);
  const homes = nodes.filter(node => node.placed);
  if (!homeless.length || !homes.length) return;
  const [left, right] = spread(homes, 'x'), [top, bottom] = spread(homes, 'y');
  const width = Math.max(right - left, 1), height = Math.max(bottom - top, width * 0.4, 1);
  // As dense as a map of these nodes would be, within reason.
  const step = Math.max(height / 60, Math.min(height / 10, 0.75 * Math.sqrt(width * height / (homes.length + homeless.length))));
  const portrait = size.height > size.width * 1.2;
  // Room for the title, and for the lowest nodes.
  const titleRoom = step + 44 * Math.max(width / size.width, height / size.height);
  const room = portrait ? width : height;
  const perLine = Math.max(1, Math.floor(room / step)), lines = Math.ceil(homeless.length / perLine);
  const x0 = portrait ? (left + right) / 2 - (perLine - 1) * step / 2 : right + Math.max(width * 0.08, 2 * step);
  const y0 = portrait ? bottom + Math.max(height * 0.08, 2 * step, titleRoom) : (top + bottom) / 2 - (Math.min(perLine, homeless.length) - 1) * step / 2;
  homeless.forEach((node, i) => {
    const across = i % perLine, down = Math.floor(i / perLine);
    node.x = x0 + step * (portrait ? across : down);
    node.y = y0 + step * (portrait ? down : across);
  });
  apartBlock = {
    left: x0 - step, top: y0 - step,
    right: x0 + step * (portrait ? Math.min(perLine, homeless.length) : lines), bottom: y0 + step * (portrait ? lines : Math.min(perLine, homeless.length)),
    count: homeless.length, step,
  };
}

function borrow(node) {
  for (const near of neighborsOf(node)) {
    if (near.placed) continue;
    [near.x, near.y] = [near.nearX, near.nearY];
    near.borrowed = true;
    borrowed.push(near);
  }
}

const isApart = node => apartMode !== 'near' && !node.placed && !node.borrowed;
// Only where there is room for it.
const hasLabel = node => !isApart(node) || !apartBlock || apartBlock.step * view.scale > node.width + 22;
