// OpenLayers with its Cluster source on a canvas.
import 'ol/ol.css';
import Feature from 'ol/Feature.js';
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import { boundingExtent } from 'ol/extent.js';
import MultiLineString from 'ol/geom/MultiLineString.js';
import Point from 'ol/geom/Point.js';
import VectorLayer from 'ol/layer/Vector.js';
import { fromLonLat } from 'ol/proj.js';
import Cluster from 'ol/source/Cluster.js';
import VectorSource from 'ol/source/Vector.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import { lines } from './base.js';
import { COUNT, EXTENT, painted, points, timed } from './points.js';

const flat = points(COUNT);
const features = Array.from({ length: COUNT }, (_, at) => new Feature(new Point(fromLonLat([flat[at * 2], flat[at * 2 + 1]]))));
const source = timed(() => new Cluster({ distance: 60, source: new VectorSource({ features }) }));
const styles = new Map();
const style = (feature) => {
  const size = feature.get('features').length;
  if (!styles.has(size)) {
    styles.set(size, new Style({
      image: new Circle({ radius: 20, stroke: new Stroke({ color: '#000' }), fill: new Fill({ color: '#fff' }) }),
      text: new Text({ text: String(size), fill: new Fill({ color: '#000' }) }),
    }));
  }
  return styles.get(size);
};
const [west, south, east, north] = EXTENT;
const view = new View();
const base = new VectorLayer({ source: new VectorSource({ features: [new Feature(new MultiLineString(lines.map((line) => line.map((at) => fromLonLat(at)))))] }) });
const map = new OlMap({ target: 'map', layers: [base, new VectorLayer({ source, style })], view });
view.fit(boundingExtent([fromLonLat([west, south]), fromLonLat([east, north])]));
const rendered = () => new Promise((resolve) => { map.once('rendercomplete', resolve); map.render(); });
globalThis.zoomStep = async (by) => {
  const start = performance.now();
  view.setCenter(fromLonLat([112.4, 34.6]));
  view.setZoom(Math.round(view.getZoom()) + by);
  await rendered();
  return (await painted()) - start;
};
await rendered();
globalThis.first = await painted();
