// Marks on the map: one button each, kept while it stays in view. Leaflet's own markers cost three elements and a dozen listeners
// each; here one listener serves all, and only one mark is a tab stop: the arrow keys go to the nearest in their direction.
import { DomUtil, Layer } from "leaflet/dist/leaflet-src.esm.js";

const PARTS = 6;
const TONES = ["unstated", "centre", "community", "kindergarten", "employer", "home", "contracted", "public", "nursing"];
const FACES = ["·", "独", "社", "幼", "单", "家", "营", "公", "母"];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** A state's bits. */
const APPROXIMATE = 1;

export class Marks extends Layer {
  constructor(name, pick) {
    super();
    this.name = name;
    this.pick = pick;
    this.pointed = () => {};
    this.shown = new Map();
    this.labels = [];
  }

  onAdd(map) {
    this.box = DomUtil.create("div", "ty-marks", map.getPane("markerPane"));
    const on = (name, run) => this.box.addEventListener(name, (event) => run(event, event.target.closest("button")));
    on("click", (event, button) => {
      event.stopPropagation();
      if (button) this.pick(button.mark.id);
    });
    // What is pressed is not dragged; a double tap on a mark is two taps.
    for (const name of ["pointerdown", "dblclick"]) on(name, (event, button) => button && event.stopPropagation());
    on("keydown", (event, button) => button && this.step(event, button));
    on("focusin", (event, button) => button && this.stopAt(button));
    for (const name of ["pointerover", "focusin"]) on(name, (event, button) => this.pointed(button?.mark.id));
    for (const name of ["pointerout", "focusout"]) on(name, () => this.pointed());
  }

  onRemove() {
    this.box.remove();
    this.shown.clear();
  }

  getEvents() {
    return { zoom: this.place, viewreset: this.place };
  }

  /** Shows exactly these; what stays is not touched. */
  show(list) {
    const old = this.shown;
    const added = document.createDocumentFragment();
    this.shown = new Map();
    for (let at = 0; at < list.length; at += PARTS) {
      const [id, x, y, count, tone, state] = list.subarray(at, at + PARTS);
      const key = id * 1e6 + count;
      let button = old.get(key);
      if (button) {
        old.delete(key);
        Object.assign(button.mark, { x, y });
      } else {
        button = this.make({ id, x, y, count, tone, state });
        added.append(button);
      }
      this.shown.set(key, button);
      this.put(button);
    }
    const isLost = [...old.values()].includes(document.activeElement);
    for (const button of old.values()) button.remove();
    this.box.append(added);
    if (isLost || !this.stop?.isConnected) this.stopAt(this.shown.values().next().value);
    // The mark that had the focus is gone: it stays on the map, not lost to the page.
    if (isLost) this._map.getContainer().focus({ preventScroll: true });
    this.light(this.lit);
  }

  make(mark) {
    const button = document.createElement("button");
    const several = mark.count > 1;
    button.type = "button";
    button.tabIndex = -1;
    button.mark = mark;
    button.className = `ty-pin ty-pin--${several ? "several" : TONES[mark.tone]}${mark.state & APPROXIMATE ? " ty-pin--approximate" : ""}`;
    const face = document.createElement("span");
    face.textContent = several ? mark.count : FACES[mark.tone];
    if (several) button.dataset.digits = String(mark.count).length;
    button.append(face);
    button.setAttribute("aria-label", several ? `${mark.count} 家，放大看` : this.name(mark.id));
    return button;
  }

  place() {
    for (const button of this.shown.values()) this.put(button);
    for (const label of this.labels) this.put(label);
  }

  put(button) {
    const size = 256 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin();
    DomUtil.setPosition(button, origin.multiplyBy(-1)._add({ x: button.mark.x * size, y: button.mark.y * size })._round());
  }

  /** Makes one mark the tab stop. */
  stopAt(button) {
    if (this.stop) this.stop.tabIndex = -1;
    this.stop = button;
    if (button) button.tabIndex = 0;
  }

  /** Goes from mark to mark by the arrow keys. */
  step(event, from) {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const here = DomUtil.getPosition(from);
    let best;
    for (const button of this.shown.values()) {
      const to = DomUtil.getPosition(button).subtract(here);
      const along = to.x * way[0] + to.y * way[1];
      const aside = Math.abs(to.x * way[1]) + Math.abs(to.y * way[0]);
      if (along > 0 && along >= aside && !(best?.far <= along + aside)) best = { far: along + aside, button };
    }
    if (!best) return;
    best.button.focus({ preventScroll: true });
    const at = this._map.layerPointToContainerPoint(DomUtil.getPosition(best.button));
    const size = this._map.getSize();
    if (at.x < 22 || at.y < 22 || at.x > size.x - 22 || at.y > size.y - 22) this._map.panBy(at.subtract(size.divideBy(2)), { animate: false });
  }

  /** Lights up the mark with this id, or none. */
  light(id) {
    this.lit = id;
    for (const button of this.shown.values()) button.classList.toggle("ty-pin--lit", button.mark.id === id);
  }

  /** Names the rings round each point, longitude and latitude in turn, at their tops. */
  rings(points, radii) {
    this.labels.splice(0).forEach((label) => label.remove());
    for (let at = 0; at + 1 < points.length; at += 2) {
      for (const radius of radii) {
        const label = document.createElement("span");
        const lat = points[at + 1] + radius / 111_195;
        const sine = Math.sin(lat * Math.PI / 180);
        label.className = "ty-ring";
        label.mark = { x: points[at] / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
        label.textContent = radius < 1000 ? `${radius} 米` : `${radius / 1000} 公里`;
        label.setAttribute("aria-hidden", "true");
        this.labels.push(label);
        this.box.append(label);
        this.put(label);
      }
    }
  }
}
