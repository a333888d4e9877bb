// What lies below the graph: tiles if asked for, coasts and borders, degrees --------------------------------------------
const outlines = [new Path2D(), new Path2D()];
const HUNDREDTHS = 100, FAR_DEGREES = 90;
const mapX = lon => { const turn = lon - data.map.lon0; return (turn - 360 * Math.round(turn / 360)) * data.map.kmX; };
const mapY = lat => (data.map.lat0 - lat) * data.map.kmY;

for (const [kind, ...steps] of data.map ? data.outlines : []) {
  let lon = 0, lat = 0, before = null;
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i]; lat += steps[i + 1];
    const x = mapX(lon / HUNDREDTHS), y = mapY(lat / HUNDREDTHS);
    // The other side of the world begins a new line.
    if (before === null || Math.abs(x - before) > FAR_DEGREES * data.map.kmX) outlines[kind].moveTo(x, y); else outlines[kind].lineTo(x, y);
    before = x;
  }
}

// Outlines are right to about a kilometre: they fade where that would show, and end at so many pixels per km.
const OUTLINES_END = 24;
function paintOutlines() {
  const strength = data.tiles ? 0 : Math.max(0, Math.min(1, (OUTLINES_END - view.scale) / 18));
  if (!data.map || !strength || !data.outlines.length) return;
  const scale = view.scale * size.ratio;
  ctx.save();
  ctx.setTransform(scale, 0, 0, scale, size.ratio * size.width / 2 - view.x * scale, size.ratio * size.height / 2 - view.y * scale);
  ctx.globalAlpha = strength;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colors.border;
  ctx.lineWidth = 1 / view.scale;
  ctx.setLineDash([5 / view.scale, 3 / view.scale]);
  ctx.stroke(outlines[1]);
  ctx.setLineDash([]);
  ctx.strokeStyle = colors.coast;
  ctx.lineWidth = 1.4 / view.scale;
  ctx.stroke(outlines[0]);
  ctx.restore();
}

// Tiles of the usual kind (Web Mercator, 256 pixels), from the one server that was named when the page was made.
const tiles = new Map(), MAX_TILES = 400, MAX_ZOOM = 19, TILE = 256, STRIPS = 4;
function tile(z, x, y) {
  const url = data.tiles.url.replace('{z}', z).replace('{x}', x).replace('{y}', y);
  let image = tiles.get(url);
  if (!image) {
    if (tiles.size > MAX_TILES) tiles.delete(tiles.keys().next().value);
    image = new Image();
    image.referrerPolicy = 'no-referrer';
    image.addEventListener('load', nextFrame);
    image.src = url;
    tiles.set(url, image);
  }
  return image.complete && image.naturalWidth ? image : null;
}
function paintTiles() {
  if (!data.map || !data.tiles) return;
  const {lon0, lat0, kmX, kmY} = data.map;
  const z = Math.max(0, Math.min(MAX_ZOOM, Math.round(Math.log2(360 * kmX * view.scale / TILE)))), count = 2 ** z;
  const lonAt = x => lon0 + (view.x + (x - size.width / 2) / view.scale) / kmX;
  const latAt = y => Math.max(-85, Math.min(85, lat0 - (view.y + (y - size.height / 2) / view.scale) / kmY));
  const column = lon => Math.floor((lon + 180) / 360 * count);
  const row = lat => Math.floor((1 - Math.asinh(Math.tan(lat * Math.PI / 180)) / Math.PI) / 2 * count);
  const latOf = y => Math.atan(Math.sinh(Math.PI * (1 - 2 * y / count))) * 180 / Math.PI;
  ctx.globalAlpha = document.documentElement.dataset.theme === 'dark' ? 0.5 : 0.8;
  for (let y = Math.max(0, row(latAt(0))); y <= Math.min(count - 1, row(latAt(size.height))); y++) {
    for (let x = column(lonAt(0)); x <= column(lonAt(size.width)); x++) {
      const image = tile(z, ((x % count) + count) % count, y);
      if (!image) continue;
      const left = screenX((x / count * 360 - 180 - lon0) * kmX), right = screenX(((x + 1) / count * 360 - 180 - lon0) * kmX);
      // In strips, because this map has even degrees and a tile has not.
      for (let strip = 0; strip < STRIPS; strip++) {
        const top = screenY(mapY(latOf(y + strip / STRIPS))), bottom = screenY(mapY(latOf(y + (strip + 1) / STRIPS)));
        const source = image.naturalHeight / STRIPS;
        ctx.drawImage(image, 0, strip * source, image.naturalWidth, source, left, top, right - left + 0.5, bottom - top + 0.5);
      }
    }
  }
  ctx.globalAlpha = 1;
}

// No degrees below the boxes on the left.
function degreesTop() {
  const lines = byId('lines');
  return lines.hidden ? 14 : lines.offsetTop + lines.offsetHeight + 14;
}
function paintGrid() {
  if (!data.map || data.tiles) return;
  const {lat0, lon0, kmX, kmY} = data.map;
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30].find(s => s * kmY * view.scale > 90) || 45;
  ctx.strokeStyle = colors.grid;
  ctx.fillStyle = colors.soft;
  ctx.lineWidth = 1;
  ctx.font = '11px system-ui, sans-serif';
  const digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
  const left = view.x - size.width / 2 / view.scale, right = view.x + size.width / 2 / view.scale;
  const top = view.y - size.height / 2 / view.scale, bottom = view.y + size.height / 2 / view.scale;
  const labelTop = degreesTop(), labelBottom = byId('legend').offsetTop;
  ctx.beginPath();
  for (let i = Math.ceil((lon0 + left / kmX) / step); i * step <= lon0 + right / kmX; i++) {
    const x = Math.round(screenX((i * step - lon0) * kmX)) + 0.5;
    ctx.moveTo(x, 0); ctx.lineTo(x, size.height);
    const lon = ((i * step + 540) % 360 + 360) % 360 - 180;
    if (x > 30) ctx.fillText(`${Math.abs(lon).toFixed(digits)}°${lon < 0 ? 'W' : 'E'}`, x + 4, labelTop);
  }
  for (let i = Math.ceil((lat0 - bottom / kmY) / step); i * step <= lat0 - top / kmY; i++) {
    if (Math.abs(i * step) > 90) continue;
    const y = Math.round(screenY(mapY(i * step))) + 0.5;
    ctx.moveTo(0, y); ctx.lineTo(size.width, y);
    if (y > labelTop + 16 && y < labelBottom) ctx.fillText(`${Math.abs(i * step).toFixed(digits)}°${i < 0 ? 'S' : 'N'}`, 6, y - 4);
  }
  ctx.stroke();
}

const LENGTHS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
let scaleShown = 0;
function paintScale() {
  if (!data.map || scaleShown === view.scale) return;
  scaleShown = view.scale;
  const length = LENGTHS.filter(l => l * view.scale < 140).pop() || LENGTHS[0];
  byId('scale').style.width = `${length * view.scale}px`;
  byId('scale').firstElementChild.textContent = length < 1 ? `${length * 1000} m` : `${length} km`;
}
