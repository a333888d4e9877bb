// Drawing a frame -----------------------------------------------------------------------------------------------------
const colors = {snr: []};
const frames = {count: 0, last: 0, max: 0, scenes: 0};

function paintNow() {
  if (frame) cancelAnimationFrame(frame);
  paint(performance.now());
}
function paint(now) {
  const begun = performance.now();
  frame = 0;
  if (flight) { flyOn(now); if (flight) nextFrame(); }
  if (isOutdated()) makeScene();
  const at = placement();
  ctx.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
  ctx.clearRect(0, 0, size.width, size.height);
  paintTiles();
  paintOutlines();
  paintGrid();
  paintBlock();
  paintScene(at);
  paintLabels(at);
  paintScale();
  frames.last = performance.now() - begun;
  frames.max = Math.max(frames.max, frames.last);
  frames.count++;
}

function paintBlock() {
  if (!apartBlock) return;
  const left = screenX(apartBlock.left), top = screenY(apartBlock.top), width = screenX(apartBlock.right) - left, height = screenY(apartBlock.bottom) - top;
  ctx.fillStyle = colors.block;
  ctx.strokeStyle = colors.line;
  ctx.lineWidth = 1;
  ctx.beginPath(); ctx.rect(left, top, width, height); ctx.fill(); ctx.stroke();
  ctx.font = '12px system-ui, sans-serif';
  ctx.fillStyle = colors.soft;
  const title = `${plural(apartBlock.count, 'node')} without a position`, at = left - Math.max(0, ctx.measureText(title).width - width);
  // Not over the degrees.
  if (top - 22 > degreesTop() && at > 44) ctx.fillText(title, at, top - 6);
}
