// Moving about within the site: every kind of page, shown by the application, is the page that was written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, REGION, finder } from './register.mjs';
import { kinds, liveData, pages, plain, said, solid } from './site.mjs';
import { eventually, holds, journeys, mainWords, ready, visit } from './visit.mjs';
import { hold } from './wire.mjs';

journeys('moving within the site', () => {
  for (const { kind, path, html } of kinds().filter(({ kind }) => kind !== '/404.html')) {
    // A page that answers is of another room than one that only speaks: the browser loads it whole.
    const another = liveData(html) !== undefined;
    const start = path === '/' ? '/schemes/' : '/';
    test(`a page of the kind ${kind} is the same when led to as when opened${another ? '' : ', read from its heading'}`, () => visit(start, async (page) => {
      await page.evaluate(() => {
        globalThis.same = true;
      });
      await follow(page, path);
      const written = said(html);
      await eventually(() => page.title(), written.title);
      await eventually(async () => plain(await page.locator('h1').textContent()), written.heading);
      if (another) await ready(page);
      const led = solid(await mainWords(page));
      if (!another) assert.equal(led, solid(written.main));
      await eventually(() => new URL(page.url()).pathname, path);
      assert.equal(await page.evaluate(() => scrollY), 0);
      assert.equal(await page.evaluate(() => globalThis.same), another ? undefined : true, 'whether the page was loaded anew');
      if (!another) {
        await holds(() => page.locator('h1').evaluate((heading) => document.activeElement === heading), 'reading starts at the heading');
        return;
      }
      // What answers adds what only the device knows: it must be the same however one came.
      await page.goto(path);
      await ready(page);
      await eventually(async () => solid(await mainWords(page)), led);
    }));
  }

  test('one walk through the links of the site reaches every kind of page', () => visit('/', async (page) => {
    const walked = [];
    const heading = async () => plain(await page.locator('h1').textContent());
    const step = async (link, expected) => {
      const left = await heading();
      walked.push([page.url(), left]);
      await link.click();
      await holds(async () => (await heading()) !== left, `the link leads on from ${left}`);
      await ready(page);
      if (expected) assert.match(await heading(), expected);
    };
    const main = page.getByRole('main');
    const menu = page.getByRole('navigation', { name: '主要栏目' });
    const foot = page.getByRole('contentinfo');
    await step(page.locator(`.ty-tile a[href="/r/${CODE}/"]`), /的托育机构/);
    await step(page.getByRole('link', { name: '按条件找托育' }), /找托育/);
    await step(page.locator('.ty-cards h3 a').first(), /示例/);
    await step(page.getByRole('link', { name: '这几项分别是什么意思' }), /^等级是什么意思$/);
    await step(menu.getByRole('link', { name: '查备案' }), /^查一查是否备案$/);
    await step(menu.getByRole('link', { name: '政策' }), /^政策说明$/);
    await step(main.locator('.ty-row a').first());
    await step(menu.getByRole('link', { name: '养育指导' }), /^养育指导$/);
    await step(main.locator('.ty-row a').first());
    for (const name of ['使用帮助', '关于本站', '无障碍', '隐私', '开放数据']) {
      await step(foot.getByRole('link', { name }));
    }
    await step(menu.getByRole('link', { name: '找托育' }), /^给三岁以下的孩子找托育$/);
    // One step at a time, each done when its heading is there: the address changes first, and a page of another room is then loaded
    // anew, which cuts short a step taken meanwhile.
    for (const [url, there] of walked.reverse()) {
      await page.goBack({ waitUntil: 'commit' });
      await eventually(heading, there);
      await ready(page);
      await eventually(() => page.url(), url);
    }
  }));

  test('the menu shows where one is', () => visit('/policies/', async (page) => {
    const marked = page.locator('.ty-nav [aria-current]');
    const current = () => marked.evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('aria-current')]));
    assert.deepEqual(await current(), [['政策', 'page']]);
    await page.locator('.ty-row a').first().click();
    await eventually(current, [['政策', 'true']]);
    await page.locator('.ty-brand').click();
    await eventually(current, [['找托育', 'page']]);
  }));

  test('the region switch leads to a region, closes, and names it', () => visit('/check/', async (page) => {
    await page.locator('.ty-switch summary').click();
    await page.locator(`.ty-switch a[href="/r/${CODE}/"]`).click();
    await page.getByRole('heading', { level: 1, name: `${REGION.name}的托育机构` }).waitFor();
    assert.equal(plain(await page.locator('.ty-switch summary').textContent()), REGION.name);
    await eventually(() => page.locator('.ty-switch').getAttribute('open'), null);
  }));

  test('from one finder to another nothing of the first is left', () => visit(finder('meals=yes&q=示例'), async (page) => {
    const other = pages().find((one) => one.kind === '/r/*/find/' && one.path !== finder());
    await follow(page, other.path);
    await eventually(async () => plain(await page.locator('h1').textContent()), said(other.html).heading);
    assert.equal(solid(await mainWords(page)), solid(said(other.html).main));
    assert.deepEqual([await page.locator('#q').inputValue(), await page.locator('#meals').inputValue()], ['', '']);
    const found = new Finder(page);
    const [value, number] = (await found.offers('mode')).find(([, number]) => number > 0);
    await found.choose('mode', value);
    await eventually(() => found.count(), number);
  }));

  test('of two pages asked for quickly the later one is shown, however late the earlier comes', () => visit('/check/', async (page) => {
    const release = await hold(page, '**/policies/');
    await follow(page, '/policies/');
    await follow(page, '/help/');
    await page.getByRole('heading', { level: 1, name: /帮助/ }).waitFor();
    release();
    await page.waitForLoadState('networkidle');
    assert.equal(new URL(page.url()).pathname, '/help/');
    assert.match(await page.locator('h1').innerText(), /帮助/);
  }));

  test('while a page is on its way the old one stays, and says it is busy', () => visit('/check/', async (page) => {
    const release = await hold(page, '**/policies/');
    await follow(page, '/policies/');
    await eventually(() => page.locator('main').getAttribute('aria-busy'), 'true');
    assert.match(await page.locator('h1').innerText(), /备案/);
    release();
    await page.getByRole('heading', { level: 1, name: '政策说明' }).waitFor();
    await eventually(() => page.locator('main').getAttribute('aria-busy'), null);
  }));

  test('an address that names no page has the status 404, comes up clean and leads on', () => visit('/no/such/page/', async (page, response) => {
    assert.equal(response.status(), 404);
    assert.equal(await page.locator('h1').innerText(), '这一页不存在');
    await page.getByRole('link', { name: '从选地区开始' }).click();
    await page.getByRole('heading', { name: '选地区' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '这一页不存在' }).waitFor();
    await eventually(() => new URL(page.url()).pathname, '/no/such/page/');
  }));

  test('a place that does not exist has the status 404', () => visit('/i/demo-000000-999/', async (page, response) => {
    assert.equal(response.status(), 404);
    assert.equal(await page.locator('h1').innerText(), '这一页不存在');
  }));

  test('a link opened with the control key or in a new window is the browser\'s own affair', () => visit('/', async (page) => {
    const opened = page.context().waitForEvent('page');
    await page.locator('.ty-tile a').first().click({ modifiers: ['Control'] });
    const other = await opened;
    await other.locator('h1').waitFor();
    assert.match(new URL(other.url()).pathname, /^\/r\//);
    assert.equal(new URL(page.url()).pathname, '/');
  }));
});

/** Follows a link within the site to `path`, wherever one happens to stand. */
async function follow(page, path) {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = href;
    document.querySelector('footer').append(link);
    link.click();
    link.remove();
  }, path);
}
