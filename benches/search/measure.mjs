// Asks the engine and its peers the same in Chromium, each in a browser of its own, and writes down what that came to.
//
//   node measure.mjs --folder FOLDER --figures FILE.json [--size 100000] [--peers a,b] [--budget MS]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { figures } from './figures.mjs';
import { launch } from '../../tests/support/browser.mjs';
import { serve } from '../../tests/support/serve.mjs';

const PEERS = [
  'flat', 'flat-pinyin', 'kdbush', 'ib-pinyin', 'ufuzzy', 'fuse', 'flexsearch', 'minisearch', 'pinyin-match', 'pinyin-pro', 'flexsearch-pinyin',
  'minisearch-pinyin',
];
const SLOW_PROCESSOR = 4;
const LOADS = 7;
/** How often all is typed, each time into a page of its own; every keystroke counts. */
const TYPINGS = 5;
/** A browser just started is still busy with itself, on two cores with half of all there is. */
const REST_MS = 1_500;
const LIMIT_MS = 180_000;

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const folder = option('folder');
const size = option('size', '100000');
const peers = option('peers', PEERS.join(',')).split(',').filter(Boolean);
const budget = Number(option('budget', 1_000));

// Apart from all other origins, a page's clock has steps of 5 µs.
const isolated = (_, response) => {
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
};
const host = await serve(folder, { intercept: isolated });
const results = { size: Number(size), bytes: weights(), peers: {} };

// The engine first, between and last: the machine may be busier at one time than at another.
const passes = [];
const between = Math.ceil(peers.length / 2);
await engine();
for (const [at, name] of peers.entries()) {
  if (at === between) await engine();
  results.peers[name] = await attempt(name, () => questions(name));
  say(name, results.peers[name]);
}
if (peers.length > 0) await engine();
results.passes = passes;
results.loads = await loads();
results.slow = await slowly();
writeFileSync(join(folder, `results-${size}.json`), JSON.stringify(results, null, 1));
writeFileSync(option('figures'), JSON.stringify(figures(results), null, 1));
await host.close();

async function engine() {
  const pass = await questions('tuoyu');
  passes.push(pass);
  say('tuoyu', pass);
}

/** A peer that cannot do it at this size is left out, and why is said. */
async function attempt(name, work) {
  try {
    return await work();
  } catch (error) {
    return { failed: String(error).split('\n')[0] };
  }
}

async function withPage(work, processor = 1) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    const session = await page.context().newCDPSession(page);
    await page.goto(host.url);
    await page.waitForFunction(() => 'load' in window);
    await page.waitForTimeout(REST_MS);
    if (processor > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: processor });
    const tooLong = new Promise((_, refuse) => { setTimeout(refuse, LIMIT_MS, new Error('took too long')).unref(); });
    return await Promise.race([work(page, session), tooLong]);
  } finally {
    await browser.close();
  }
}

/** Loads a peer, asks it everything, and times it. */
function questions(name) {
  return withPage(async (page, session) => {
    const loaded = await page.evaluate(([peer, n]) => load(peer, n), [name, size]);
    const firstLetter = name === 'tuoyu' ? await page.evaluate(() => firstLetters()) : undefined;
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const accuracy = await page.evaluate(([n, ms]) => window.accuracy(n, ms), [size, 2 * budget]);
    const latency = await page.evaluate((ms) => window.latency(ms), budget);
    const memory = usedSize + Math.max(loaded.memory, await page.evaluate(([peer]) => import(`/peers/${peer}.js`).then(({ default: one }) => one.memory?.() ?? 0), [name]));
    return { ...loaded, firstLetter, memory, accuracy, latency };
  });
}

/** Loading again and again, in turn: the engine, the scan in WASM, the flat strings. */
async function loads() {
  const times = { tuoyu: [], 'ib-pinyin': [], 'flat-pinyin': [] };
  for (let round = 0; round < LOADS; round += 1) {
    for (const name of Object.keys(times)) {
      times[name].push(await withPage((page) => page.evaluate(([peer, n]) => load(peer, n), [name, size])));
    }
  }
  console.log('loads', Object.entries(times).map(([name, all]) => `${name} ${all.map(({ ready, answered }) => `${answered ? `${answered.toFixed(1)}/` : ''}${ready.toFixed(1)}`).join(' ')}`).join('  '));
  return times;
}

/** The engine on a processor four times slower: loading, and typing until the list is painted. */
async function slowly() {
  const slow = { loads: [], cityLoads: [], painted: [] };
  for (let round = 0; round < LOADS; round += 1) {
    slow.loads.push(await withPage((page) => page.evaluate((n) => load('tuoyu', n), size), SLOW_PROCESSOR));
    slow.cityLoads.push(await withPage((page) => page.evaluate(() => load('tuoyu', '1000', false)), SLOW_PROCESSOR));
  }
  const typed = JSON.parse(readFileSync(join(folder, 'data/queries.json'), 'utf8')).filter(({ kind }) => kind === 'keystroke').map(({ text }) => text);
  for (let round = 0; round < TYPINGS; round += 1) slow.painted.push(...await withPage((page) => type(page, typed), SLOW_PROCESSOR));
  console.log('slowly', JSON.stringify({ ready: slow.loads.map(({ ready }) => Math.round(ready)), longest: slow.loads.map(({ longest }) => Math.round(longest)), city: slow.cityLoads.map(({ ready }) => Math.round(ready)), painted: slow.painted.map(Math.round) }));
  return slow;
}

/** Types each text's last character, so that it stands there; ms until each keystroke's list was painted. */
async function type(page, texts) {
  await page.evaluate((n) => load('tuoyu', n), size);
  await page.evaluate(() => idle());
  await page.evaluate(() => showList());
  const box = page.locator('input');
  for (const text of texts) {
    const before = await page.evaluate(() => window.painted.length);
    if ([...text].length === 1) await box.fill('');
    await page.keyboard.insertText([...text].at(-1));
    await page.waitForFunction((n) => window.painted.length > n, before);
  }
  return page.evaluate(() => window.painted);
}

/** Bytes as brotli sends them at its best. */
function weights() {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const weigh = (name) => brotliCompressSync(readFileSync(join(folder, name)), { params }).length;
  const files = { code: 'engine.wasm' };
  for (const n of new Set([size, '1000'])) for (const part of ['index', 'columns']) files[`${n}.${part}`] = `data/${n}.${part}`;
  const bytes = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, weigh(file)]));
  console.log('bytes', JSON.stringify(bytes));
  return bytes;
}

function say(name, { failed, ready, memory, latency, accuracy }) {
  const short = (ms) => (ms < 10 ? ms.toPrecision(2) : ms.toFixed(0));
  const kinds = Object.entries(latency ?? {}).map(([kind, { p50, p95 }]) => {
    const { recall, precision } = accuracy[kind] ?? {};
    return `${kind} ${short(p50)}/${short(p95)}${recall === undefined ? '' : ` ${recall.toFixed(3)}/${precision.toFixed(3)}`}`;
  });
  console.log(`${name.padEnd(18)} ${failed ?? `ready ${short(ready)} ms, ${(memory / 1e6).toFixed(1)} MB  ${kinds.join('  ')}`}`);
}
