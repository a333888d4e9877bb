// Nodes ---------------------------------------------------------------------------------------------------------------
const MAX_OUTLINED = 1500;
const isNear = (node, margin) => node.px > -margin && node.px < size.width + margin && node.py > -margin && node.py < size.height + margin;

// Colour is not the only difference: each role has a shape of its own.
function outline(path, group, x, y, r) {
  if (group === 'repeater') { path.moveTo(x, y - r * 1.25); path.lineTo(x + r * 1.15, y + r * 0.85); path.lineTo(x - r * 1.15, y + r * 0.85); path.closePath(); }
  else if (group === 'room') path.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (group === 'sensor') { path.moveTo(x, y - r * 1.2); path.lineTo(x + r * 1.2, y); path.lineTo(x, y + r * 1.2); path.lineTo(x - r * 1.2, y); path.closePath(); }
  else { path.moveTo(x + r, y); path.arc(x, y, r, 0, 7); }
}

function nodeParts(focus, near, zoom) {
  const paths = {};
  const pathOf = (group, kind) => paths[group + kind] || (paths[group + kind] = new Path2D());
  const rings = new Path2D(), halo = shownNodes.length > MAX_OUTLINED ? null : colors.halo;
  for (const node of shownNodes) {
    if (!isInScene(node)) continue;
    const bright = !focus || near.has(node), hollow = data.map && !node.placed;
    outline(pathOf(node.group, bright ? hollow ? 'hollow' : 'bright' : 'dim'), node.group, node.px, node.py, node.radius * zoom);
    if (node.observer && bright) { const r = node.radius * zoom + 2.5; rings.moveTo(node.px + r, node.py); rings.arc(node.px, node.py, r, 0, 7); }
  }
  const parts = [];
  for (const group of GROUPS) {
    const dim = paths[`${group}dim`], bright = paths[`${group}bright`], hollow = paths[`${group}hollow`];
    if (dim) parts.push({path: dim, fill: colors[group], alpha: 0.2});
    if (bright) parts.push({path: bright, fill: colors[group], stroke: halo});
    if (hollow) parts.push({path: hollow, fill: colors.halo, stroke: colors[group], width: 1.5});
  }
  parts.push({path: rings, stroke: colors.soft});
  for (const node of new Set([selected, hovered])) {
    if (!node || !node.shown) continue;
    const ring = new Path2D();
    outline(ring, node.group, node.px, node.py, node.radius * zoom + 4);
    parts.push({path: ring, stroke: colors.mark, width: 2});
  }
  return parts;
}
