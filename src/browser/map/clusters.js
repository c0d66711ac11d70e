// The clusters: the site's own Rust, told points and asked for marks. Numbers in, numbers out.

/** World coordinates (the unit square of Web Mercator) of a place. */
export const across = (lon) => lon / 360 + 0.5;
export const down = (lat) => {
  const sine = Math.sin(lat * (Math.PI / 180));
  return Math.min(1, Math.max(0, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)));
};

/**
 * Those of many points, longitude and latitude in turn, in hundred-thousandths of a degree: no numbers for points that are not to be shown or
 * not anywhere, and how many are. All are shown without indexes.
 */
export function worlds(points, indexes) {
  const all = new Float64Array(points.length).fill(Number.NaN);
  const count = indexes ? indexes.length : points.length / 2;
  let placed = 0;
  for (let nth = 0; nth < count; nth += 1) {
    const at = (indexes ? indexes[nth] : nth) * 2;
    if (Number.isInteger(points[at])) {
      all[at] = across(points[at] / 1e5);
      all[at + 1] = down(points[at + 1] / 1e5);
      placed += 1;
    }
  }
  return { all, placed };
}

export class Clusters {
  /** Those of a module that is under way. */
  static async load(coming) {
    const response = await coming;
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
