// What comes over the wire, held back or changed on its way to the browser.
import assert from 'node:assert/strict';
import { ready, visit } from './visit.mjs';

/** The file with the application, whatever its hash. */
export const WASM = '**/*_bg.wasm';

/** Its JavaScript half, of whatever room. */
export const GLUE = /\/(?!boot-)[a-z]+-[0-9a-f]+\.js$/;

/** The browser's own word for a request that failed; the application adds none. */
export const BROWSERS_WORD = /^console error: Failed to load resource/;

/** Holds back every answer to a request that matches; the function it gives back lets them all through. */
export async function hold(page, pattern) {
  let release;
  const gate = new Promise((resolve) => {
    release = resolve;
  });
  await page.route(pattern, async (route) => {
    await gate;
    // The page may have gone elsewhere meanwhile.
    await route.continue().catch(() => {});
  });
  return release;
}

/** A visit with the application still on its way; `act(page, arrive)` lets it come. */
export function early(path, act, options = {}) {
  let arrive;
  const prepare = async (page) => {
    arrive = await hold(page, WASM);
    await options.prepare?.(page);
  };
  const begin = (page) => act(page, () => {
    arrive();
    return ready(page);
  });
  return visit(path, begin, { ...options, prepare, taken: false });
}

/** Lets the page at `path` come changed when the browser opens it; `also` when the application fetches it. */
export async function rewrite(page, path, change, { also = false } = {}) {
  await page.route((url) => url.pathname === path, async (route) => {
    if (!also && !route.request().isNavigationRequest()) return route.continue();
    return changed(change)(route);
  });
}

/** Answers a request with what the server gives, its body changed. */
export function changed(change) {
  return async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    assert.notEqual(change(body), body, 'the change finds its place');
    return route.fulfill({ response, body: change(body) });
  };
}

/** Answers a request with this status and nothing more. */
export function refused(status) {
  return (route) => route.fulfill({ status, contentType: 'text/html', body: `<h1>${status}</h1>` });
}

/** Answers a request as something between us and the server does: with a page of its own. */
export function othersPage(route) {
  const body = '<!doctype html><title>502</title><h1>Bad Gateway</h1>';
  return route.fulfill({ status: 200, contentType: 'text/html', body });
}

/** Lets a request come to nothing. */
export function noNetwork(route) {
  return route.abort('internetdisconnected');
}

/** A page with the stamp of other code. */
export function stamped(html) {
  return html.replace(/(data-view=")[^"]*/, '$10000000000000000');
}
