// The scene: nodes, edges and labels, laid out in the pixels of one view ------------------------------------------------
// It covers more than the screen. Moving the map only moves it, and a zoom scales it where making it takes long; it is made again
// when something else changes, when the map has left it, and when the map is at rest.
const scene = {stale: true, parts: [], labels: [], isWhole: false, cost: 0, view: {x: 0, y: 0, scale: 1}};
const MARGIN = 0.75, QUICK_MS = 2, REST_MS = 150;
let rest = 0, movedAt = 0;

const draw = () => { scene.stale = true; nextFrame(); };
function nextFrame() { frame = frame || requestAnimationFrame(paint); }

// Screen pixels are those of the scene, times the factor, and then moved.
function placement() {
  const factor = view.scale / scene.view.scale;
  return {
    factor,
    left: (scene.view.x - view.x) * view.scale + size.width / 2 * (1 - factor),
    top: (scene.view.y - view.y) * view.scale + size.height / 2 * (1 - factor),
  };
}
const inScene = (x, y, {factor, left, top}) => [(x - left) / factor, (y - top) / factor];

function isOutdated() {
  if (scene.stale) return true;
  const at = placement(), {factor} = at;
  if (factor !== 1 && (scene.cost < QUICK_MS || factor < 0.6 || factor > 1.7)) return true;
  return hasLeft(at, MARGIN);
}
// Whether the screen shows places outside the scene, or nearer to its border than that.
function hasLeft(at, margin) {
  if (scene.isWhole) return false;
  const [left, top] = inScene(0, 0, at), [right, bottom] = inScene(size.width, size.height, at);
  return left < -margin * size.width || right > (1 + margin) * size.width || top < -margin * size.height || bottom > (1 + margin) * size.height;
}
// Whether a place is in the scene, or near enough to reach into it.
const isInScene = node => node.px > -MARGIN * size.width - 20 && node.px < (1 + MARGIN) * size.width + 20
  && node.py > -MARGIN * size.height - 20 && node.py < (1 + MARGIN) * size.height + 20;

function makeScene() {
  const begun = performance.now();
  Object.assign(scene.view, view);
  scene.isWhole = true;
  for (const node of shownNodes) {
    node.px = screenX(node.x);
    node.py = screenY(node.y);
    scene.isWhole = scene.isWhole && isInScene(node);
  }
  if (linesOutdated) chooseLines();
  const focus = selected || hovered, near = focus && neighborsOf(focus);
  const room = Math.sqrt(size.width * size.height / Math.max(1, shownNodes.length) / 350);
  const zoom = Math.max(0.55, Math.min(1, room)) * Math.max(0.75, Math.min(2.6, Math.pow(view.scale / home.scale, 0.3)));
  scene.parts = [...edgeParts(focus), ...nodeParts(focus, near, zoom)];
  scene.labels = placeLabels(focus, near, zoom);
  scene.stale = false;
  scene.cost = performance.now() - begun;
  frames.scenes++;
}

// Called while the map moves: made again once it is at rest, if that would look different, or soon.
function settle() {
  movedAt = performance.now();
  nextFrame();
  clearTimeout(rest);
  rest = setTimeout(() => { if (!flight && (placement().factor !== 1 || hasLeft(placement(), MARGIN / 2))) draw(); }, REST_MS);
}

function paintScene({factor, left, top}) {
  const scale = factor * size.ratio;
  ctx.setTransform(scale, 0, 0, scale, left * size.ratio, top * size.ratio);
  for (const {path, alpha = 1, fill, stroke, width = 1, dash} of scene.parts) {
    ctx.globalAlpha = alpha;
    if (fill) { ctx.fillStyle = fill; ctx.fill(path); }
    if (!stroke) continue;
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width / factor;
    if (dash) ctx.setLineDash(dash);
    ctx.stroke(path);
    if (dash) ctx.setLineDash([]);
  }
  ctx.globalAlpha = 1;
  ctx.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
}
