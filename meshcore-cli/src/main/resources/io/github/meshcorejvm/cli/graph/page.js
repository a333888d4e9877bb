'use strict';
(() => {
  // The graph, and the state of the page ------------------------------------------------------------------------------
  const data = JSON.parse(document.getElementById('graph').textContent);
  const byId = id => document.getElementById(id);
  const canvas = byId('map'), ctx = canvas.getContext('2d'), tip = byId('tip');
  const KNOWN_ROLES = ['repeater', 'room', 'companion', 'sensor'];
  const nodes = data.nodes.map(([key, name, role, lat, lon, seen, observer, x, y], id) => ({
    id, key, name: name || key.slice(0, 8), named: !!name, role, lat, lon, seen, observer, x, y: -y, edges: [],
    group: KNOWN_ROLES.includes(role) ? role : 'other',
  }));
  const edges = data.edges.map(([a, b, count, seen, km, snr, observers]) => ({a: nodes[a], b: nodes[b], count, seen, km, snr, observers}));
  for (const edge of edges) { edge.a.edges.push(edge); edge.b.edges.push(edge); }
  for (const node of nodes) {
    node.weight = node.edges.length;
    node.radius = 2.6 + Math.min(7, Math.sqrt(node.weight) * 0.9);
    node.folded = `${node.name}\n${node.key}`.toLowerCase();
  }
  const ranked = [...nodes].sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  const LEVELS = 6;
  const mostCounts = edges.reduce((most, edge) => Math.max(most, edge.count), 1);
  const level = count => Math.min(LEVELS - 1, Math.floor(LEVELS * Math.log(count + 0.5) / Math.log(mostCounts + 1)));
  const thresholds = thresholdsOf(mostCounts);
  const hiddenGroups = new Set();
  let least = 1, selected = null, hovered = null, hoveredEdge = null, colors = {}, shownEdges = [], shownNodes = [];
  const view = {x: 0, y: 0, scale: 1}, size = {width: 1, height: 1, ratio: 1};

  function thresholdsOf(most) {
    const steps = [];
    for (let decade = 1; decade <= most; decade *= 10) for (const step of [1, 2, 5]) if (step * decade <= most) steps.push(step * decade);
    return steps;
  }

  // What is shown -----------------------------------------------------------------------------------------------------
  function refilter() {
    const visible = node => !hiddenGroups.has(node.group);
    shownEdges = edges.filter(edge => edge.count >= least && visible(edge.a) && visible(edge.b));
    const linked = new Set();
    for (const edge of shownEdges) { linked.add(edge.a); linked.add(edge.b); }
    shownNodes = nodes.filter(node => visible(node) && (least === 1 || linked.has(node)));
    for (const node of nodes) node.shown = false;
    for (const node of shownNodes) node.shown = true;
    if (selected && !selected.shown) select(null);
    byId('facts').textContent = shownNodes.length === nodes.length && shownEdges.length === edges.length
      ? `${count(nodes.length, 'node')}, ${count(edges.length, 'edge')} · ${when(data.generated)}`
      : `${shownNodes.length} of ${count(nodes.length, 'node')}, ${shownEdges.length} of ${count(edges.length, 'edge')}`;
    draw();
  }

  const count = (n, thing) => `${n.toLocaleString('en')} ${thing}${n === 1 ? '' : 's'}`;
  const when = seconds => seconds == null ? 'unknown' : new Date(seconds * 1000).toISOString().replace('T', ' ').slice(0, 16) + ' UTC';
  const km = value => value == null ? null : value < 10 ? `${value.toFixed(1)} km` : `${Math.round(value)} km`;
  const facts = edge => [`${edge.count.toLocaleString('en')}×`, km(edge.km), edge.snr == null ? null : `SNR ${edge.snr} dB`].filter(Boolean).join(' · ');

  // Drawing -----------------------------------------------------------------------------------------------------------
  let frame = 0;
  const draw = () => { frame = frame || requestAnimationFrame(paint); };
  const toScreen = node => [(node.x - view.x) * view.scale + size.width / 2, (node.y - view.y) * view.scale + size.height / 2];

  function paint() {
    frame = 0;
    ctx.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    ctx.clearRect(0, 0, size.width, size.height);
    for (const node of shownNodes) [node.px, node.py] = toScreen(node);
    paintGrid();
    paintEdges();
    const room = Math.sqrt(size.width * size.height / Math.max(1, shownNodes.length) / 350);
    const zoom = Math.max(0.55, Math.min(1, room)) * Math.max(0.75, Math.min(2.6, Math.pow(view.scale / home.scale, 0.3)));
    for (const group of [...KNOWN_ROLES, 'other']) paintNodes(group, zoom);
    paintLabels(zoom);
    paintScale();
  }

  function isNear(node, margin) {
    return node.px > -margin && node.px < size.width + margin && node.py > -margin && node.py < size.height + margin;
  }

  function paintGrid() {
    if (!data.map) return;
    const {lat0, lon0, kmX, kmY} = data.map;
    const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30].find(s => s * kmY * view.scale > 90) || 45;
    ctx.strokeStyle = colors.grid;
    ctx.fillStyle = colors.soft;
    ctx.lineWidth = 1;
    ctx.font = '11px system-ui, sans-serif';
    ctx.globalAlpha = 1;
    const digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
    const left = view.x - size.width / 2 / view.scale, right = view.x + size.width / 2 / view.scale;
    const top = view.y - size.height / 2 / view.scale, bottom = view.y + size.height / 2 / view.scale;
    ctx.beginPath();
    for (let i = Math.ceil((lon0 + left / kmX) / step); i * step <= lon0 + right / kmX; i++) {
      const x = Math.round(((i * step - lon0) * kmX - view.x) * view.scale + size.width / 2) + 0.5;
      ctx.moveTo(x, 0); ctx.lineTo(x, size.height);
      const lon = ((i * step + 540) % 360 + 360) % 360 - 180;
      if (x > 30) ctx.fillText(`${Math.abs(lon).toFixed(digits)}°${lon < 0 ? 'W' : 'E'}`, x + 4, size.height - 6);
    }
    for (let i = Math.ceil((lat0 - bottom / kmY) / step); i * step <= lat0 - top / kmY; i++) {
      if (Math.abs(i * step) > 90) continue;
      const y = Math.round((-(i * step - lat0) * kmY - view.y) * view.scale + size.height / 2) + 0.5;
      ctx.moveTo(0, y); ctx.lineTo(size.width, y);
      if (y < size.height - 24) ctx.fillText(`${Math.abs(i * step).toFixed(digits)}°${i < 0 ? 'S' : 'N'}`, 6, y - 4);
    }
    ctx.stroke();
  }

  function paintEdges() {
    const focus = selected || hovered;
    const crowd = Math.max(0.35, Math.min(1, 1500 / Math.max(1, shownEdges.length)));
    const buckets = Array.from({length: LEVELS}, () => new Path2D());
    for (const edge of shownEdges) {
      const {px: x1, py: y1} = edge.a, {px: x2, py: y2} = edge.b;
      if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > size.width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > size.height) continue;
      const bucket = buckets[level(edge.count)];
      bucket.moveTo(x1, y1);
      bucket.lineTo(x2, y2);
    }
    buckets.forEach((bucket, i) => {
      const share = i / (LEVELS - 1);
      ctx.strokeStyle = `rgba(${colors.edge}, ${(0.18 + 0.6 * share) * (0.4 + 0.6 * crowd) * (focus ? 0.35 : 1)})`;
      ctx.lineWidth = 0.6 + 2.6 * share;
      ctx.stroke(bucket);
    });
    if (focus || hoveredEdge) {
      ctx.strokeStyle = colors.mark;
      for (const edge of focus ? focus.edges : [hoveredEdge]) {
        if (edge.count < least || !edge.a.shown || !edge.b.shown) continue;
        ctx.lineWidth = 1 + 2.6 * level(edge.count) / (LEVELS - 1);
        ctx.beginPath(); ctx.moveTo(edge.a.px, edge.a.py); ctx.lineTo(edge.b.px, edge.b.py); ctx.stroke();
      }
    }
  }

  // Colour is not the only difference: each role has a shape of its own.
  function outline(path, group, x, y, r) {
    if (group === 'repeater') { path.moveTo(x, y - r * 1.25); path.lineTo(x + r * 1.15, y + r * 0.85); path.lineTo(x - r * 1.15, y + r * 0.85); path.closePath(); }
    else if (group === 'room') path.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
    else if (group === 'sensor') { path.moveTo(x, y - r * 1.2); path.lineTo(x + r * 1.2, y); path.lineTo(x, y + r * 1.2); path.lineTo(x - r * 1.2, y); path.closePath(); }
    else { path.moveTo(x + r, y); path.arc(x, y, r, 0, 7); }
  }

  function paintNodes(group, zoom) {
    const focus = selected || hovered, near = focus && neighborsOf(focus);
    const bright = new Path2D(), dim = new Path2D();
    for (const node of shownNodes) {
      if (node.group !== group || !isNear(node, 20)) continue;
      outline(!focus || near.has(node) ? bright : dim, group, node.px, node.py, node.radius * zoom);
    }
    ctx.lineWidth = 1;
    ctx.strokeStyle = colors.halo;
    ctx.fillStyle = colors[group];
    ctx.globalAlpha = 0.25; ctx.fill(dim);
    ctx.globalAlpha = 1; ctx.fill(bright); ctx.stroke(bright);
    for (const node of new Set([selected, hovered])) {
      if (!node || node.group !== group || !node.shown) continue;
      const ring = new Path2D();
      outline(ring, group, node.px, node.py, node.radius * zoom + 3);
      ctx.lineWidth = 2; ctx.strokeStyle = colors.mark; ctx.stroke(ring);
    }
  }

  function neighborsOf(node) {
    const near = new Set([node]);
    for (const edge of node.edges) if (edge.count >= least) { near.add(edge.a); near.add(edge.b); }
    return near;
  }

  function paintLabels(zoom) {
    const focus = selected || hovered, near = focus && neighborsOf(focus), taken = [];
    ctx.font = '12px system-ui, "Noto Sans", sans-serif';
    ctx.textBaseline = 'middle';
    ctx.lineJoin = 'round';
    const order = focus ? [focus, ...ranked.filter(node => node !== focus && near.has(node))] : ranked;
    const most = focus ? 60 : Math.min(140, Math.round(size.width * size.height / 9000));
    let placed = 0;
    for (const node of order) {
      if (placed >= most) break;
      if (!node.shown || !isNear(node, 0)) continue;
      const text = node.name.length > 28 ? [...node.name].slice(0, 27).join('') + '…' : node.name;
      const x = node.px + node.radius * zoom + 4, box = [x - 2, node.py - 8, x + ctx.measureText(text).width + 2, node.py + 8];
      if (node !== focus && taken.some(other => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      placed++;
      ctx.strokeStyle = colors.halo; ctx.lineWidth = 3; ctx.strokeText(text, x, node.py);
      ctx.fillStyle = colors.text; ctx.fillText(text, x, node.py);
    }
    ctx.textBaseline = 'alphabetic';
  }

  function paintScale() {
    byId('scale').hidden = !data.map;
    if (!data.map) return;
    const length = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].filter(l => l * view.scale < 140).pop() || 0.05;
    byId('scale').style.width = `${length * view.scale}px`;
    byId('scale').firstElementChild.textContent = length < 1 ? `${length * 1000} m` : `${length} km`;
  }

  // The view ----------------------------------------------------------------------------------------------------------
  const home = {x: 0, y: 0, scale: 1};
  function fit(some) {
    // A few nodes that claim to be on another continent must not shrink the mesh to a dot.
    const range = axis => {
      const values = some.map(node => node[axis]).sort((a, b) => a - b);
      const cut = values.length > 50 ? Math.floor(values.length * 0.01) : 0;
      const [from, to] = [values[cut], values[values.length - 1 - cut]], margin = (to - from) * 0.12;
      return [Math.max(values[0], from - margin), Math.min(values[values.length - 1], to + margin)];
    };
    if (!some.length) return;
    const [left, right] = range('x'), [top, bottom] = range('y');
    const scale = Math.min((size.width - 90) / Math.max(right - left, 0.5), (size.height - 90) / Math.max(bottom - top, 0.5));
    Object.assign(view, {x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, 1e-4)});
  }
  function showAll() { fit(shownNodes); Object.assign(home, view); draw(); }

  function zoomAt(factor, x = size.width / 2, y = size.height / 2) {
    const scale = Math.max(home.scale / 20, Math.min(home.scale * 2000, view.scale * factor));
    view.x += (x - size.width / 2) * (1 / view.scale - 1 / scale);
    view.y += (y - size.height / 2) * (1 / view.scale - 1 / scale);
    view.scale = scale;
    draw();
  }
  function move(dx, dy) { view.x -= dx / view.scale; view.y -= dy / view.scale; draw(); }
  function goTo(node) {
    resize();
    const [x, y] = toScreen(node);
    if (x < 60 || y < 60 || x > size.width - 60 || y > size.height - 60) Object.assign(view, {x: node.x, y: node.y});
    if (view.scale < home.scale * 1.5) Object.assign(view, {x: node.x, y: node.y, scale: home.scale * 2.5});
    draw();
  }

  function resize() {
    const box = canvas.getBoundingClientRect(), first = size.width === 1;
    Object.assign(size, {width: box.width, height: box.height, ratio: window.devicePixelRatio || 1});
    canvas.width = Math.round(box.width * size.ratio);
    canvas.height = Math.round(box.height * size.ratio);
    if (first) showAll(); else draw();
  }

  // Pointer -----------------------------------------------------------------------------------------------------------
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
  const release = event => {
    if (pointers.delete(event.pointerId) && event.type === 'pointerup' && moved <= 4) {
      select(nodeAt(event.offsetX, event.offsetY, event.pointerType === 'touch' ? 18 : 6));
    }
    if (!pointers.size) canvas.classList.remove('moving');
  };
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => setHover(null, null));
  canvas.addEventListener('dblclick', event => zoomAt(2, event.offsetX, event.offsetY));
  canvas.addEventListener('wheel', event => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    zoomAt(Math.exp(-event.deltaY * lines * 0.0016), event.offsetX, event.offsetY);
  }, {passive: false});

  function nodeAt(x, y, slack) {
    let best = null, nearest = Infinity;
    for (const node of shownNodes) {
      const distance = Math.hypot(node.px - x, node.py - y) - node.radius;
      if (distance < slack && distance < nearest) { best = node; nearest = distance; }
    }
    return best;
  }
  function edgeAt(x, y) {
    let best = null, nearest = 4;
    for (const edge of shownEdges) {
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
    if (node || edge) {
      const lines = node
        ? [node.name, [node.role || 'role unknown', node.observer ? 'observer' : null, count(node.weight, 'neighbor')].filter(Boolean).join(' · '), `last seen ${when(node.seen)}`]
        : [`${edge.a.name} — ${edge.b.name}`, `${facts(edge)} · ${count(edge.observers, 'observer')}`, `last seen ${when(edge.seen)}`];
      tip.replaceChildren(make('strong', lines[0]), make('span', lines[1]), make('span', lines[2]));
      tip.hidden = false;
      tip.style.left = `${Math.max(4, Math.min(x + 14, size.width - tip.offsetWidth - 8))}px`;
      tip.style.top = `${y + 18 + tip.offsetHeight > size.height ? y - tip.offsetHeight - 10 : y + 18}px`;
    }
  }
  function setHover(node, edge) {
    if (!node && !edge) tip.hidden = true;
    if (node === hovered && edge === hoveredEdge) return;
    hovered = node; hoveredEdge = edge;
    canvas.classList.toggle('over', !!node);
    draw();
  }

  // Keys --------------------------------------------------------------------------------------------------------------
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
    if (event.key === '/' && document.activeElement.tagName !== 'INPUT') { byId('search').focus(); event.preventDefault(); }
  });

  // The list ----------------------------------------------------------------------------------------------------------
  function make(tag, text) {
    const element = document.createElement(tag);
    if (text != null) element.textContent = text;
    return element;
  }
  function shape(group) {
    const ns = 'http://www.w3.org/2000/svg', svg = document.createElementNS(ns, 'svg');
    svg.setAttribute('class', 'shape'); svg.setAttribute('width', '12'); svg.setAttribute('height', '12'); svg.setAttribute('viewBox', '-6 -6 12 12'); svg.setAttribute('aria-hidden', 'true');
    const paths = {repeater: 'M0-5.5 5 4-5 4z', room: 'M-4-4h8v8h-8z', sensor: 'M0-5.5 5.5 0 0 5.5-5.5 0z'};
    const path = document.createElementNS(ns, 'path');
    path.setAttribute('d', paths[group] || 'M4.5 0a4.5 4.5 0 1 1-9 0a4.5 4.5 0 1 1 9 0');
    path.style.fill = `var(--${group})`;
    svg.append(path);
    return svg;
  }
  function row(node, note) {
    const item = make('li'), button = make('button'), name = make('span', node.name);
    button.type = 'button';
    button.title = node.key;
    button.append(shape(node.group), name, make('small', note));
    button.addEventListener('click', () => { select(node); goTo(node); });
    item.append(button);
    return item;
  }
  const ROWS = 200;
  function list() {
    const wanted = byId('search').value.trim().toLowerCase();
    const found = ranked.filter(node => node.shown && (!wanted || node.folded.includes(wanted)));
    byId('list').replaceChildren(...found.slice(0, ROWS).map(node => row(node, String(node.weight))));
    byId('found').textContent = !found.length ? `No node matches.` : found.length > ROWS ? `The ${ROWS} with most neighbors of ${found.length.toLocaleString('en')}:` : wanted ? count(found.length, 'match').replace('matchs', 'matches') : '';
    return found;
  }
  byId('search').addEventListener('input', () => { if (byId('search').value) openSheet(true); list(); });
  byId('search').addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    const [first] = list();
    if (first) { select(first); goTo(first); }
  });

  function select(node) {
    selected = node;
    const detail = byId('detail');
    detail.hidden = !node;
    if (node) {
      const head = make('div'), close = make('button', '✕'), dl = make('dl'), ol = make('ol'), scroll = make('div');
      head.className = 'head';
      close.type = 'button';
      close.setAttribute('aria-label', 'Let go of this node');
      close.addEventListener('click', () => { select(null); canvas.focus(); });
      head.append(make('h2', node.name), close);
      const term = (title, value) => { const dd = make('dd'); dd.append(value); dl.append(make('dt', title), dd); };
      term('Role', (node.role || 'unknown') + (node.observer ? ', observer' : ''));
      term('Last seen', when(node.seen));
      term('Position', node.lat == null ? 'none; placed by its neighbors' : `${node.lat.toFixed(5)}, ${node.lon.toFixed(5)}`);
      term('Key', make('code', node.key));
      term('Neighbors', String(node.weight));
      const other = edge => edge.a === node ? edge.b : edge.a;
      ol.append(...[...node.edges].sort((a, b) => b.count - a.count).slice(0, ROWS).map(edge => row(other(edge), facts(edge))));
      scroll.className = 'scroll';
      scroll.append(ol);
      detail.replaceChildren(head, dl, scroll);
      openSheet(true);
      byId('panel').scrollTop = 0;
    }
    draw();
  }
  function openSheet(open) {
    document.querySelector('aside').classList.toggle('open', open);
    byId('sheet').setAttribute('aria-expanded', String(open));
    byId('sheet').textContent = open ? 'Map' : 'List';
  }
  byId('sheet').addEventListener('click', () => openSheet(byId('sheet').getAttribute('aria-expanded') !== 'true'));

  // Roles, strength, theme --------------------------------------------------------------------------------------------
  for (const group of [...KNOWN_ROLES, 'other']) {
    const members = nodes.filter(node => node.group === group).length;
    if (!members) continue;
    const button = make('button');
    button.type = 'button';
    button.setAttribute('aria-pressed', 'true');
    button.append(shape(group), make('span', `${group} ${members.toLocaleString('en')}`));
    button.addEventListener('click', () => {
      const shown = hiddenGroups.delete(group) || !hiddenGroups.add(group);
      button.setAttribute('aria-pressed', String(shown));
      refilter();
      list();
    });
    byId('roles').append(button);
  }
  byId('min').max = String(thresholds.length - 1);
  byId('strength').hidden = thresholds.length < 2;
  byId('min').addEventListener('input', () => {
    least = thresholds[Number(byId('min').value)];
    byId('least').textContent = least.toLocaleString('en');
    refilter();
    list();
  });
  byId('in').addEventListener('click', () => zoomAt(1.5));
  byId('out').addEventListener('click', () => zoomAt(1 / 1.5));
  byId('fit').addEventListener('click', showAll);

  const dark = matchMedia('(prefers-color-scheme: dark)');
  let chosen = null;
  function theme() {
    document.documentElement.dataset.theme = chosen || (dark.matches ? 'dark' : 'light');
    const style = getComputedStyle(document.documentElement);
    for (const name of ['grid', 'text', 'soft', 'edge', 'mark', 'halo', 'other', ...KNOWN_ROLES]) colors[name] = style.getPropertyValue(`--${name}`).trim();
    draw();
  }
  dark.addEventListener('change', theme);
  byId('theme').addEventListener('click', () => { chosen = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'; theme(); });

  theme();
  refilter();
  list();
  new ResizeObserver(resize).observe(canvas);
  resize();
})();
