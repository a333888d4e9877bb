// Drawing a frame -----------------------------------------------------------------------------------------------------
const colors = {snr: []};
const NODE_FONT = '12px system-ui, "Noto Sans", sans-serif';
const MAX_OUTLINED = 1500;
const frames = {count: 0, last: 0, most: 0};

function paintNow() {
  if (frame) cancelAnimationFrame(frame);
  paint(performance.now());
}
function paint(now) {
  const begun = performance.now();
  frame = 0;
  if (flight) { flyOn(now); if (flight) draw(); }
  ctx.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  ctx.clearRect(0, 0, size.width, size.height);
  for (const node of shownNodes) { node.px = screenX(node.x); node.py = screenY(node.y); }
  const focus = selected || hovered, near = focus && neighborsOf(focus);
  paintTiles();
  paintOutlines();
  paintGrid();
  paintBlock();
  paintEdges(focus);
  const room = Math.sqrt(size.width * size.height / Math.max(1, shownNodes.length) / 350);
  const zoom = Math.max(0.55, Math.min(1, room)) * Math.max(0.75, Math.min(2.6, Math.pow(view.scale / home.scale, 0.3)));
  paintNodes(focus, near, zoom);
  paintLabels(focus, near, zoom);
  paintScale();
  frames.last = performance.now() - begun;
  frames.most = Math.max(frames.most, frames.last);
  frames.count++;
}

const isNear = (node, margin) => node.px > -margin && node.px < size.width + margin && node.py > -margin && node.py < size.height + margin;

function paintBlock() {
  if (!apartBlock) return;
  const left = screenX(apartBlock.left), top = screenY(apartBlock.top), width = screenX(apartBlock.right) - left, height = screenY(apartBlock.bottom) - top;
  ctx.fillStyle = colors.block;
  ctx.strokeStyle = colors.line;
  ctx.lineWidth = 1;
  ctx.beginPath(); ctx.rect(left, top, width, height); ctx.fill(); ctx.stroke();
  ctx.font = '12px system-ui, sans-serif';
  ctx.fillStyle = colors.soft;
  const title = `${plural(apartBlock.count, 'node')} without a position`;
  ctx.fillText(title, left - Math.max(0, ctx.measureText(title).width - width), top - 6);
}

// Colour is not the only difference: each role has a shape of its own.
function outline(path, group, x, y, r) {
  if (group === 'repeater') { path.moveTo(x, y - r * 1.25); path.lineTo(x + r * 1.15, y + r * 0.85); path.lineTo(x - r * 1.15, y + r * 0.85); path.closePath(); }
  else if (group === 'room') path.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  else if (group === 'sensor') { path.moveTo(x, y - r * 1.2); path.lineTo(x + r * 1.2, y); path.lineTo(x, y + r * 1.2); path.lineTo(x - r * 1.2, y); path.closePath(); }
  else { path.moveTo(x + r, y); path.arc(x, y, r, 0, 7); }
}

function paintNodes(focus, near, zoom) {
  const paths = {};
  const pathOf = (group, kind) => paths[group + kind] || (paths[group + kind] = new Path2D());
  const rings = new Path2D(), crowded = shownNodes.length > MAX_OUTLINED;
  for (const node of shownNodes) {
    if (!isNear(node, 20)) continue;
    const bright = !focus || near.has(node), hollow = data.map && !node.placed;
    outline(pathOf(node.group, bright ? hollow ? 'hollow' : 'bright' : 'dim'), node.group, node.px, node.py, node.radius * zoom);
    if (node.observer && bright) { const r = node.radius * zoom + 2.5; rings.moveTo(node.px + r, node.py); rings.arc(node.px, node.py, r, 0, 7); }
  }
  ctx.lineWidth = 1;
  for (const group of GROUPS) {
    ctx.fillStyle = colors[group];
    if (paths[`${group}dim`]) { ctx.globalAlpha = 0.2; ctx.fill(paths[`${group}dim`]); ctx.globalAlpha = 1; }
    if (paths[`${group}bright`]) { ctx.strokeStyle = colors.halo; ctx.fill(paths[`${group}bright`]); if (!crowded) ctx.stroke(paths[`${group}bright`]); }
    if (paths[`${group}hollow`]) {
      ctx.lineWidth = 1.5; ctx.strokeStyle = colors[group]; ctx.fillStyle = colors.halo;
      ctx.fill(paths[`${group}hollow`]); ctx.stroke(paths[`${group}hollow`]); ctx.lineWidth = 1;
    }
  }
  ctx.strokeStyle = colors.soft;
  ctx.stroke(rings);
  for (const node of new Set([selected, hovered])) {
    if (!node || !node.shown) continue;
    const ring = new Path2D();
    outline(ring, node.group, node.px, node.py, node.radius * zoom + 4);
    ctx.lineWidth = 2; ctx.strokeStyle = colors.mark; ctx.stroke(ring);
  }
}

// Outlined text is slow to draw: each label is drawn once, for a theme and a resolution.
function pictureOf(node) {
  const kind = `${colors.text} ${size.ratio}`;
  if (node.pictureKind !== kind) {
    node.picture = make('canvas', null, {width: Math.ceil((node.width + 8) * size.ratio), height: Math.ceil(20 * size.ratio)});
    node.pictureKind = kind;
    const pen = node.picture.getContext('2d');
    pen.scale(size.ratio, size.ratio);
    Object.assign(pen, {font: NODE_FONT, textBaseline: 'middle', lineJoin: 'round', strokeStyle: colors.halo, fillStyle: colors.text, lineWidth: 3});
    pen.strokeText(node.label, 4, 10);
    pen.fillText(node.label, 4, 10);
  }
  return node.picture;
}

function paintLabels(focus, near, zoom) {
  const taken = [];
  ctx.font = NODE_FONT;
  const order = focus ? [focus, ...ranked.filter(node => node !== focus && near.has(node))] : ranked;
  const most = focus ? 60 : Math.min(110, Math.round(size.width * size.height / 9000));
  for (const node of order) {
    if (taken.length >= most) break;
    if (!node.shown || !isNear(node, 0)) continue;
    if (!node.label) {
      node.label = node.name.length > 28 ? `${[...node.name].slice(0, 27).join('')}…` : node.name;
      node.width = ctx.measureText(node.label).width;
    }
    if (node !== focus && !hasLabel(node)) continue;
    const x = node.px + node.radius * zoom + (node.observer ? 6 : 4), y = node.py, right = x + node.width + 2;
    if (node !== focus && taken.some(other => x - 2 < other.right && right > other.x && y - 8 < other.y + 8 && y + 8 > other.y - 8)) continue;
    taken.push({x: x - 2, right, y});
    const picture = pictureOf(node), {ratio} = size;
    ctx.drawImage(picture, Math.round((x - 4) * ratio) / ratio, Math.round((y - 10) * ratio) / ratio, picture.width / ratio, picture.height / ratio);
  }
}
