// Which edges of a dense graph are drawn -------------------------------------------------------------------------------
// Of each node the strongest edges, as many as fit the screen; more of them the fewer there are in view. Decided when the zoom or
// the filters change, not while the map is moved.
let allLines = false, colorBySnr = false, drawnEdges = [], linesOutdated = true;
const PIXELS_PER_EDGE = 1100, MIN_EDGES = 300;

function zoomed() {
  linesOutdated = true;
  draw();
}
function chooseLines() {
  linesOutdated = false;
  const places = [];
  let inView = 0;
  for (const edge of shownEdges) {
    if (isHiddenLine(edge) || !crosses(edge, 0)) continue;
    inView++;
    places[edge.rank] = (places[edge.rank] || 0) + 1;
  }
  const room = lineRoom();
  let drawn = inView, rankLimit = Infinity;
  if (!allLines && inView > room) {
    drawn = places[0] || 0;
    rankLimit = 1;
    while (rankLimit < places.length && drawn + (places[rankLimit] || 0) <= room) drawn += places[rankLimit++] || 0;
  }
  drawnEdges = shownEdges.filter(edge => edge.rank < rankLimit && !isHiddenLine(edge));
  const hidden = inView - drawn;
  byId('lines').hidden = !hidden && !allLines;
  byId('lines-text').textContent = hidden ? strongestOf(drawn, inView) : `All ${plural(inView, 'line')} are drawn.`;
}
const lineRoom = () => Math.max(MIN_EDGES, size.width * size.height / PIXELS_PER_EDGE);
const strongestOf = (drawn, inView) => `The strongest ${number(drawn)} of ${number(inView)} lines are drawn; zoom in for more.`;

// The lower end of the box that says so, also where it would only be shown after the next move.
function linesBottom() {
  if (!allLines && shownEdges.length <= lineRoom()) return 0;
  const box = byId('lines'), isHidden = box.hidden;
  if (isHidden) byId('lines-text').textContent = strongestOf(Math.floor(lineRoom()), shownEdges.length);
  box.hidden = false;
  const bottom = box.offsetTop + box.offsetHeight;
  box.hidden = isHidden;
  return bottom;
}
// Lines to the block beside the map say nothing of places, and would cover it.
const isHiddenLine = edge => isApart(edge.a) || isApart(edge.b);

// Whether it may cross the view, or so many widths and heights of it around it.
function crosses({a, b}, margin) {
  const left = -margin * size.width, right = size.width - left, top = -margin * size.height, bottom = size.height - top;
  return !(a.px < left && b.px < left || a.py < top && b.py < top || a.px > right && b.px > right || a.py > bottom && b.py > bottom);
}

function edgeParts(focus) {
  const buckets = new Array(LEVELS * SNR_BINS).fill(null);
  let inView = 0;
  for (const edge of drawnEdges) {
    if (!crosses(edge, MARGIN)) continue;
    const number = (colorBySnr ? edge.bin * LEVELS : 0) + edge.level;
    const path = buckets[number] || (buckets[number] = new Path2D());
    path.moveTo(edge.a.px, edge.a.py);
    path.lineTo(edge.b.px, edge.b.py);
    if (crosses(edge, 0)) inView++;
  }
  const parts = [], crowd = Math.max(0.4, Math.min(1, 600 / Math.max(1, inView)));
  for (let level = 0; level < LEVELS; level++) {
    const share = level / (LEVELS - 1);
    // Weak edges fade, the more the more there are.
    const alpha = (colorBySnr ? 0.35 + 0.55 * share : 0.16 + 0.64 * share) * (share + (1 - share) * crowd) * (focus ? 0.3 : 1);
    for (let bin = 0; bin < SNR_BINS; bin++) {
      const path = buckets[bin * LEVELS + level];
      if (path) parts.push({path, alpha, stroke: colorBySnr ? colors.snr[bin] : colors.edge, width: widthOf(level)});
    }
  }
  return [...parts, ...(focus ? focus.edges : hoveredEdge ? [hoveredEdge] : []).filter(edge => edge.shown).map(markedPart)];
}
function markedPart({a, b, level, bin}) {
  const path = new Path2D();
  path.moveTo(a.px, a.py);
  path.lineTo(b.px, b.py);
  return {path, stroke: colorBySnr ? colors.snr[bin] : colors.mark, width: 0.8 + widthOf(level), dash: a.placed && b.placed || !data.map ? null : [5, 4]};
}
