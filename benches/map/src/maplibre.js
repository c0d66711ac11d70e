// MapLibre GL with its built-in clusters. Needs WebGL 2; in a headless browser that is software, which flatters nothing.
import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibre from 'maplibre-gl';
import { lines } from './base.js';
import { COUNT, EXTENT, painted, points } from './points.js';

maplibre.setWorkerUrl('/maplibre-gl-worker.mjs');
const flat = points(COUNT);
const features = Array.from({ length: COUNT }, (_, at) => (
  { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [flat[at * 2], flat[at * 2 + 1]] } }));
const [west, south, east, north] = EXTENT;
const map = new maplibre.Map({
  container: 'map',
  style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#eee' } }] },
  bounds: [[west, south], [east, north]],
});
const idle = () => new Promise((resolve) => { map.once('idle', resolve); });
await new Promise((resolve) => { map.once('load', resolve); });
map.addSource('points', { type: 'geojson', data: { type: 'FeatureCollection', features }, cluster: true, clusterRadius: 60, clusterMaxZoom: 16 });
map.addSource('base', { type: 'geojson', data: { type: 'MultiLineString', coordinates: lines } });
map.addLayer({ id: 'base', type: 'line', source: 'base', paint: { 'line-color': '#666' } });
map.addLayer({ id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 20, 'circle-color': '#fff', 'circle-stroke-width': 1 } });
await idle();
globalThis.zoomStep = async (by) => {
  const start = performance.now();
  map.jumpTo({ center: [112.4, 34.6], zoom: Math.round(map.getZoom()) + by });
  await idle();
  return (await painted()) - start;
};
globalThis.first = await painted();
