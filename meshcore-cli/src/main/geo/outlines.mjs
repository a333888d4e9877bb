// Makes outlines.bin, the coastlines and borders of the page that `meshcore neighbors --format html` writes.
//
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//   node outlines.mjs package/countries-50m.json ../resources/io/github/meshcorejvm/cli/graph/outlines.bin
//
// The input is Natural Earth 4.1.0, Admin 0 countries, 1:50m, as TopoJSON: public domain. An arc that two countries share is a
// border, every other one a coast. Simplified (Douglas-Peucker) to a hundredth of a degree, about 1 km.
//
// The output, a sequence of lines: one byte 0 (coast) or 1 (border), the number of points, then each point's difference in longitude
// and latitude to the one before it, in hundredths of a degree; the first to 0,0. All but the first byte are zigzag varints.
import {readFileSync, writeFileSync} from 'node:fs';

const [input, output] = process.argv.slice(2);
const UNIT = 0.01;
const topology = JSON.parse(readFileSync(input, 'utf8'));
const {scale, translate} = topology.transform;

const owners = topology.arcs.map(() => new Set());
topology.objects.countries.geometries.forEach((country, number) => {
  for (const arc of (country.arcs || []).flat(Infinity)) owners[arc < 0 ? ~arc : arc].add(number);
});

function distance([x, y], [x1, y1], [x2, y2]) {
  const stretch = Math.cos(y1 * Math.PI / 180);
  const dx = (x2 - x1) * stretch, dy = y2 - y1, length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * stretch * dx + (y - y1) * dy) / length));
  return Math.hypot((x - x1) * stretch - along * dx, y - y1 - along * dy);
}
function simplify(points, tolerance) {
  const keep = new Set([0, points.length - 1]), stack = [[0, points.length - 1]];
  while (stack.length) {
    const [from, to] = stack.pop();
    let worst = 0, at = -1;
    for (let i = from + 1; i < to; i++) {
      const d = distance(points[i], points[from], points[to]);
      if (d > worst) { worst = d; at = i; }
    }
    // A ring has no direction: split it at its far side.
    if (worst > tolerance || (at >= 0 && points[from][0] === points[to][0] && points[from][1] === points[to][1] && worst > 0)) {
      keep.add(at);
      stack.push([from, at], [at, to]);
    }
  }
  return points.filter((point, i) => keep.has(i));
}

const bytes = [];
function varint(value) {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  while (rest > 127) { bytes.push(rest % 128 + 128); rest = Math.floor(rest / 128); }
  bytes.push(rest);
}
let lines = 0, points = 0;
topology.arcs.forEach((arc, number) => {
  if (!owners[number].size) return;
  let x = 0, y = 0;
  const degrees = arc.map(([dx, dy]) => { x += dx; y += dy; return [x * scale[0] + translate[0], y * scale[1] + translate[1]]; });
  const grid = simplify(degrees, UNIT).map(([lon, lat]) => [Math.round(lon / UNIT), Math.round(lat / UNIT)])
    .filter((point, i, all) => i === 0 || point[0] !== all[i - 1][0] || point[1] !== all[i - 1][1]);
  if (grid.length < 2) return;
  bytes.push(owners[number].size > 1 ? 1 : 0);
  varint(grid.length);
  let before = [0, 0];
  for (const point of grid) { varint(point[0] - before[0]); varint(point[1] - before[1]); before = point; }
  lines++;
  points += grid.length;
});
writeFileSync(output, Buffer.from(bytes));
console.log(`${lines} lines, ${points} points, ${bytes.length} bytes`);
