// The security policy at work: nothing that was not published runs, nothing is loaded from elsewhere, nothing private is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, finder } from './register.mjs';
import { kinds } from './site.mjs';
import { journeys, visit } from './visit.mjs';

/** Chromium's word for what the policy refused. */
const REFUSED = /Content Security Policy|TrustedHTML|TrustedScript|blocked/;

/** What an attacker would put into a page. */
const STRIKES = '<script>globalThis.struck = "inline"</script><img src="data:," onerror="globalThis.struck = \'handler\'">'
  + '<style>h1 { color: rgb(1, 2, 3) }</style>';

/** Lets every page come with `markup` in it, as an attacker would have put it there. */
const inject = (markup) => (page) => page.route((url) => url.pathname.endsWith('/'), async (route) => {
  if (!route.request().isNavigationRequest()) return route.continue();
  const response = await route.fetch();
  const html = await response.text();
  return route.fulfill({ response, body: html.replace('</body>', `${markup}</body>`) });
});

/** Runs `attempt` in the page and says how it ended. */
const tried = (page, attempt) => page.evaluate(attempt).catch((error) => `refused: ${error.message}`);

journeys('security', () => {
  test('no string becomes markup or code, before or after moving on within the site', () => visit('/', async (page) => {
    for (const move of ['none', 'on']) {
      if (move === 'on') {
        await page.getByRole('link', { name: '政策', exact: true }).click();
        await page.getByRole('heading', { name: '政策说明' }).waitFor();
      }
      for (const attempt of [
        () => { document.body.innerHTML = '<b>x</b>'; },
        () => { document.querySelector('h1').insertAdjacentHTML('beforeend', '<b>x</b>'); },
        () => { document.querySelector('h1').outerHTML = '<b>x</b>'; },
        () => { document.write('x'); },
        () => { new DOMParser().parseFromString('<b>x</b>', 'text/html'); },
        () => { document.createElement('script').src = '/boot.js'; },
        () => { document.createElement('script').textContent = 'globalThis.struck = true'; },
        () => { document.createRange().createContextualFragment('<b>x</b>'); },
      ]) {
        assert.match(String(await tried(page, attempt)), /^refused: .*Trusted/, String(attempt));
      }
      assert.match(String(await tried(page, () => trustedTypes.createPolicy('another', {}))), /^refused/);
    }
    assert.ok((await page.locator('h1').innerText()).length > 0);
  }, { allow: REFUSED }));

  test('a script, a handler and a style put into the page do nothing', () => visit(finder(), async (page) => {
    const after = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.append('globalThis.struck = "appended"');
      try {
        document.body.append(script);
      } catch { /* refused already */ }
      document.querySelector('h1').setAttribute('style', 'color: rgb(1, 2, 3)');
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { struck: globalThis.struck, colour: getComputedStyle(document.querySelector('h1')).color };
    });
    assert.equal(after.struck, undefined);
    assert.notEqual(after.colour, 'rgb(1, 2, 3)');
  }, { prepare: inject(STRIKES), allow: REFUSED }));

  test('nothing can be sent or loaded from elsewhere, framed or posted', () => visit('/', async (page) => {
    const ended = await page.evaluate(async () => {
      const outcome = (promise) => promise.then(() => 'sent', () => 'refused');
      const loaded = (element) => new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        document.body.append(element);
        setTimeout(() => resolve('refused'), 500);
      });
      const image = document.createElement('img');
      image.src = 'https://elsewhere.test/x.png';
      return [await outcome(fetch('https://elsewhere.test/')), await loaded(image)];
    });
    assert.deepEqual(ended, ['refused', 'refused']);
    // The browser drops these requests itself; the watch over every visit sees that none left.
  }, { allow: /Content Security Policy|elsewhere\.test/ }));

  test('nothing of a visit is kept but large type, and that stays out of every address', () => visit('/', async (page) => {
    await page.getByRole('button', { name: '大字' }).click();
    await page.locator('.ty-tile a').first().click();
    await page.getByRole('link', { name: '按条件找托育' }).click();
    await new Finder(page).choose('month', '20');
    await page.locator('.ty-cards h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    const kept = await page.evaluate(() => [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]);
    assert.deepEqual(kept, [[['ty-elder', '1']], [], '']);
    await page.reload();
    assert.ok(await page.evaluate(() => document.documentElement.hasAttribute('data-elder')), 'large type is remembered');
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor();
  }));

  test('large type works where storage is closed', () => visit('/', async (page) => {
    await page.getByRole('button', { name: '大字' }).click();
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.hasAttribute('data-elder')));
  }, { prepare: (page) => page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } });
  }) }));

  test('names with markup in them are shown as text', () => visit(finder('q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'), async (page) => {
    assert.deepEqual(await new Finder(page).chips(), ['“<img src=x onerror=alert(1)>”']);
    assert.equal(await page.locator('main img').count(), 0);
  }));

  test('every kind of page loads nothing but its own files', () => visit(`/r/${CODE}/`, async (page) => {
    const loaded = new Set();
    page.on('request', (request) => loaded.add(`${request.resourceType()} ${new URL(request.url()).pathname.split('.').pop()}`));
    for (const { path } of kinds().filter(({ kind }) => kind !== '/404.html')) await page.goto(path);
    const fits = ['document ', 'script js', 'stylesheet css', 'fetch wasm', 'other wasm', 'other svg', 'image svg', 'other js'];
    for (const what of loaded) assert.ok(fits.some((fit) => what.startsWith(fit)), what);
  }));
});
