// Filters -------------------------------------------------------------------------------------------------------------
for (const group of GROUPS) {
  const members = nodes.filter(node => node.group === group).length;
  if (!members) continue;
  const button = makeButton(null, () => {
    const shown = filter.hidden.delete(group) || !filter.hidden.add(group);
    button.setAttribute('aria-pressed', String(shown));
    refilter();
  });
  button.setAttribute('aria-pressed', 'true');
  button.append(shape(group), make('span', `${group} ${number(members)}`));
  byId('roles').append(button);
}

const thresholds = [];
for (let decade = 1; decade <= mostCounts; decade *= 10) for (const step of [1, 2, 5]) if (step * decade <= mostCounts) thresholds.push(step * decade);
byId('min').max = String(thresholds.length - 1);
byId('strength').hidden = thresholds.length < 2;
byId('min').addEventListener('input', () => {
  filter.min = thresholds[Number(byId('min').value)];
  byId('heard').textContent = number(filter.min);
  byId('min').setAttribute('aria-valuetext', `${number(filter.min)} times`);
  refilter();
});

// IATA codes, and the observers with one.
function fill(select, title, entries) {
  select.replaceChildren(make('option', title, {value: ''}), ...entries.map(([value, text]) => make('option', text, {value})));
  select.parentElement.hidden = entries.length < 2;
}
function fillObservers() {
  const some = data.observers.map(([id, name, iata], place) => [String(place), `${isolated(name || id.slice(0, 8))}${iata ? ` (${isolated(iata)})` : ''}`, iata || ''])
    .filter(([, , iata]) => filter.region === '' || iata === filter.region)
    .sort((a, b) => a[1].localeCompare(b[1]));
  fill(byId('observer'), 'any observer', some);
  if (some.some(([place]) => place === filter.observer)) byId('observer').value = filter.observer; else filter.observer = '';
}
fill(byId('region'), 'any IATA code', [...new Set(regionOf)].filter(Boolean).sort().map(region => [region, region]));
fillObservers();
byId('region').addEventListener('change', () => { filter.region = byId('region').value; fillObservers(); refilter(); });
byId('observer').addEventListener('change', () => { filter.observer = byId('observer').value; refilter(); });

// Time of the last contact: two handles over a histogram.
const TIME_STEPS = 240;
const times = edges.map(edge => edge.seen).filter(seen => seen != null);
const firstTime = times.reduce((a, b) => Math.min(a, b), Infinity), lastTime = times.reduce((a, b) => Math.max(a, b), -Infinity);
// Nearer to each other, the handles would show an instant.
const MIN_STEPS = 4;
const timeAt = step => firstTime + Math.ceil((lastTime - firstTime) * step / TIME_STEPS);
byId('time').hidden = !(lastTime > firstTime);
function timeMoved(moved) {
  let from = Number(byId('from').value), to = Number(byId('to').value);
  if (to - from < MIN_STEPS) {
    if (moved === 'from') { from = Math.min(from, TIME_STEPS - MIN_STEPS); to = from + MIN_STEPS; }
    else { to = Math.max(to, MIN_STEPS); from = to - MIN_STEPS; }
    byId('from').value = from; byId('to').value = to;
  }
  filter.from = from > 0 ? timeAt(from) : null;
  filter.to = to < TIME_STEPS ? timeAt(to) : null;
  byId('from').setAttribute('aria-valuetext', when(timeAt(from)));
  byId('to').setAttribute('aria-valuetext', when(timeAt(to)));
  byId('span').textContent = filter.from == null && filter.to == null ? 'any time' : `${when(timeAt(from)).slice(0, 16)} – ${when(timeAt(to)).slice(0, 16)}`;
  for (const button of byId('ages').children) button.setAttribute('aria-pressed', 'false');
  paintHistogram();
  refilter();
}
function paintHistogram() {
  const chart = byId('histogram'), pen = chart.getContext('2d'), bars = new Array(60).fill(0);
  const ratio = window.devicePixelRatio || 1, width = chart.clientWidth || 288, height = chart.clientHeight || 26;
  chart.width = Math.round(width * ratio);
  chart.height = Math.round(height * ratio);
  for (const seen of times) bars[Math.min(59, Math.floor((seen - firstTime) / (lastTime - firstTime || 1) * 60))]++;
  const most = Math.max(...bars), path = new Path2D();
  bars.forEach((bar, i) => {
    const high = bar ? 2 + (height - 2) * Math.sqrt(bar / most) : 0;
    path.rect(i * width / 60, height - high, width / 60 - 1, high);
  });
  pen.scale(ratio, ratio);
  pen.fillStyle = colors.line;
  pen.fill(path);
  const [from, to] = ['from', 'to'].map(side => Number(byId(side).value) / TIME_STEPS * width);
  pen.beginPath(); pen.rect(from, 0, to - from, height); pen.clip();
  pen.fillStyle = colors.repeater;
  pen.fill(path);
}
new ResizeObserver(paintHistogram).observe(byId('histogram'));
for (const [side, value] of [['from', 0], ['to', TIME_STEPS]]) {
  Object.assign(byId(side), {max: String(TIME_STEPS), value: String(value)});
  byId(side).addEventListener('input', () => timeMoved(side));
}
const AGES = [['any', null], ['1 h', 3600], ['24 h', 86400], ['7 d', 7 * 86400], ['30 d', 30 * 86400]];
for (const [title, seconds] of AGES) {
  if (seconds != null && data.generated - seconds < firstTime) continue;
  const button = makeButton(title, () => {
    byId('to').value = TIME_STEPS;
    const share = seconds == null ? 0 : (data.generated - seconds - firstTime) / (lastTime - firstTime);
    byId('from').value = Math.max(0, Math.min(TIME_STEPS, Math.round(share * TIME_STEPS)));
    timeMoved('from');
    // To the second, not to the step of the slider.
    filter.from = seconds == null ? null : data.generated - seconds;
    byId('span').textContent = seconds == null ? 'any time' : `within ${title} before ${when(data.generated)}`;
    button.setAttribute('aria-pressed', 'true');
    refilter();
  });
  button.setAttribute('aria-pressed', String(seconds == null));
  byId('ages').append(button);
}

byId('apart').parentElement.hidden = !data.map || !unplaced.length;
byId('apart').addEventListener('change', () => { apartMode = byId('apart').value; refilter(); showAll(); });
byId('all-lines').addEventListener('change', () => { allLines = byId('all-lines').checked; zoomed(); });
byId('by-snr').addEventListener('change', () => { colorBySnr = byId('by-snr').checked; tellLegend(); draw(); });
byId('in').addEventListener('click', () => zoomAt(1.5));
byId('out').addEventListener('click', () => zoomAt(1 / 1.5));
byId('fit').addEventListener('click', showAll);
