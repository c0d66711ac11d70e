// The live map. Leaflet does gestures, keys and layers; what is shown, and what follows from a tap, is the application's (Rust).
//
// open(element, basemap, ask) gives tell(what, numbers). The numbers of both stand here and in browser/map.rs. A mark is six numbers
// in a row: id, x and y in the world (the unit square of Web Mercator), how many it stands for, its tone, its state. Names come as
// strings and are set as text: no string becomes markup.
import { LatLngBounds, Map as LeafletMap, canvas, circle, latLng, polygon, polyline } from "leaflet/dist/leaflet-src.esm.js";
import leafletStyle from "leaflet/dist/leaflet.css";
import { addLayers } from "./layers.js";
import mapStyle from "./map.css";
import { Marks } from "./marks.js";

const ASK = { marks: 0, name: 1, pick: 2, members: 3, owner: 4, rest: 5, failed: 6, spotName: 7, pickSpot: 8 };
const RINGS = [500, 1000, 3000, 5000];
const EDGE = { nation: 2, nine_dash: 2, province: 2, city: 1.4, county: 1 };
const PAN = { left: [-120, 0], right: [120, 0], up: [0, -120], down: [0, 120] };
const CHINA = [73, 18, 135, 54];

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const turned = (path) => path.map(([lon, lat]) => [lat, lon]);

/** Puts the map's rules into the page's own sheet: its policy admits no other. */
function dress() {
  if (dress.done) return;
  dress.done = true;
  const sheet = document.styleSheets[0];
  for (const [rule] of `${leafletStyle}${mapStyle}`.replace(/\/\*[^]*?\*\//g, "").matchAll(/[^{}]+\{[^{}]*\}/g)) {
    try {
      sheet.insertRule(rule, sheet.cssRules.length);
    } catch {
      // A rule this browser does not know is one it can do without.
    }
  }
}

/** World coordinates as a place Leaflet knows. */
function place(x, y) {
  return latLng((2 * Math.atan(Math.exp((1 - 2 * y) * Math.PI)) - Math.PI / 2) * 180 / Math.PI, (x - 0.5) * 360);
}

/** World coordinates of a place. */
function world({ lat, lng }) {
  const sine = Math.sin(Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI / 180);
  return [lng / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** The county's ground and every border about it. */
function drawBase(map, base, renderer) {
  const look = (weight, dashArray) => ({ renderer, interactive: false, weight, dashArray, color: colour("--edge"), fill: false });
  const lines = base.borders.map(({ level, path }) => polyline(turned(path), look(EDGE[level], level === "county" ? undefined : "7 3 1 3")));
  const ground = polygon(base.rings.map(turned), { ...look(2), fill: true, fillColor: colour("--ground"), fillOpacity: 1 });
  const areas = (base.townships ?? []).map((area) => polygon(area.rings.map(turned), look(0.8)));
  return [ground, ...areas, ...lines].map((layer) => layer.addTo(map));
}

/** Names of the list's cards and marks of the map light up together. */
function link(map, marks, ask, signal) {
  const cards = (indexes) => {
    for (const card of document.querySelectorAll("[data-card]")) card.toggleAttribute("data-lit", indexes.includes(Number(card.dataset.card)));
  };
  marks.pointed = (id) => cards(id === undefined ? [] : [...ask(ASK.members, id)]);
  const over = (event) => {
    const card = event.target.closest?.("[data-card]");
    if (!card || map.getContainer().contains(card)) return;
    const enters = event.type === "pointerover" || event.type === "focusin";
    marks.light(enters ? ask(ASK.owner, Number(card.dataset.card))?.[0] : undefined);
  };
  for (const name of ["pointerover", "pointerout", "focusin", "focusout"]) document.addEventListener(name, over, { signal });
}

/** Opens a map in an element. */
export function open(element, basemap, ask) {
  dress();
  const base = basemap ? JSON.parse(basemap) : undefined;
  const renderer = canvas({ padding: 0.5 });
  const map = new LeafletMap(element, {
    attributionControl: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
    inertia: !isStill(), minZoom: 3, maxZoom: 18, renderer,
  });
  const [west, south, east, north] = base?.extent ?? CHINA;
  const whole = new LatLngBounds([south, west], [north, east]);
  const marks = new Marks((id) => ask(ASK.name, id), (id) => ask(ASK.pick, id));
  const spots = new Marks((id) => ask(ASK.spotName, id), (id) => ask(ASK.pickSpot, id));
  const ending = new AbortController();
  const { signal } = ending;
  const rings = [];
  let drawn = [];
  let seen;
  let waiting = 0;

  const show = () => {
    const bounds = map.getBounds();
    seen = { zoom: map.getZoom(), bounds: bounds.pad(0.3) };
    const [left, top] = world(seen.bounds.getNorthWest());
    const [right, bottom] = world(seen.bounds.getSouthEast());
    marks.show(ask(ASK.marks, Math.round(seen.zoom), left, top, right, bottom) ?? []);
  };
  const look = () => {
    waiting = 0;
    if (seen?.zoom !== map.getZoom() || !seen.bounds.contains(map.getBounds())) show();
  };
  const rest = () => {
    const bounds = map.getBounds();
    look();
    ask(ASK.rest, bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth());
  };
  const paint = () => {
    drawn.forEach((layer) => layer.remove());
    drawn = base ? drawBase(map, base, renderer) : [];
  };
  const act = {
    in: () => map.zoomIn(),
    out: () => map.zoomOut(),
    whole: () => map.fitBounds(whole, { animate: false }),
  };

  act.whole();
  map.setMaxBounds(whole.pad(2));
  paint();
  addLayers(map, () => ask(ASK.failed));
  marks.addTo(map);
  spots.addTo(map);
  map.on("moveend", rest);
  map.on("move", () => { waiting ||= requestAnimationFrame(look); });
  rest();
  link(map, marks, ask, signal);
  element.parentElement.addEventListener("click", (event) => {
    const what = event.target.closest("[data-map]")?.dataset.map;
    act[what]?.();
    if (PAN[what]) map.panBy(PAN[what], { animate: !isStill() });
  }, { signal });
  matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", paint, { signal });
  const size = new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false }));
  size.observe(element);
  element.leaflet = map;

  const told = [
    show,
    ([left, top, right, bottom]) => {
      const box = new LatLngBounds(place(left, top), place(right, bottom));
      map.fitBounds(box, { animate: false, padding: [50, 50], maxZoom: Math.max(16, map.getZoom() + 2) });
    },
    (points) => {
      rings.splice(0).forEach((ring) => ring.remove());
      for (let at = 0; at + 1 < points.length; at += 2) {
        for (const radius of RINGS) {
          const look = { renderer, radius, interactive: false, fill: false, weight: 1.5, dashArray: "2 4", color: colour("--accent") };
          rings.push(circle([points[at + 1], points[at]], look).addTo(map));
        }
      }
      marks.rings([...points], RINGS);
    },
    (list) => spots.show(list),
    () => {
      ending.abort();
      size.disconnect();
      cancelAnimationFrame(waiting);
      map.remove();
    },
  ];
  return (what, numbers) => told[what](numbers);
}
