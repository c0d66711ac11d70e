// Visits pages of the site and the peers in turn, each with a cold cache, as a slow telephone would, and writes the medians.
//
//   node measure.mjs --site DIST --figures FILE.json [--runs 5]
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { launch } from '../../tests/support/browser.mjs';
import { serve } from '../../tests/support/serve.mjs';
import { tile } from './tile.mjs';

// Lighthouse's slow 4G as its developer tools apply it: 150 ms and 1.6 Mbit/s, with the usual allowances.
const NETWORK = { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };
const PROCESSOR = 4;
const TELEPHONE = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', serviceWorkers: 'block' };
const SETTLED = 2500;
const LIMIT = 60_000;

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};

const site = option('site');
const sites = await serve(site, { compress: true });
const peers = await serve(join(import.meta.dirname, 'dist'), { compress: true, intercept: tile });
const region = readdirSync(join(site, 'r')).sort()[0];
const institution = readdirSync(join(site, 'i')).sort()[0];
const targets = [
  ...[['region', `r/${region}/`], ['finder', `r/${region}/find/`], ['institution', `i/${institution}/`]].map(([name, path]) =>
    ({ name, url: sites.url + path, ready: 'h1', interactive: 'html[data-ready]' })),
  { name: 'plain', url: `${peers.url}plain/`, ready: '#list li' },
  { name: 'preact', url: `${peers.url}preact/`, ready: '#list li' },
  { name: 'react', url: `${peers.url}react/`, ready: '#list li' },
];

const browser = await launch();
const visits = new Map(targets.map(({ name }) => [name, []]));
// The first round only warms the servers: it compresses every file.
for (let round = -1; round < Number(option('runs', 5)); round += 1) {
  for (const target of targets) {
    const visit = await measure(target);
    if (round >= 0) visits.get(target.name).push(visit);
    console.log(`  ${round < 0 ? 'warm' : round + 1} ${target.name.padEnd(12)} ${Object.entries(visit).map(([name, value]) => `${name} ${Math.round(value)}`).join('  ')}`);
  }
}
await browser.close();
await Promise.all([sites.close(), peers.close()]);
const file = option('figures');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(figures(), null, 1));

/** One visit: first and largest paint, when the page can be used (ms), and what it transferred (bytes). */
async function measure({ name, url, ready, interactive }) {
  const context = await browser.newContext(TELEPHONE);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
  let bytes = 0;
  const errors = [];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(observePaints);
  await page.goto(url, { waitUntil: 'load', timeout: LIMIT });
  await page.waitForSelector(interactive ?? ready, { timeout: LIMIT, state: 'attached' });
  const usable = await page.evaluate(() => performance.now());
  await page.waitForTimeout(SETTLED);
  const { fcp, lcp } = await page.evaluate(() => window.paints);
  await context.close();
  if (errors.length > 0) throw new Error(`${name}: ${errors.join('; ')}`);
  if (!fcp || !lcp) throw new Error(`${name}: nothing was painted`);
  return { fcp, lcp, usable, bytes };
}

/** Runs in the page before anything of the page's own. */
function observePaints() {
  window.paints = { fcp: 0, lcp: 0 };
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') window.paints.fcp = startTime; });
  observe('largest-contentful-paint', ({ startTime }) => { window.paints.lcp = startTime; });
}

/** The medians, and how the site's pages stand to each peer. */
function figures() {
  const result = {};
  const middle = (name, what) => median(visits.get(name).map((visit) => visit[what]));
  for (const { name } of targets) {
    for (const what of ['fcp', 'lcp', 'usable']) result[`${name}_${what}_ms`] = Math.round(middle(name, what));
    result[`${name}_bytes`] = middle(name, 'bytes');
  }
  for (const page of ['region', 'finder', 'institution']) {
    for (const peer of ['plain', 'preact', 'react']) {
      for (const what of ['fcp', 'lcp']) result[`${page}_${what}_vs_${peer}`] = Number((middle(page, what) / middle(peer, what)).toFixed(3));
    }
  }
  return result;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
