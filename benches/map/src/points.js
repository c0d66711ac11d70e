// The points every target draws: N of them about 2,800 county seats, the same for everybody.
const COUNTIES = 2800;

/** A small generator (mulberry32), so that every run draws the same points. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Longitude and latitude in turn. */
export function points(count) {
  const next = random(20261122);
  const bell = () => next() + next() + next() - 1.5;
  const seats = Array.from({ length: COUNTIES }, () => [98 + next() * 26, 22 + next() * 23]);
  const flat = new Float64Array(count * 2);
  for (let at = 0; at < count; at += 1) {
    const [lon, lat] = seats[Math.floor(next() * COUNTIES)];
    flat[at * 2] = lon + bell() * 0.12;
    flat[at * 2 + 1] = lat + bell() * 0.1;
  }
  return flat;
}

/** The whole: west, south, east, north. */
export const EXTENT = [97, 21, 125, 46];

export const COUNT = Number(new URLSearchParams(location.search).get('n') ?? 100_000);

/** Two frames from now: what was drawn before is on the screen. */
export const painted = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))); });

/** Notes how long clustering took, in milliseconds of this page. */
export function timed(work) {
  const start = performance.now();
  const result = work();
  globalThis.clusterMs = (globalThis.clusterMs ?? 0) + performance.now() - start;
  return result;
}
