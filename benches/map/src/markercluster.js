// Leaflet with leaflet.markercluster.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import 'leaflet.markercluster/dist/MarkerCluster.css';
import { turned } from './base.js';
import { COUNT, EXTENT, painted, points, timed } from './points.js';

globalThis.L = L;
await import('leaflet.markercluster');
const flat = points(COUNT);
const map = L.map('map', { preferCanvas: true, maxZoom: 18 });
const [west, south, east, north] = EXTENT;
L.polyline(turned, { color: '#666', weight: 1 }).addTo(map);
map.fitBounds([[south, west], [north, east]]);
const group = L.markerClusterGroup({ animate: false });
const icon = L.divIcon({ html: '·', className: 'pin', iconSize: [40, 40] });
const markers = Array.from({ length: COUNT }, (_, at) => L.marker([flat[at * 2 + 1], flat[at * 2]], { icon }));
timed(() => { group.addLayers(markers); group.addTo(map); });
globalThis.zoomStep = async (by) => {
  const start = performance.now();
  map.setView([34.6, 112.4], map.getZoom() + by, { animate: false });
  return (await painted()) - start;
};
globalThis.first = await painted();
