// Leaflet with supercluster's clusters as div icons, drawn anew when the map has come to rest: the usual recipe.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import Supercluster from 'supercluster';
import { turned } from './base.js';
import { COUNT, EXTENT, painted, points, timed } from './points.js';

const flat = points(COUNT);
const features = Array.from({ length: COUNT }, (_, at) => (
  { type: 'Feature', properties: { id: at }, geometry: { type: 'Point', coordinates: [flat[at * 2], flat[at * 2 + 1]] } }));
const index = timed(() => new Supercluster({ radius: 60, maxZoom: 16 }).load(features));
const map = L.map('map', { preferCanvas: true });
const layer = L.layerGroup().addTo(map);
const draw = () => {
  layer.clearLayers();
  const box = map.getBounds();
  for (const { geometry: { coordinates: [lon, lat] }, properties } of index.getClusters([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()], Math.round(map.getZoom()))) {
    const html = properties.cluster ? String(properties.point_count_abbreviated) : '·';
    L.marker([lat, lon], { icon: L.divIcon({ html, className: 'pin', iconSize: [40, 40] }), title: html }).addTo(layer);
  }
};
const [west, south, east, north] = EXTENT;
L.polyline(turned, { color: '#666', weight: 1 }).addTo(map);
map.fitBounds([[south, west], [north, east]]);
map.on('moveend', draw);
draw();
globalThis.zoomStep = async (by) => {
  const start = performance.now();
  map.setView([34.6, 112.4], map.getZoom() + by, { animate: false });
  return (await painted()) - start;
};
globalThis.first = await painted();
