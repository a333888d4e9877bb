// The legend, and the colours -----------------------------------------------------------------------------------------
function entry(mark, text) {
  const item = make('li');
  item.append(mark, make('span', text));
  return item;
}
function stroke(width, color, dashed) {
  const line = byId('shapes').content.querySelector('.stroke').cloneNode(true);
  Object.assign(line.style, {stroke: color, strokeWidth: String(width), strokeDasharray: dashed ? '5 3' : 'none'});
  return line;
}
const firstOf = level => Math.max(1, Math.ceil(Math.pow(mostCounts + 1, level / LEVELS) - 0.5));

function tellLegend() {
  const lines = [], levels = [...new Set([0, 2, LEVELS - 1].filter(level => edges.length && firstOf(level) <= mostCounts && levelOf(firstOf(level)) === level))];
  for (const level of levels) {
    lines.push(entry(stroke(widthOf(level), colorBySnr ? colors.soft : colors.edge), level === LEVELS - 1
      ? `heard ${number(firstOf(level))} to ${number(mostCounts)} times` : `heard ${plural(firstOf(level), 'time')} or more`));
  }
  if (colorBySnr) {
    const names = SNR_STEPS.map((step, i) => i === 0 ? `median SNR below ${step} dB` : `${SNR_STEPS[i - 1]} to ${step} dB`);
    [...names, `${SNR_STEPS[SNR_STEPS.length - 1]} dB and above`, 'SNR unknown'].forEach((name, bin) => lines.push(entry(stroke(3, colors.snr[bin]), name)));
  }
  // Those of the selected node keep the colours of the SNR, and the others fade.
  const marked = colorBySnr ? colors.snr[SNR_BINS - 2] : colors.mark;
  if (edges.length) lines.push(entry(stroke(3, marked), colorBySnr ? 'of the selected node: bright, the others pale' : 'of the selected node'));
  if (edges.length && data.map && unplaced.length) lines.push(entry(stroke(3, marked, true), 'the same, to or from a node without a position'));
  const marks = GROUPS.filter(group => nodes.some(node => node.group === group)).map(group => Object.assign(entry(shape(group), group === 'other' ? 'other or unknown role' : group), {className: 'role'}));
  if (nodes.some(node => node.observer)) marks.push(entry(make('b', null, {className: 'ring'}), 'observer'));
  if (data.map && unplaced.length) marks.push(entry(make('b', null, {className: 'hollow'}), 'no position: select it, or a neighbor, to see its lines'));
  if (data.map && data.outlines.length && !data.tiles && home.scale < OUTLINES_END) {
    marks.push(entry(stroke(1.4, colors.coast), 'coast'), entry(stroke(1, colors.border, true), 'border (Natural Earth)'));
  }
  byId('key').replaceChildren(...lines, ...marks);
}

const dark = matchMedia('(prefers-color-scheme: dark)');
let chosen = null;
function theme() {
  document.documentElement.dataset.theme = chosen || (dark.matches ? 'dark' : 'light');
  const style = getComputedStyle(document.documentElement);
  for (const name of ['grid', 'text', 'soft', 'line', 'edge', 'mark', 'halo', 'coast', 'border', 'block', ...GROUPS]) colors[name] = style.getPropertyValue(`--${name}`).trim();
  colors.snr = Array.from({length: SNR_BINS}, (none, bin) => style.getPropertyValue(`--snr${bin}`).trim());
  tellLegend();
  paintHistogram();
  draw();
}
dark.addEventListener('change', theme);
byId('theme').addEventListener('click', () => { chosen = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; theme(); });

// The start -----------------------------------------------------------------------------------------------------------
if (data.tiles) { byId('attribution').textContent = data.tiles.attribution; byId('attribution').hidden = false; }
byId('scale').hidden = !data.map;
byId('legend').open = matchMedia('(min-width: 701px) and (min-height: 560px)').matches;
byId('more').open = matchMedia('(min-height: 800px)').matches;
theme();
resize();
refilter();
showAll(true);
tellLegend();
new ResizeObserver(resize).observe(canvas);

followLink();
window.addEventListener('hashchange', followLink);

// For whoever measures.
document.documentElement.dataset.ready = 'true';
window.meshcorePage = {frames, view, select: key => select(nodes.find(node => node.key === key) || null), pan: (dx, dy) => { move(dx, dy); paintNow(); },
  near: key => [...neighborsOf(nodes.find(node => node.key === key))].map(node => [screenX(node.x), screenY(node.y)])};
