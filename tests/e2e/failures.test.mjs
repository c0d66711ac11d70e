// When something does not come, or not as it was published: a clear sentence, a way on, never a blank page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, LIST, REGION, finder, someone } from './register.mjs';
import { fullest, said } from './site.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';
import { BROWSERS_WORD, GLUE, WASM, changed, noNetwork, othersPage, refused } from './wire.mjs';

/** The ways a file can fail, and what the reader is told. */
const WAYS = {
  'is cut short': [changed((body) => body.slice(0, body.length / 2)), /没有完整送达/],
  'has one byte changed': [changed((body) => body.replace('示例', '事例')), /没有完整送达/],
  'is missing': [refused(404), /服务器没有给出数据（404）/],
  'is a page of HTML with status 200': [othersPage, /没有完整送达/],
  'is refused by the server': [refused(503), /服务器没有给出数据（503）/],
  'never comes': [noNetwork, /网络没有连上/],
};

/** What is said when the file that points at the others fails. */
const POINTER_WAYS = {
  'is of a later major version': [changed((body) => body.replace(/"schema_version":"\d+/, '"schema_version":"2')), /新版本（2\.\d+）/],
  'is a page of HTML with status 200': [othersPage, /读不懂/],
  'is cut short': [changed((body) => body.slice(0, 40)), /读不懂/],
  'is refused by the server': [refused(500), /服务器没有给出数据（500）/],
  'never comes': [noNetwork, /网络没有连上/],
};

const LISTED = `**/data/runtime/${CODE}-filing.*.json`;
const POINTER = `**/data/${CODE}/runtime.json`;

journeys('failures', () => {
  const filed = someone((one) => one.filing?.status === 'filed', 'that is filed').name;
  const ask = async (page) => {
    await page.locator('#region').selectOption(CODE);
    await page.locator('#q').fill(filed);
    await page.getByRole('button', { name: '查' }).click();
  };

  for (const [what, pattern, ways] of [['the list', LISTED, WAYS], ['what points at the list', POINTER, POINTER_WAYS]]) {
    for (const [way, [answer, sentence]] of Object.entries(ways)) {
      test(`when ${what} for the filing check ${way}, that is said, and asking again works`, () => visit('/check/', async (page) => {
        await page.route(pattern, answer);
        await ask(page);
        const said = page.getByText(sentence);
        await said.waitFor();
        assert.match(await said.innerText(), /12345/);
        assert.equal(await page.locator('.ty-verdict, .ty-empty').count(), 0, 'nothing is claimed about the place');
        await page.unroute(pattern);
        await page.getByRole('button', { name: '查' }).click();
        await page.locator('.ty-verdict--yes').first().waitFor();
      }, { allow: BROWSERS_WORD }));
    }
  }

  test('a list that a new publication has replaced is found again by itself', () => visit('/check/', async (page) => {
    const pointer = await (await page.request.get(`/data/${CODE}/runtime.json`)).text();
    const [name] = /runtime\/\d+-filing\.[0-9a-f]+\.json/.exec(pointer);
    const older = name.replace(/\.[0-9a-f]+\.json/, '.00000000000000ff.json');
    let asked = 0;
    await page.route(POINTER, (route) => {
      asked += 1;
      return route.fulfill({ contentType: 'application/json', body: asked === 1 ? pointer.replace(name, older) : pointer });
    });
    await ask(page);
    await page.locator('.ty-verdict--yes').first().waitFor();
  }, { allow: BROWSERS_WORD }));

  for (const [way, answer] of Object.entries({
    'is refused by the server': refused(503),
    'is another\'s page': othersPage,
    'never comes': noNetwork,
  })) {
    test(`when the next page ${way}, the browser itself says so, and loading it again works`, () => visit('/', async (page) => {
      const next = `**/r/${CODE}/`;
      await page.route(next, answer);
      await page.locator(`.ty-tile a[href="/r/${CODE}/"]`).click();
      await page.waitForFunction(() => !document.querySelector('.ty-tile'));
      await page.unroute(next);
      await page.goto(`/r/${CODE}/`);
      await page.getByRole('heading', { level: 1, name: `${REGION.name}的托育机构` }).waitFor();
    }, { allow: /Failed to load resource|says too much: chrome-error/ }));
  }

  test('when the application\'s own asking fails but the browser\'s does not, the page comes all the same', () => visit('/', async (page) => {
    await page.route(`**/r/${CODE}/`, (route) => (route.request().isNavigationRequest() ? route.continue() : noNetwork(route)));
    await page.locator(`.ty-tile a[href="/r/${CODE}/"]`).click();
    await page.getByRole('heading', { level: 1, name: `${REGION.name}的托育机构` }).waitFor();
    await eventually(() => new URL(page.url()).pathname, `/r/${CODE}/`);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '给三岁以下的孩子找托育' }).waitFor();
  }, { allow: BROWSERS_WORD }));

  test('without a network the finder goes on answering', () => visit(finder(), async (page) => {
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    const found = new Finder(page);
    await found.text.fill('稻穗');
    await holds(async () => (await found.count()) < LIST.length);
    await found.choose('meals', 'yes');
    await eventually(() => found.chips(), ['“稻穗”', '供餐']);
    await page.goBack();
    await eventually(() => found.chips(), ['“稻穗”']);
  }, { allow: BROWSERS_WORD }));

  for (const [way, answer] of Object.entries({
    'is missing': refused(404),
    'is cut short': async (route) => {
      const response = await route.fetch();
      return route.fulfill({ response, body: (await response.body()).subarray(0, 20_000) });
    },
    'is a page of HTML': othersPage,
    'never comes': noNetwork,
  })) {
    for (const [part, pattern] of [['the application', WASM], ['its JavaScript half', GLUE]]) {
      test(`when ${part} ${way}, every page can be read and every link leads on`, () => visit(`/r/${CODE}/`, async (page) => {
        assert.equal(await page.locator('.ty-entry').count(), LIST.length);
        await page.locator('.ty-entry a').first().click();
        await page.getByRole('heading', { name: '备案与认定' }).waitFor();
      }, { prepare: (page) => page.route(pattern, answer), taken: false, allow: /./ }));
    }
  }

  test('without the application a filtered address does not pass for a filtered list', () => visit(finder('meals=yes'), async (page) => {
    await page.getByText(/没有筛选/).waitFor();
  }, { prepare: (page) => page.route(WASM, noNetwork), taken: false, allow: /./ }));

  test('a browser without WebAssembly keeps the page as it was written, silently', () => visit(fullest('/policies/*/').path, async (page) => {
    await page.waitForLoadState();
    assert.equal(await page.locator('h1').innerText(), said(fullest('/policies/*/').html).heading);
  }, { prepare: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; }), taken: false, allow: /preload/ }));
});
