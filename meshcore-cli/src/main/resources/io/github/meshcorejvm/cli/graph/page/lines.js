// Which edges of a dense graph are drawn -------------------------------------------------------------------------------
// Of each node the strongest edges, as many as fit the screen; more of them the fewer there are in view. Decided when the zoom or
// the filters change, not while the map is moved.
let allLines = false, colorBySnr = false, drawnEdges = [];
const PIXELS_PER_EDGE = 1100, MIN_EDGES = 300;

function zoomed() {
  for (const node of shownNodes) { node.px = screenX(node.x); node.py = screenY(node.y); }
  chooseLines();
}
function chooseLines() {
  const places = [];
  let inView = 0;
  for (const edge of shownEdges) {
    if (isHiddenLine(edge) || !crossesView(edge)) continue;
    inView++;
    places[edge.rank] = (places[edge.rank] || 0) + 1;
  }
  const room = Math.max(MIN_EDGES, size.width * size.height / PIXELS_PER_EDGE);
  let drawn = inView, rankLimit = Infinity;
  if (!allLines && inView > room) {
    drawn = places[0] || 0;
    rankLimit = 1;
    while (rankLimit < places.length && drawn + (places[rankLimit] || 0) <= room) drawn += places[rankLimit++] || 0;
  }
  drawnEdges = shownEdges.filter(edge => edge.rank < rankLimit && !isHiddenLine(edge));
  const hidden = inView - drawn;
  byId('lines').hidden = !hidden && !allLines;
  byId('lines-text').textContent = hidden
    ? `The strongest ${number(drawn)} of ${number(inView)} lines are drawn; zoom in for more.`
    : `All ${plural(inView, 'line')} are drawn.`;
}
// Lines to the block beside the map say nothing of places, and would cover it.
const isHiddenLine = edge => isApart(edge.a) || isApart(edge.b);

function crossesView(edge) {
  const x1 = edge.a.px, y1 = edge.a.py, x2 = edge.b.px, y2 = edge.b.py;
  return !(x1 < 0 && x2 < 0 || y1 < 0 && y2 < 0 || x1 > size.width && x2 > size.width || y1 > size.height && y2 > size.height);
}

function paintEdges(focus) {
  const count = LEVELS * SNR_BINS, buckets = new Array(count).fill(null);
  let drawn = 0;
  for (const edge of drawnEdges) {
    if (!crossesView(edge)) continue;
    const number = (colorBySnr ? edge.bin * LEVELS : 0) + edge.level;
    const path = buckets[number] || (buckets[number] = new Path2D());
    path.moveTo(edge.a.px, edge.a.py);
    path.lineTo(edge.b.px, edge.b.py);
    drawn++;
  }
  const crowd = Math.max(0.4, Math.min(1, 600 / Math.max(1, drawn)));
  for (let level = 0; level < LEVELS; level++) {
    const share = level / (LEVELS - 1);
    ctx.lineWidth = widthOf(level);
    for (let bin = 0; bin < SNR_BINS; bin++) {
      const path = buckets[bin * LEVELS + level];
      if (!path) continue;
      // Weak edges fade, the more the more there are.
      const alpha = (colorBySnr ? 0.35 + 0.55 * share : 0.16 + 0.64 * share) * (share + (1 - share) * crowd) * (focus ? 0.3 : 1);
      ctx.globalAlpha = alpha;
      ctx.strokeStyle = colorBySnr ? colors.snr[bin] : colors.edge;
      ctx.stroke(path);
    }
  }
  ctx.globalAlpha = 1;
  if (!focus && !hoveredEdge) return;
  for (const edge of focus ? focus.edges : [hoveredEdge]) {
    if (!edge.shown || !edge.a.shown || !edge.b.shown) continue;
    ctx.strokeStyle = colorBySnr ? colors.snr[edge.bin] : colors.mark;
    ctx.lineWidth = 0.8 + widthOf(edge.level);
    ctx.setLineDash(edge.a.placed && edge.b.placed || !data.map ? [] : [5, 4]);
    ctx.beginPath(); ctx.moveTo(edge.a.px, edge.a.py); ctx.lineTo(edge.b.px, edge.b.py); ctx.stroke();
  }
  ctx.setLineDash([]);
}
