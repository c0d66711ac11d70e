// Pages and code of different ages, as caches and a new publication bring them together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { LIST, finder, fitting } from './register.mjs';
import { kinds, plain, said, solid } from './site.mjs';
import { eventually, journeys, mainWords, ready, visit } from './visit.mjs';
import { early, rewrite, stamped } from './wire.mjs';

const SHOWN_ANEW = ['/', '/r/*/', '/r/*/find/', '/i/*/', '/policies/*/', '/check/'];

journeys('pages and code of different ages', () => {
  for (const { kind, path, html } of kinds().filter(({ kind }) => SHOWN_ANEW.includes(kind))) {
    test(`a page of the kind ${kind} made by older code is shown anew by newer code`, () => visit(path, async (page) => {
      await page.locator('.older').waitFor({ state: 'detached' });
      const now = said(html);
      assert.equal(await page.title(), now.title);
      assert.equal(plain(await page.locator('h1').textContent()), now.heading);
      await eventually(async () => solid(await mainWords(page)), solid(now.main));
      for (const part of ['header', 'main', 'footer']) assert.equal(await page.locator(part).count(), 1, part);
    }, { prepare: (page) => rewrite(page, path, older) }));
  }

  test('a deep link to a page made by older code is answered', () => visit(finder('meals=yes'), async (page) => {
    await eventually(() => new Finder(page).count(), fitting({ meals: 'yes' }).length);
  }, { prepare: (page) => rewrite(page, finder(), older) }));

  test('what was typed on a page made by older code is kept and answered', () => early(finder(), async (page, arrive) => {
    const found = new Finder(page);
    await found.text.pressSequentially('daosui');
    await arrive();
    await eventually(() => found.text.inputValue(), 'daosui');
    await eventually(() => found.asked(), { q: 'daosui' });
  }, { prepare: (page) => rewrite(page, finder(), stamped) }));

  test('where only older pages are to be had, they stay and say that they do not answer', () => visit(finder('meals=yes'), async (page) => {
    await page.locator('[data-no-answer]').waitFor();
    assert.equal(await new Finder(page).count(), LIST.length);
    await page.locator('.ty-cards h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
  }, { prepare: (page) => rewrite(page, finder(), stamped, { also: true }) }));

  test('an address that names no page, made by older code, stays as it is and leads on', () => visit('/no/such/page/', async (page, response) => {
    assert.equal(response.status(), 404);
    await page.getByRole('link', { name: '从选地区开始' }).click();
    await page.getByRole('heading', { name: '选地区' }).waitFor();
  }, { prepare: (page) => rewrite(page, '/no/such/page/', stamped) }));

  test('from a page of this code to one of newer code, the browser itself takes the step', () => visit('/check/', async (page) => {
    await page.evaluate(() => {
      globalThis.same = true;
    });
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '政策' }).click();
    await page.getByRole('heading', { level: 1, name: '政策说明' }).waitFor();
    await eventually(() => page.evaluate(() => globalThis.same), undefined);
    await ready(page);
  }, { prepare: (page) => page.route((url) => url.pathname === '/policies/', async (route) => {
    if (route.request().isNavigationRequest()) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: stamped(await response.text()) });
  }) }));
});

/** The page as other code would have made it: another stamp, another form of data, other markup. */
function older(html) {
  const body = '<div class="older"><h1>旧的一页</h1><main>旧的内容</main><footer>旧</footer></div>';
  const data = '<script type="application/json" id="live-data">{"older":1}</script>';
  return stamped(html).replace(/<body>.*<\/body>/s, `<body>${body}${data}</body>`);
}
