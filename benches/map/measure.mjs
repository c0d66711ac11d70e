// Opens the site's map and its peers in turn on an emulated phone and writes the medians.
//
//   node measure.mjs --map FOLDER_OF_THE_SITE_S_MAP --figures FILE.json [--runs 3] [--points 100000] [--only ours,supercluster]
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { launch } from '../../tests/support/browser.mjs';
import { serve } from '../../tests/support/serve.mjs';

const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const PROCESSOR = 4;
const MOVES = 60;
const LIMIT = 120_000;
const POLL_MS = 250;
/** The two whose first render is compared are opened so many times more: it depends much on how the browser's own work falls. */
const OPENINGS = 12;
const COMPARED = ['ours', 'supercluster'];
const ALL = ['ours', 'supercluster', 'markercluster', 'openlayers', 'maplibre'];

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const targets = option('only')?.split(',') ?? ALL;
const count = Number(option('points', 100_000));
const server = await serve(join(import.meta.dirname, 'dist'), { base: '/' });
const browser = await launch();
const taken = new Map(targets.map((target) => [target, []]));

const runs = Number(option('runs', 3));
for (let round = -1; round < runs + OPENINGS; round += 1) {
  const isOpening = round >= runs;
  for (const target of targets.filter((target) => !isOpening || COMPARED.includes(target))) {
    // A peer that cannot run here (no WebGL 2) or not in time has no figures; that is said, and the others go on.
    const one = await measure(target, isOpening).catch((error) => ({ failed: String(error.message).split('\n')[0] }));
    if (round >= 0 && !one.failed) taken.get(target).push(one);
    console.log(`  ${round < 0 ? 'warm' : round + 1} ${target.padEnd(14)} ${Object.entries(one).map(([name, value]) => `${name} ${typeof value === 'number' ? value.toFixed(1) : value}`).join('  ')}`);
  }
}
await browser.close();
await server.close();
const file = option('figures');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(figures(), null, 1));

/** One opening: first render and clustering; unless that is all, drags, zoom steps (ms) and the heap (MB) too. */
async function measure(target, isOpening) {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
    await page.goto(`${server.origin}/${target}.html?n=${count}`, { waitUntil: 'commit' });
    const first = await opened(session);
    const cluster = await page.evaluate(() => globalThis.clusterMs ?? null);
    const opening = { first, ...(cluster === null ? {} : { cluster }) };
    if (isOpening) return opening;
    const heap = await heapOf(session);
    const frames = await drag(page, session);
    const steps = [];
    for (const by of [1, 1, 1, 1, 1, -1, -1]) steps.push(await page.evaluate((by) => globalThis.zoomStep(by), by));
    const close = await drag(page, session);
    return {
      ...opening, heap,
      drag_median: median([...frames, ...close]), drag_p95: part([...frames, ...close], 0.95), zoom_median: median(steps), zoom_max: Math.max(...steps),
    };
  } finally {
    await context.close();
  }
}

/** When a page said it was drawn. Asked now and then and in a word: what a driver usually puts into a page to wait there takes 60 ms. */
async function opened(session) {
  const start = Date.now();
  while (Date.now() - start < LIMIT) {
    const { result } = await session.send('Runtime.evaluate', { expression: 'globalThis.first' });
    if (result.value !== undefined) return result.value;
    await sleep(POLL_MS);
  }
  throw new Error(`not drawn within ${LIMIT} ms`);
}

/** The heap after a collection, in MB. */
async function heapOf(session) {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

/** The frames of a drag with a mouse, there and back. */
async function drag(page, session) {
  await page.evaluate(() => {
    globalThis.frames = [];
    let last = performance.now();
    const note = (now) => {
      globalThis.frames.push(now - last);
      last = now;
      globalThis.noting = requestAnimationFrame(note);
    };
    globalThis.noting = requestAnimationFrame(note);
  });
  const mouse = (type, x, y) => session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: 1, clickCount: 1 });
  await mouse('mousePressed', 60, 640);
  for (let move = 1; move <= MOVES; move += 1) await mouse('mouseMoved', 60 + move * 4, 640 - move * 6);
  await mouse('mouseReleased', 60 + MOVES * 4, 640 - MOVES * 6);
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.noting);
    // The first interval begins before the drag.
    return globalThis.frames.slice(1);
  });
}

function figures() {
  const middle = (target, what) => {
    const values = (taken.get(target) ?? []).map((one) => one[what]).filter((value) => value !== undefined);
    return values.length > 0 ? median(values) : undefined;
  };
  const result = {};
  const put = (name, value, places = 1) => {
    if (Number.isFinite(value)) result[name] = Number(value.toFixed(places));
  };
  for (const target of targets) {
    for (const what of ['first', 'cluster', 'heap', 'drag_median', 'drag_p95', 'zoom_median', 'zoom_max']) put(`${target}_${what}`, middle(target, what));
  }
  put('first_render_100k_vs_leaflet_supercluster', middle('ours', 'first') / middle('supercluster', 'first'), 3);
  put('cluster_cpu_vs_supercluster', middle('ours', 'cluster') / middle('supercluster', 'cluster'), 4);
  put('drag_median_ms_100k', middle('ours', 'drag_median'));
  put('drag_p95_ms_100k', middle('ours', 'drag_p95'));
  put('zoom_step_ms_100k', middle('ours', 'zoom_max'));
  put('heap_mb_100k', middle('ours', 'heap'));
  const folder = option('map');
  const files = folder ? readdirSync(folder).filter((name) => /^map-[^/]*\.(js|wasm)$/.test(name) && !name.startsWith('map-pmtiles')) : [];
  put('map_bytes_br', files.reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(folder, name))).length, 0), 0);
  return result;
}

function part(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function median(values) {
  return part(values, 0.5);
}
