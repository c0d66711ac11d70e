// A visit: one page of the site in a fresh browser profile, watched while it lasts. Whatever a test is about, at its end the
// console was silent, no request left the origin and no address carried more than it may.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { launch } from '../support/browser.mjs';
import { serve } from '../support/serve.mjs';
import { SITE, builtDay } from './site.mjs';

/** The narrowest phone that is cared for, a usual one, a desk. */
export const NARROW = { width: 320, height: 640 };
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 800 };

/**
 * All an address may say beyond its path: the finder's choices, the register asked, what of a chart is looked at, another day, which
 * places stand side by side. Nothing of a family's own.
 */
const ASKED = new Set([
  'q', 'month', 'mode', 'closes', 'fee', 'affordable', 'kind', 'vacancy', 'evaluated', 'meals', 'watch', 'within', 'area', 'near', 'work', 'elder',
  'sort', 'leave', 'way', 'page', 'region', 'standard', 'show', 'lines', 'on', 'ids', 'only',
]);

/** The longest anything is waited for, and the longest a whole visit may last, in milliseconds. */
const LONGEST_WAIT = 10_000;
const LONGEST_VISIT = 60_000;

/** Visits are mostly waiting, and none knows of another. */
const AT_ONCE = 2;

let browser;
let server;

/** Tests of one concern, with one browser and one server between them. */
export function journeys(concern, tests, { folder = SITE, base = '/' } = {}) {
  describe(concern, { concurrency: AT_ONCE }, () => {
    before(async () => {
      [browser, server] = await Promise.all([launch(), serve(typeof folder === 'function' ? folder() : folder, { base })]);
    });
    after(() => Promise.all([browser?.close(), server?.close()]));
    tests();
  });
}

/**
 * Opens `path` and does `act(page, response)` there.
 *
 * `prepare(page)` comes before anything is asked for. `day` is today's date in the browser, the day the pages were made when not given.
 * `device` is what else the browser is: where it is, what it allows, how it names itself. `script: false` turns scripts off.
 * `taken: false` does not wait for the application to take the page over. `allow` names console messages that belong to the test, such
 * as the browser's own word about a request that failed.
 */
export async function visit(path, act, { prepare, day = builtDay(), script = true, taken = script, viewport = DESK, device, allow } = {}) {
  const context = await browser.newContext({
    baseURL: server.origin, javaScriptEnabled: script, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...device,
  });
  context.setDefaultTimeout(LONGEST_WAIT);
  await context.clock.setFixedTime(`${day}T12:00:00+08:00`);
  const page = await context.newPage();
  const noticed = watch(page, allow);
  try {
    await prepare?.(page);
    const response = await page.goto(path, { waitUntil: 'commit' });
    await page.locator('footer').waitFor();
    if (taken) await ready(page);
    await within(LONGEST_VISIT, act(page, response));
  } catch (error) {
    error.message += noticed.length > 0 ? `\nnoticed meanwhile: ${noticed.join('\n')}` : '';
    throw error;
  } finally {
    // An answer still being made up when the page goes is nobody's failure.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
  }
  assert.deepEqual(noticed, []);
}

/** What `work` comes to, or an error when that takes too long. */
function within(time, work) {
  const late = sleep(time, undefined, { ref: false }).then(() => assert.fail(`not done in ${time / 1000} seconds`));
  return Promise.race([work, late]);
}

/** Waits until the application has taken the page over. */
export async function ready(page) {
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
}

/**
 * What is asked for over the network once all that the page fetches by itself is there; but not its icon, which the browser fetches
 * when it likes.
 */
export async function asking(page) {
  await page.waitForLoadState('networkidle');
  const asked = [];
  page.on('request', (request) => request.url().endsWith('/icon.svg') || asked.push(request.url()));
  return asked;
}

/** The words of the page's main part, without those for readers without script. */
export function mainWords(page) {
  return page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true);
    for (const unread of copy.querySelectorAll('noscript')) unread.remove();
    // A page names its own address in full; written, it knows only the path.
    return copy.textContent.replaceAll(location.origin, '');
  });
}

/** What is amiss as it happens: console messages, errors, requests elsewhere, addresses that say too much. */
function watch(page, allow) {
  const noticed = [];
  const opened = new Set();
  const notice = (what) => {
    if (!allow?.test(what)) noticed.push(what);
  };
  // A page that names no page is answered with 404, of which the browser itself tells the console.
  const pagesOwn = (message) => /status of 404/.test(message.text()) && opened.has(message.location().url);
  page.on('console', (message) => pagesOwn(message) || notice(`console ${message.type()}: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => notice(`error: ${error}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:') return;
    if (url.origin !== server.origin) notice(`a request left the origin: ${url}`);
    if (request.isNavigationRequest()) opened.add(request.url());
    const keys = [...url.searchParams.keys()];
    const fits = request.isNavigationRequest() ? keys.every((key) => ASKED.has(key)) : keys.length === 0;
    if (!fits || request.method() !== 'GET') notice(`a request says too much: ${request.method()} ${url}`);
  });
  page.on('framenavigated', (frame) => {
    const keys = [...new URL(frame.url()).searchParams.keys()];
    if (!keys.every((key) => ASKED.has(key))) notice(`an address says too much: ${frame.url()}`);
  });
  return noticed;
}

/** Waits until `read()` gives `expected`; says what it gave instead when it never does. */
export async function eventually(read, expected, about) {
  const end = Date.now() + LONGEST_WAIT;
  let found = await reading(read);
  while (!isDeepStrictEqual(found, expected) && Date.now() < end) {
    await sleep(50);
    found = await reading(read);
  }
  assert.deepEqual(found, expected, about);
}

/** What is read of a page that was just left for another: equal to nothing that is waited for. */
const LEFT = Symbol('a page that was left');

/** What `read()` gives, or `LEFT`. */
async function reading(read) {
  try {
    return await read();
  } catch (error) {
    if (!/Execution context was destroyed/.test(error.message)) throw error;
    return LEFT;
  }
}

/** Waits until `read()` holds. */
export async function holds(read, about) {
  await eventually(async () => Boolean(await read()), true, about);
}
