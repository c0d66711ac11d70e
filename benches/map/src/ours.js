// The site's own map over the site's own clusters: the very files the site loads.
import { Clusters, worlds } from '../../../src/browser/map/clusters.js';
import { LiveMap } from '../../../src/browser/map/map.js';
import { borders, rings } from './base.js';
import { COUNT, EXTENT, painted, points, timed } from './points.js';

// As on the site, what is to be shown is read while the clusters' module is under way.
const coming = Clusters.load(fetch('/clusters.wasm'));
const flat = points(COUNT);
const column = (value) => new Array(COUNT).fill(value);
const places = { points: new Array(COUNT * 2), tones: column(1), approximate: column(0), names: column('示例'), links: column('#') };
for (let at = 0; at < flat.length; at += 1) places.points[at] = Math.round(flat[at] * 1e5);
const clusters = await coming;
// Clustering is what the module does, and the projection before it.
for (const name of ['show', 'marks']) {
  const plain = clusters[name].bind(clusters);
  let isFirst = true;
  clusters[name] = (...given) => {
    if (!isFirst) return plain(...given);
    isFirst = false;
    return timed(() => plain(...given));
  };
}
// Without a ground of its own the map begins at its extent, here the country; the counties' outlines are borders like the others.
const lines = [...borders, ...rings.map((path) => ({ level: 'county', path }))];
const live = new LiveMap(document.getElementById('map-frame'), { places, kinds: ['', '独立托育机构'] }, clusters, { extent: EXTENT, rings: [], borders: lines });
live.map.setMaxBounds(null);
globalThis.zoomStep = async (by) => {
  const start = performance.now();
  live.map.setView([34.6, 112.4], live.map.getZoom() + by, { animate: false });
  return (await painted()) - start;
};
const first = await painted();
// The projection is part of clustering, and cannot be timed within.
timed(() => worlds(places.points));
globalThis.first = first;
