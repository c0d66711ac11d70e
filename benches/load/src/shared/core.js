// What the peers have in common: loading, filtering, the map.
import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './style.css';

export const PAGE = 50;

export const load = () => fetch('/data/1000.json').then((response) => {
  if (!response.ok) throw new Error(response.status);
  return response.json();
});

export function filter(all, query, district) {
  const text = query.trim();
  return all.filter((one) => (!district || one.district === district) && (!text || one.name.includes(text) || one.address.includes(text)));
}

/** A map in `element`; the result draws a point for each row. */
export function makeMap(element) {
  const map = L.map(element, { preferCanvas: true, zoomControl: true }).setView([39.95, 116.4], 9);
  L.tileLayer('/tile/{z}/{x}/{y}.png', { maxZoom: 17, attribution: 'test tiles' }).addTo(map);
  let layer = null;
  return (rows) => {
    layer?.remove();
    layer = L.layerGroup(rows.map((row) => L.circleMarker([row.lat, row.lon], { radius: 4, weight: 1 }).bindPopup(row.name))).addTo(map);
  };
}

export const fee = (amount) => (amount == null ? '收费未公布' : `${amount} 元/月`);
