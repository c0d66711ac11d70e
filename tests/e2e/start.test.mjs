// Going to childcare: the checklist that stays ticked on the device, and the sheet that is printed on one page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { none } from './rules.mjs';
import { said } from './site.mjs';
import { PHONE, asking, eventually, holds, journeys, mainWords, ready, visit } from './visit.mjs';

const WECHAT = 'Mozilla/5.0 (Linux; Android 13; 2201117TY Build/TKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 '
  + 'Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.50.2701(0x28003257) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64';

const ticked = (page) => page.locator('.ty-tick input:checked').count();
/** Whoever calls it finds that storage is closed. */
const closed = (page) => page.addInitScript(() => {
  Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } });
});
/** How many pages of A4 a page takes. */
const sheets = async (page) => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;

journeys('the companion', () => {
  test('asks by age, and every figure of a standard names its clause', () => visit('/start/', async (page) => {
    const lists = await page.locator('.ty-checklist').allInnerTexts();
    for (const [band, most, ratio] of [['乳儿班', 10, 3], ['托小班', 15, 5], ['托大班', 20, 7]]) {
      const heading = page.getByRole('heading', { name: new RegExp(`^${band}`) });
      await heading.waitFor();
      const own = lists.find((list) => list.includes(`不超过 ${most} 个孩子，一位保育人员最多照看 ${ratio} 个`));
      assert.ok(own, band);
    }
    const items = await page.locator('.ty-tick').allInnerTexts();
    const figures = /\d+(?:—\d+)? ?(?:个孩子|小时|天|年|米|毫升)/;
    const personal = /入托体检/;
    none(items.filter((item) => figures.test(item) && !item.includes('来源') && !personal.test(item)));
    assert.ok(await page.getByText('托育机构质量评估标准').count() > 0 && await page.getByText('国卫人口发〔2019〕58号').count() > 1);
  }));

  test('what is ticked stays ticked, on this device and nowhere else, until it is cleared', () => visit('/start/', async (page) => {
    const box = page.getByLabel(/^每天户外/);
    await box.check();
    await page.getByLabel(/^先抱，再走/).check();
    await page.reload();
    await holds(() => box.isChecked());
    assert.equal(await ticked(page), 2);
    assert.match(page.url(), /\/start\/$/);
    await page.getByRole('link', { name: '政策', exact: true }).click();
    await page.getByRole('heading', { name: '政策说明' }).waitFor();
    await page.goBack();
    await holds(() => box.isChecked(), 'also after moving about within the site');
    await ready(page);
    await page.getByRole('button', { name: '去掉所有勾' }).click();
    await eventually(() => ticked(page), 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('ty-ticks')), '');
  }, { viewport: PHONE }));

  test('works by keyboard and in large type', () => visit('/start/', async (page) => {
    await page.getByRole('button', { name: '大字' }).click();
    const box = page.locator('.ty-tick input').first();
    await box.focus();
    await page.keyboard.press('Space');
    assert.ok(await box.isChecked());
    await page.keyboard.press('Tab');
    assert.ok(await page.locator('.ty-tick input').nth(1).evaluate((next) => document.activeElement === next));
    await page.getByRole('navigation', { name: '这一页有什么' }).getByRole('link', { name: '交钱之前' }).press('Enter');
    await holds(() => page.getByRole('heading', { name: '交钱之前' }).evaluate((heading) => document.activeElement === heading));
  }, { viewport: PHONE }));

  test('says so where nothing may be kept, and ticks all the same', () => visit('/start/', async (page) => {
    await page.locator('.ty-tick input').first().check();
    await page.getByText('离开这一页后勾选不会留下').waitFor();
    assert.equal(await ticked(page), 1);
  }, { prepare: closed }));

  test('goes on without a network and asks for nothing while it is used', () => visit('/start/', async (page) => {
    const asked = await asking(page);
    await page.context().setOffline(true);
    await page.locator('.ty-tick input').first().check();
    await page.getByRole('button', { name: '去掉所有勾' }).click();
    await eventually(() => ticked(page), 0);
    assert.deepEqual(asked, []);
  }));

  test('is the same in WeChat', () => visit('/start/', async (page) => {
    await page.locator('.ty-tick input').first().check();
    assert.equal(await ticked(page), 1);
    await page.getByRole('link', { name: '打开大字纸' }).click();
    await page.getByRole('heading', { level: 1, name: '接送孩子' }).waitFor();
  }, { viewport: PHONE, prepare: (page) => page.addInitScript((agent) => {
    Object.defineProperty(navigator, 'userAgent', { get: () => agent });
  }, WECHAT) }));

  test('is all there without script; what only script can do is not offered', () => visit('/start/', async (page) => {
    assert.ok((await mainWords(page)).includes('怎么办'));
    assert.equal(await page.getByRole('button', { name: '去掉所有勾' }).count(), 0);
    await page.locator('.ty-tick input').first().check();
    assert.equal(await ticked(page), 1);
  }, { script: false }));

  test('says what is only another place\'s rule about paying in advance', () => visit('/start/', async (page) => {
    const words = await mainWords(page);
    assert.match(words, /没有查到全国统一的托育预收费规定/);
    assert.match(words, /20000 元[^。]*〔?来源12〕?；这只管北京/);
  }));
});

journeys('the sheet for grandparents', () => {
  for (const colorScheme of ['light', 'dark']) {
    test(`is one page of A4, read in the ${colorScheme}`, () => visit('/start/sheet/', async (page) => {
      await page.emulateMedia({ colorScheme });
      assert.equal(await sheets(page), 1);
      await page.getByRole('button', { name: '大字' }).click();
      assert.equal(await sheets(page), 1, 'also where large type is on');
    }));
  }

  test('is printed in large letters, without the page around it, with lines to write on', () => visit('/start/sheet/', async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const unprinted of ['.ty-header', '.ty-actions', '.ty-crumb']) assert.ok(await page.locator(unprinted).isHidden(), unprinted);
    const points = await page.locator('.ty-slip dt').first().evaluate((label) => parseFloat(getComputedStyle(label).fontSize) * 0.75);
    assert.ok(points >= 14, `${points} pt`);
    const height = await page.locator('.ty-slip__line').first().evaluate((line) => line.offsetHeight);
    assert.ok(height >= 28, `${height} px to write in`);
    for (const blank of ['怎么走', '几点接', '电话', '带上']) assert.ok((await mainWords(page)).includes(blank), blank);
  }));

  test('asks for the printer when told to', () => visit('/start/sheet/', async (page) => {
    await page.getByRole('button', { name: '打印一张 A4' }).click();
    await holds(() => page.evaluate(() => globalThis.printed));
  }, { prepare: (page) => page.addInitScript(() => { globalThis.print = () => { globalThis.printed = true; }; }) }));

  test('is a page of its own without script', () => visit('/start/sheet/', async (page, response) => {
    assert.equal(said(await response.text()).heading, '接送孩子');
    assert.equal(await sheets(page), 1);
  }, { script: false }));
});
