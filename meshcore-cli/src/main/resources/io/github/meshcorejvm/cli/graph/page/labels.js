// Labels --------------------------------------------------------------------------------------------------------------
// Of the nodes with most neighbors, as many as fit without covering one another.
const NODE_FONT = '12px system-ui, "Noto Sans", sans-serif';
const LABEL_HEIGHT = 16, PICTURES_MS = 3;

function measure(node) {
  if (node.label) return;
  node.label = node.name.length > 28 ? `${[...node.name].slice(0, 27).join('')}…` : node.name;
  ctx.font = NODE_FONT;
  node.width = ctx.measureText(node.label).width;
}

// Whether a label would run into the block of the nodes without a position, or its title.
function isOverBlock(left, right, y) {
  return apartBlock && left < screenX(apartBlock.right) && right > screenX(apartBlock.left)
    && y + LABEL_HEIGHT / 2 > screenY(apartBlock.top) - 20 && y - LABEL_HEIGHT / 2 < screenY(apartBlock.bottom);
}

function placeLabels(focus, near, zoom) {
  const rows = new Map(), placed = [];
  const isFree = (left, right, y) => {
    const row = Math.floor(y / LABEL_HEIGHT);
    for (let i = row - 1; i <= row + 1; i++) {
      for (const other of rows.get(i) || []) if (left < other.right && right > other.left && Math.abs(y - other.y) < LABEL_HEIGHT) return false;
    }
    return true;
  };
  const onScreen = focus ? 60 : Math.min(110, Math.round(size.width * size.height / 9000));
  let [room, roomBeside] = [onScreen, 3 * onScreen];
  const order = focus ? [focus, ...ranked.filter(node => node !== focus && near.has(node))] : ranked;
  for (const node of order) {
    if (!room && !roomBeside) break;
    const visible = isNear(node, 0);
    if (!node.shown || !(visible ? room : roomBeside && isInScene(node))) continue;
    measure(node);
    if (node !== focus && !hasLabel(node)) continue;
    const beside = node.radius * zoom + (node.observer ? 6 : 4), left = node.px + beside - 2, right = left + node.width + 4;
    if (node !== focus && (!isFree(left, right, node.py) || !isApart(node) && isOverBlock(left, right, node.py))) continue;
    const row = Math.floor(node.py / LABEL_HEIGHT);
    rows.set(row, [...rows.get(row) || [], {left, right, y: node.py}]);
    placed.push({node, beside});
    if (visible) room--; else roomBeside--;
  }
  return placed;
}

// Outlined text is slow to draw: each label is drawn once, for a theme and a resolution.
const pictureKind = () => `${colors.text} ${size.ratio}`;
function pictureOf(node, kind) {
  if (node.pictureKind === kind) return;
  node.picture = make('canvas', null, {width: Math.ceil((node.width + 8) * size.ratio), height: Math.ceil(20 * size.ratio)});
  node.pictureKind = kind;
  const pen = node.picture.getContext('2d');
  pen.scale(size.ratio, size.ratio);
  Object.assign(pen, {font: NODE_FONT, textBaseline: 'middle', lineJoin: 'round', strokeStyle: colors.halo, fillStyle: colors.text, lineWidth: 3});
  pen.strokeText(node.label, 4, 10);
  pen.fillText(node.label, 4, 10);
}

// While the map moves, new pictures are made for a few milliseconds in each frame, the others in the next frames.
function paintLabels({factor, left, top}) {
  const begun = performance.now(), kind = pictureKind(), {ratio} = size, isMoving = begun - movedAt < REST_MS;
  for (const {node, beside} of scene.labels) {
    const x = node.px * factor + left, y = node.py * factor + top;
    if (x < 0 || x > size.width || y < 0 || y > size.height) continue;
    if (isMoving && node.pictureKind !== kind && performance.now() - begun > PICTURES_MS) { nextFrame(); continue; }
    pictureOf(node, kind);
    const {picture} = node;
    ctx.drawImage(picture, Math.round((x + beside * factor - 4) * ratio) / ratio, Math.round((y - 10) * ratio) / ratio, picture.width / ratio, picture.height / ratio);
  }
}
