// The site with scripts turned off: everything can be read, and what cannot be done says so and leads on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, LIST, finder } from './register.mjs';
import { kinds, said } from './site.mjs';
import { journeys, visit } from './visit.mjs';

const unscripted = (path, act, options) => visit(path, act, { ...options, script: false });

journeys('without script', () => {
  test('the region page lists every institution under its township, each with its link', () => unscripted(`/r/${CODE}/`, async (page) => {
    assert.deepEqual((await page.locator('.ty-entry a').allTextContents()).sort(), LIST.map((one) => one.name).sort());
    assert.ok((await page.locator('.ty-township').count()) > 1);
    await page.locator('.ty-entry a').last().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
  }));

  test('the finder says that filtering needs script, and links to the whole list', () => unscripted(finder(), async (page) => {
    await saysWhatIsMissing(page);
  }));

  test('the search form leads to a page that says the same, and not to a list that looks filtered', () => unscripted(finder(), async (page) => {
    await page.locator('#q').fill('稻穗');
    await page.locator('#month').selectOption('20');
    await page.locator('form button[type=submit]').click();
    await page.waitForURL(/q=/);
    await saysWhatIsMissing(page);
  }));

  test('the filing check says what it cannot do and leads to the lists', () => unscripted('/check/', async (page) => {
    const note = page.locator('.ty-noscript');
    assert.match(await note.innerText(), /脚本/);
    await note.getByRole('link').click();
    await page.getByRole('heading', { name: '选地区' }).waitFor();
  }));

  test('home leads to an institution and to the articles by links alone', () => unscripted('/', async (page) => {
    await page.locator('.ty-tile a').first().click();
    await page.locator('.ty-entry a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '养育指导' }).click();
    await page.locator('.ty-row a').first().click();
    await page.getByRole('heading', { name: '依据' }).waitFor();
  }));

  test('the region switch opens and leads on', () => unscripted('/check/', async (page) => {
    await page.locator('.ty-switch summary').click();
    await page.locator('.ty-switch a').last().click();
    await page.waitForURL(/\/r\/\d{6}\/$/);
  }));

  for (const { kind, path, html } of kinds()) {
    test(`a page of the kind ${kind} can be read`, () => unscripted(path, async (page) => {
      assert.equal(await page.locator('h1').innerText(), said(html).heading);
      assert.ok((await page.locator('main').innerText()).length > 40);
      const dead = await page.locator('main a:not([href])').count();
      assert.equal(dead, 0);
    }));
  }
});

/** The note for readers without script stands there and its link leads to the whole list. */
async function saysWhatIsMissing(page) {
  const note = page.locator('.ty-noscript');
  assert.match(await note.innerText(), /筛选需要浏览器脚本/);
  await note.getByRole('link').click();
  await page.waitForURL(new RegExp(`/r/${CODE}/$`));
  assert.equal(await page.locator('.ty-entry').count(), LIST.length);
}
