// The live map: Leaflet for gestures, keys and layers, the site's own clusters (clusters.js) for what stands where.
//
// An island of its own: it reads what the page says (the data block `map-data`, the list's `data-found` and `data-anchors`), and gives
// back links only, which the page follows as it follows any. So it shows what the list shows, and costs the page nothing until it is
// opened. Texts are set as text: no string becomes markup.
import { Clusters, across, down, worlds } from "./clusters.js";
import { addLayers } from "./layers.js";
import { Canvas, Circle, CircleMarker, LatLngBounds, LeafletMap, Polygon, Polyline } from "./leaflet.js";
import leafletStyle from "leaflet/dist/leaflet.css";
import mapStyle from "./map.css";
import { Marks, SPOT } from "./marks.js";
import { build, check, fill } from "./parts.js";

const RINGS = [500, 1000, 3000, 5000];
const METRES_A_DEGREE = 111_195;
const CLOSEST = 18;
const EDGE = { nation: 2, nine_dash: 2, province: 2, city: 1.4, county: 1 };
const PAN = { left: [-120, 0], right: [120, 0], up: [0, -120], down: [0, 120] };
const LARGEST_SUM = 40;
const AHEAD = 0.6;
const AHEAD_AFTER_MS = 300;
const CHINA = [73, 18, 135, 54];

const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const turned = (path) => path.map(([lon, lat]) => [lat, lon]);
const link = (file) => `${document.documentElement.dataset.base || ""}/${file}`.replace(/^\/+/, "/");

/** Puts the map's rules into the page's own sheet: its policy admits no other. */
function dress() {
  if (dress.isDone) return;
  dress.isDone = true;
  const sheet = document.styleSheets[0];
  for (const [rule] of `${leafletStyle}${mapStyle}`.replace(/\/\*[^]*?\*\//g, "").matchAll(/[^{}]+\{[^{}]*\}/g)) {
    try {
      sheet.insertRule(rule, sheet.cssRules.length);
    } catch {
      // A rule this browser does not know is one it can do without.
    }
  }
}

/** The base map, held against its hash; without it the marks still stand where they stand. */
async function fetchBase(file) {
  try {
    const bytes = await (await fetch(link(`data/${file.path}`))).arrayBuffer();
    return (await check(bytes, file)) ? JSON.parse(new TextDecoder().decode(bytes)) : undefined;
  } catch {
    return undefined;
  }
}

/** The county's ground and every border about it: a layer for all that looks the same. */
function drawBase(map, base, renderer) {
  const look = (weight, dashArray) => ({ renderer, interactive: false, weight, dashArray, color: colour("--edge"), fill: false });
  const ground = new Polygon(base.rings.map(turned), { ...look(2), fill: true, fillColor: colour("--ground"), fillOpacity: 1 });
  const areas = new Polygon((base.townships ?? []).map((area) => area.rings.map(turned)), look(0.8));
  const lines = (level) => base.borders.filter((border) => border.level === level).map((border) => turned(border.path));
  const borders = Object.keys(EDGE).map((level) => new Polyline(lines(level), look(EDGE[level], level === "county" ? undefined : "7 3 1 3")));
  return [ground, areas, ...borders].map((layer) => layer.addTo(map));
}

/** What the page says is found: the places' indexes; none said, and so everything, while nothing answers. */
const found = (said) => said?.dataset.found?.split(",").filter(Boolean).map(Number);

/** Opens the map in a section of the page, with the module of the clusters that is under way. */
export async function open(section, clustersModule) {
  if (section.map) return section.map.focus();
  const data = JSON.parse(document.getElementById("map-data").textContent);
  const [clusters, base] = await Promise.all([Clusters.load(clustersModule), data.base && fetchBase(data.base)]);
  if (section.map || !section.isConnected) return undefined;
  section.map = new LiveMap(section, data, clusters, base);
  return section.map.focus();
}

/** A map in a section of a page. Measurements make one without a page about it. */
export class LiveMap {
  constructor(section, { places, spots = [], kinds = [], towns = [] }, clusters, base) {
    dress();
    Object.assign(this, { section, places, spots, kinds, towns, clusters, base, rings: [], sums: [], drawn: [], ending: new AbortController() });
    // Where the finder takes a place to measure from: see `src/live/places/near.rs`.
    this.taker = document.getElementById("map-spot");
    this.parts = build(section, { hasSpots: spots.length > 0, hasTowns: towns.some((town) => town[4] > 0), hasAnchors: this.taker !== null });
    this.renderer = new Canvas();
    this.map = new LeafletMap(this.parts.box, {
      attributionControl: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
      inertia: !isStill(), minZoom: 3, maxZoom: CLOSEST, renderer: this.renderer,
    });
    const [west, south, east, north] = base?.extent ?? CHINA;
    const extent = new LatLngBounds([south, west], [north, east]);
    const ground = (base?.rings ?? []).flatMap(turned);
    const placed = base ? [] : places.names.flatMap((_, id) => this.corner(id));
    this.whole = [ground, placed].filter((corners) => corners.length > 0).map((corners) => new LatLngBounds(corners))[0] ?? extent;
    this.marks = new Marks((id) => places.names[id], (id) => this.pick(id));
    this.spotMarks = new Marks((id) => spots[id].slice(2, 4).join("，"), (id) => this.choose([this.spotLine(spots[id])]));
    this.map.fitBounds(this.whole, { animate: false }).setMaxBounds(this.whole.pad(3));
    this.paint();
    addLayers(this.map, link, () => { this.parts.pictures.hidden = false; });
    this.map.addLayer(this.marks).addLayer(this.spotMarks);
    this.listen();
    this.showSums();
    this.find();
    this.rest();
  }

  focus() {
    this.parts.box.focus({ preventScroll: true });
    return this;
  }

  listen() {
    const { signal } = this.ending;
    this.map.on("moveend", () => this.rest());
    this.map.on("move", () => { this.waiting ||= requestAnimationFrame(() => this.look()); });
    this.parts.frame.addEventListener("click", ({ target }) => {
      this.press(target.closest("[data-map]")?.dataset.map);
      this.measureFrom(target.closest("[data-anchor]")?.dataset.anchor);
    }, { signal });
    this.parts.spots.addEventListener("change", () => this.showSpots(), { signal });
    this.parts.sums.addEventListener("change", () => this.showSums(), { signal });
    matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", () => this.paint(), { signal });
    for (const name of ["pointerover", "pointerout", "focusin", "focusout"]) {
      document.addEventListener(name, (event) => this.pointAt(event, name.endsWith("over") || name.endsWith("in")), { signal });
    }
    this.marks.pointed = (id) => this.lightCards(id === undefined ? [] : this.clusters.together(id));
    this.size = new ResizeObserver(() => this.map.invalidateSize({ animate: false, pan: false }));
    this.size.observe(this.parts.box);
    // What is found changes in the page's own time; a page that has gone takes its map with it.
    this.changes = new MutationObserver(() => (this.section.isConnected ? this.find() : this.close()));
    this.changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-found", "data-anchors"] });
  }

  /** Takes over what the page says is found, when it says something new. */
  find() {
    const said = document.querySelector("[data-found]");
    const state = `${said?.dataset.found} ${said?.dataset.anchors}`;
    if (state === this.state) return;
    this.state = state;
    const indexes = found(said);
    const { points, names } = this.places;
    const { all, placed } = worlds(points, indexes);
    this.clusters.show(all);
    const without = (indexes ?? names).length - placed;
    fill(this.parts.said, `地图上 ${placed} 家${without > 0 ? `，${without} 家没有公布位置，只在名单里` : ""}`);
    this.choose([]);
    const anchors = (said?.dataset.anchors ?? "").split(",").filter(Boolean).map((number) => Number(number) / 1e5);
    this.ring(anchors.flatMap((lon, at) => (at % 2 === 0 ? [[lon, anchors[at + 1]]] : [])));
    this.show();
  }

  /** Shows the marks of what is in view and somewhat more, `pad` being how much on each side. */
  show(pad = 0.2) {
    const bounds = this.map.getBounds();
    this.seen = { zoom: this.map.getZoom(), bounds: bounds.pad(pad) };
    const { bounds: wide } = this.seen;
    const list = this.clusters.marks(Math.round(this.seen.zoom), across(wide.getWest()), down(wide.getNorth()), across(wide.getEast()), down(wide.getSouth()));
    this.marks.show(list, (id) => [this.places.tones[id], this.places.approximate[id]]);
  }

  look() {
    this.waiting = 0;
    if (this.seen.zoom !== this.map.getZoom() || !this.seen.bounds.contains(this.map.getBounds())) this.show();
  }

  /** The map has come to rest: its part of the county can be looked in. */
  rest() {
    this.look();
    // So that a drag from here finds its marks already made.
    clearTimeout(this.ahead);
    this.ahead = setTimeout(() => this.show(AHEAD), AHEAD_AFTER_MS);
    const bounds = this.map.getBounds();
    const out = [Math.floor(bounds.getWest() * 100), Math.floor(bounds.getSouth() * 100), Math.ceil(bounds.getEast() * 100), Math.ceil(bounds.getNorth() * 100)];
    const query = new URLSearchParams(location.search);
    query.delete("page");
    query.set("area", out.map((edge) => (edge / 100).toFixed(2)).join("_"));
    this.parts.here.href = `${location.pathname}?${query}`;
  }

  /** A mark was pressed: closer, or who is there. */
  pick(id) {
    const together = this.clusters.together(id);
    const box = new LatLngBounds(together.flatMap((index) => this.corner(index)));
    const isOne = box.getNorthEast().distanceTo(box.getSouthWest()) < 1;
    if (together.length > 1 && !isOne && this.map.getZoom() < CLOSEST) {
      this.map.fitBounds(box, { animate: false, padding: [50, 50], maxZoom: Math.max(16, this.map.getZoom() + 2) });
    } else {
      this.choose(together.map((index) => this.line(index)));
    }
  }

  /** Where a place is, as a list of one corner; of none for a place without a position. */
  corner(index) {
    const [lon, lat] = this.places.points.slice(index * 2, index * 2 + 2);
    return Number.isInteger(lon) ? [[lat / 1e5, lon / 1e5]] : [];
  }

  line(index) {
    const { tones, approximate, names, links } = this.places;
    const about = [this.kinds[tones[index]] ?? "类型未说明", approximate[index] ? "大致位置" : ""];
    return { name: names[index], href: links[index], about: about.filter(Boolean).join("，") };
  }

  spotLine([, , kind, name, address]) {
    return { name, about: [kind, address].filter(Boolean).join("，") };
  }

  /** Says below the map who is there. */
  choose(lines) {
    fill(this.parts.chosen, ...lines.map(({ name, href, about }) => {
      const item = document.createElement("li");
      const title = document.createElement(href ? "a" : "strong");
      title.textContent = name;
      if (href) Object.assign(title, { href, className: "ty-go" });
      item.append(title, ` ${about}`);
      return item;
    }));
  }

  press(what) {
    const act = { in: () => this.map.zoomIn(), out: () => this.map.zoomOut(), whole: () => this.map.fitBounds(this.whole, { animate: false }), close: () => this.close() };
    act[what]?.();
    if (PAN[what]) this.map.panBy(PAN[what], { animate: !isStill() });
  }

  /** A card of the list is pointed at: its mark lights up. */
  pointAt(event, enters) {
    const card = event.target.closest?.("[data-card]");
    if (card) this.marks.light(enters ? this.clusters.together(Number(card.dataset.card))[0] : undefined);
  }

  lightCards(indexes) {
    for (const card of document.querySelectorAll("[data-card]")) card.toggleAttribute("data-lit", indexes.includes(Number(card.dataset.card)));
  }

  showSpots() {
    const list = this.parts.spots.checked ? this.spots.flatMap(([lon, lat], id) => [id, across(lon), down(lat), 1]) : [];
    this.spotMarks.show(Float64Array.from(list), () => [SPOT, 0]);
  }

  /** What each township's places add up to: its area in a tone where the authority has given it, else a circle. */
  showSums() {
    this.sums.splice(0).forEach((layer) => layer.remove());
    const isOn = this.parts.sums.checked;
    const most = Math.max(...this.towns.map((town) => town[4]));
    const look = { renderer: this.renderer, interactive: false, weight: 1, color: colour("--accent"), fillColor: colour("--accent") };
    for (const [lon, lat, , code, number] of isOn ? this.towns : []) {
      const area = this.base?.townships?.find((one) => one.code === code);
      const tone = { ...look, fillOpacity: 0.1 + (0.5 * number) / most };
      const radius = LARGEST_SUM * Math.sqrt(number / most);
      this.sums.push(area ? new Polygon(area.rings.map(turned), tone) : new CircleMarker([lat, lon], { ...look, fillOpacity: 0.25, radius }));
    }
    this.sums.forEach((layer) => layer.addTo(this.map));
    this.marks.label("town", this.towns.map(([lon, lat, name, , number]) => [lon, lat, isOn ? `${name} ${number} 个` : name]));
  }

  /** Measures distances from the middle of the map. The exact place goes to the finder on this page and nowhere else. */
  measureFrom(slot) {
    if (slot === undefined) return;
    const { lat, lng } = this.map.getCenter();
    this.taker.value = [slot, Math.round(lng * 1e5), Math.round(lat * 1e5)].join("\t");
    this.taker.dispatchEvent(new Event("change"));
  }

  /** Rings round each of these points, named at their tops. */
  ring(points) {
    this.rings.splice(0).forEach((ring) => ring.remove());
    const look = { renderer: this.renderer, interactive: false, fill: false, weight: 1.5, dashArray: "2 4", color: colour("--accent") };
    const labels = [];
    for (const [lon, lat] of points) {
      for (const radius of RINGS) {
        this.rings.push(new Circle([lat, lon], { ...look, radius }).addTo(this.map));
        labels.push([lon, lat + radius / METRES_A_DEGREE, radius < 1000 ? `${radius} 米` : `${radius / 1000} 公里`]);
      }
    }
    this.marks.label("ring", labels);
  }

  paint() {
    this.drawn.forEach((layer) => layer.remove());
    this.drawn = this.base ? drawBase(this.map, this.base, this.renderer) : [];
  }

  close() {
    this.ending.abort();
    this.size.disconnect();
    this.changes.disconnect();
    cancelAnimationFrame(this.waiting);
    clearTimeout(this.ahead);
    this.lightCards([]);
    this.map.remove();
    this.parts.frame.remove();
    delete this.section.dataset.open;
    delete this.section.map;
    this.section.querySelector("[data-map-open]")?.focus();
  }
}

