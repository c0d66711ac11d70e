// The clusters: the site's own Rust, told points and asked for marks. Numbers in, numbers out.

/** World coordinates (the unit square of Web Mercator) of a place. */
export function world(lon, lat) {
  const sine = Math.sin(Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI / 180);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/** Longitude and latitude of world coordinates. */
export function degrees(x, y) {
  return [(x - 0.5) * 360, (2 * Math.atan(Math.exp((1 - 2 * y) * Math.PI)) - Math.PI / 2) * 180 / Math.PI];
}

export class Clusters {
  static async load(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`clusters: ${response.status}`);
    const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
    return new Clusters(instance.exports);
  }

  constructor(wasm) {
    this.wasm = wasm;
  }

  /** Shows these points, x and y of the world in turn; no numbers for one without a position. */
  show(worlds) {
    const at = this.wasm.room(worlds.length);
    new Float64Array(this.wasm.memory.buffer, at, worlds.length).set(worlds);
    this.wasm.found();
  }

  answer(length) {
    return new Float64Array(this.wasm.memory.buffer, this.wasm.answer(), length).slice();
  }

  /** The marks of a zoom within a box of the world: id, x, y, how many, in turn. */
  marks(zoom, left, top, right, bottom) {
    return this.answer(this.wasm.marks(zoom, left, top, right, bottom));
  }

  /** The points in one mark with this one. */
  together(point) {
    return [...this.answer(this.wasm.together(point))];
  }
}
