// Marks on the map: one button each, kept while it stays in view. Leaflet's own markers cost three elements and a dozen listeners
// each; here one listener serves all, and only one mark is a tab stop: the arrow keys go to the nearest in their direction.
import { across, down } from "./clusters.js";
import { DomUtil, Layer, Point } from "./leaflet.js";

const PARTS = 4;
/** The tone of a spot of the further layer. */
export const SPOT = 8;
const TONES = ["unstated", "centre", "community", "kindergarten", "employer", "home", "contracted", "public", "nursing"];
const FACES = ["·", "独", "社", "幼", "单", "家", "营", "公", "母"];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Marks extends Layer {
  constructor(title, pick) {
    super();
    this.title = title;
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
      // A drag that began on a mark ends with a click on it; one by keyboard has no detail.
      if (button && !(event.detail && this._map.dragging.moved())) this.pick(button.mark.id);
    });
    // A double tap on a mark is two taps.
    on("dblclick", (event) => event.stopPropagation());
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

  /** Shows exactly these, id, x, y and how many in turn; what stays is not touched. `about(id)` has tone and precision. */
  show(list, about) {
    const old = this.shown;
    const added = document.createDocumentFragment();
    this.shown = new Map();
    for (let at = 0; at < list.length; at += PARTS) {
      const [id, x, y, count] = list.subarray(at, at + PARTS);
      const key = id * 1e6 + count;
      let button = old.get(key);
      if (button) {
        old.delete(key);
        Object.assign(button.mark, { x, y });
      } else {
        button = this.make({ id, x, y, count }, about);
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

  make(mark, about) {
    const button = document.createElement("button");
    const face = document.createElement("span");
    Object.assign(button, { type: "button", tabIndex: -1, mark });
    if (mark.count > 1) {
      button.className = "ty-pin ty-pin--several";
      button.dataset.digits = String(mark.count).length;
      face.textContent = mark.count;
      button.setAttribute("aria-label", `${mark.count} 家，放大看`);
    } else {
      const [tone, approximate] = about(mark.id);
      button.className = `ty-pin ty-pin--${TONES[tone]}${approximate ? " ty-pin--approximate" : ""}`;
      face.textContent = FACES[tone];
      button.setAttribute("aria-label", this.title(mark.id));
    }
    button.append(face);
    return button;
  }

  place() {
    for (const button of this.shown.values()) this.put(button);
    for (const label of this.labels) this.put(label);
  }

  put(button) {
    const size = 256 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin();
    const [x, y] = [Math.round(button.mark.x * size - origin.x), Math.round(button.mark.y * size - origin.y)];
    if (button.at?.x === x && button.at.y === y) return;
    button.at = new Point(x, y);
    // Flat, not Leaflet's way in three dimensions, which gives every mark a layer of its own to be put together in each frame.
    button.style.transform = `translate(${x}px, ${y}px)`;
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
    const here = from.at;
    let best;
    for (const button of this.shown.values()) {
      const to = button.at.subtract(here);
      const along = to.x * way[0] + to.y * way[1];
      const aside = Math.abs(to.x * way[1]) + Math.abs(to.y * way[0]);
      if (along > 0 && along >= aside && !(best?.far <= along + aside)) best = { far: along + aside, button };
    }
    if (!best) return;
    best.button.focus({ preventScroll: true });
    const at = this._map.layerPointToContainerPoint(best.button.at);
    const size = this._map.getSize();
    if (at.x < 22 || at.y < 22 || at.x > size.x - 22 || at.y > size.y - 22) this._map.panBy(at.subtract(size.divideBy(2)), { animate: false });
  }

  /** Lights up the mark with this id, or none. */
  light(id) {
    this.lit = id;
    for (const button of this.shown.values()) button.classList.toggle("ty-pin--lit", button.mark.id === id);
  }

  /** Writes these words, longitude, latitude and text each, in place of those of the same sort. The list says them too. */
  label(sort, texts) {
    this.labels = this.labels.filter((label) => (label.sort === sort ? label.remove() : true));
    for (const [lon, lat, textContent] of texts) {
      const label = Object.assign(document.createElement("span"), { className: `ty-words ty-words--${sort}`, sort, textContent });
      label.mark = { x: across(lon), y: down(lat) };
      label.setAttribute("aria-hidden", "true");
      this.labels.push(label);
      this.box.prepend(label);
      this.put(label);
    }
  }
}
