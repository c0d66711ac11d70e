// The site's own map code over clusters from the site's own crate.
import { open } from '../../../src/browser/map/map.js';
import { COUNT, EXTENT, painted, points, timed } from './points.js';

const { instance } = await WebAssembly.instantiateStreaming(fetch('/clusters.wasm'));
const { memory, alloc, build, marks } = instance.exports;
const flat = points(COUNT);
const worlds = new Float64Array(flat.length);
timed(() => {
  for (let at = 0; at < flat.length; at += 2) {
    const sine = Math.sin(flat[at + 1] * Math.PI / 180);
    worlds[at] = flat[at] / 360 + 0.5;
    worlds[at + 1] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  const at = alloc(worlds.length);
  new Float64Array(memory.buffer, at, worlds.length).set(worlds);
  build(at, worlds.length);
});

let first = true;
const shown = (zoom, left, top, right, bottom) => {
  const work = () => {
    const length = marks(zoom, left, top, right, bottom);
    const at = instance.exports.answer();
    return new Float64Array(memory.buffer, at, length).slice();
  };
  const list = first ? timed(work) : work();
  first = false;
  return list;
};
const [west, south, east, north] = EXTENT;
const basemap = JSON.stringify({ extent: [west, south, east, north], rings: [], borders: [], townships: [] });
const element = document.getElementById('map');
open(element, basemap, (what, ...numbers) => {
  if (what === 0) return shown(...numbers);
  return what === 1 ? `示例 ${numbers[0]}` : undefined;
});
globalThis.zoomStep = async (by) => {
  const start = performance.now();
  element.leaflet.setView([34.6, 112.4], element.leaflet.getZoom() + by, { animate: false });
  return (await painted()) - start;
};
globalThis.wasmBytes = () => memory.buffer.byteLength;
globalThis.first = await painted();
