// Pointer -------------------------------------------------------------------------------------------------------------
const pointers = new Map();
let moved = 0;
canvas.addEventListener('pointerdown', event => {
  try { canvas.setPointerCapture(event.pointerId); } catch (gone) { /* a pointer that has ended already */ }
  pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
  if (pointers.size === 1) moved = 0;
});
canvas.addEventListener('pointermove', event => {
  const at = [event.offsetX, event.offsetY], from = pointers.get(event.pointerId);
  if (!from) { if (event.pointerType !== 'touch') hover(...at); return; }
  if (pointers.size === 1) {
    moved += Math.abs(at[0] - from[0]) + Math.abs(at[1] - from[1]);
    if (moved > 4) { canvas.classList.add('moving'); tip.hidden = true; move(at[0] - from[0], at[1] - from[1]); }
  } else if (pointers.size === 2) {
    const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
    const before = Math.hypot(from[0] - other[0], from[1] - other[1]), after = Math.hypot(at[0] - other[0], at[1] - other[1]);
    moved = 99;
    move((at[0] - from[0]) / 2, (at[1] - from[1]) / 2);
    if (before > 0) zoomAt(after / before, (at[0] + other[0]) / 2, (at[1] + other[1]) / 2);
  }
  pointers.set(event.pointerId, at);
});
function release(event) {
  if (pointers.delete(event.pointerId) && event.type === 'pointerup' && moved <= 4) {
    const node = nodeAt(event.offsetX, event.offsetY, event.pointerType === 'touch' ? 18 : 6);
    if (node !== selected) select(node);
  }
  if (!pointers.size) canvas.classList.remove('moving');
}
canvas.addEventListener('pointerup', release);
canvas.addEventListener('pointercancel', release);
canvas.addEventListener('pointerleave', () => setHover(null, null));
canvas.addEventListener('dblclick', event => zoomAt(2, event.offsetX, event.offsetY));
canvas.addEventListener('wheel', event => {
  event.preventDefault();
  const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  zoomAt(Math.exp(-event.deltaY * lines * 0.0016), event.offsetX, event.offsetY);
}, {passive: false});

function nodeAt(screenX, screenY, slack) {
  const at = placement(), [x, y] = inScene(screenX, screenY, at);
  let best = null, nearest = Infinity;
  for (const node of shownNodes) {
    const distance = Math.hypot(node.px - x, node.py - y) * at.factor - node.radius;
    if (distance < slack && distance < nearest) { best = node; nearest = distance; }
  }
  return best;
}
function edgeAt(screenX, screenY) {
  const at = placement(), [x, y] = inScene(screenX, screenY, at);
  let best = null, nearest = 4 / at.factor;
  for (const edge of drawnEdges) {
    const dx = edge.b.px - edge.a.px, dy = edge.b.py - edge.a.py, length = dx * dx + dy * dy || 1;
    const along = Math.max(0, Math.min(1, ((x - edge.a.px) * dx + (y - edge.a.py) * dy) / length));
    const distance = Math.hypot(edge.a.px + along * dx - x, edge.a.py + along * dy - y);
    if (distance < nearest) { best = edge; nearest = distance; }
  }
  return best;
}
function hover(x, y) {
  const node = nodeAt(x, y, 6), edge = node ? null : edgeAt(x, y);
  setHover(node, edge);
  if (!node && !edge) return;
  const lines = node
    ? [node.name, [isolated(node.role || 'role unknown'), node.observer ? 'observer' : null, plural(node.weight, 'neighbor'), node.placed ? null : 'no position'].filter(Boolean).join(' · '), `last seen ${when(node.seen)}`]
    : [`${isolated(edge.a.name)} — ${isolated(edge.b.name)}`, `${edgeText(edge)} · ${plural(edge.observers, 'observer')}`, `last seen ${when(edge.seen)}`];
  tip.replaceChildren(make('strong', lines[0]), make('span', lines[1]), make('span', lines[2]));
  tip.hidden = false;
  tip.style.left = `${Math.max(4, Math.min(x + 14, size.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > size.height ? y - tip.offsetHeight - 10 : y + 18}px`;
}
function setHover(node, edge) {
  if (!node && !edge) tip.hidden = true;
  if (node === hovered && edge === hoveredEdge) return;
  hovered = node; hoveredEdge = edge;
  canvas.classList.toggle('over', !!node);
  draw();
}

// Keys ----------------------------------------------------------------------------------------------------------------
canvas.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = {
    ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0), ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60),
    '+': () => zoomAt(1.4), '=': () => zoomAt(1.4), '-': () => zoomAt(1 / 1.4), '0': showAll, Home: showAll,
  };
  if (keys[event.key]) { keys[event.key](); event.preventDefault(); }
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') { if (byId('search').value) { byId('search').value = ''; list(); } else select(null); }
  if (event.key === '/' && !['INPUT', 'SELECT'].includes(document.activeElement.tagName)) { byId('search').focus(); event.preventDefault(); }
});
