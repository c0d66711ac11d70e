// Policies in the browser: what applied on a day, the lists one ticks off, the links from clause to measure to article and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, CODES } from './register.mjs';
import { none } from './rules.mjs';
import { builtDay, pages } from './site.mjs';
import { NARROW, PHONE, asking, eventually, journeys, ready, visit } from './visit.mjs';

const ON_DATE = '/policies/on-date/';
const GUIDE = '/filing-guide/';

/** What the table says of a document: the words beside its name. */
const said = (page, name) => page.locator('tr', { has: page.getByRole('rowheader', { name }) }).locator(':scope > td [data-fresh]');

const choose = async (page, day) => {
  await page.getByLabel('看哪一天').fill(day);
  await page.getByLabel('看哪一天').blur();
  await page.getByRole('heading', { name: `${day} 这一天` }).waitFor();
};

journeys('what applied on a day', () => {
  for (const [day, expected] of Object.entries({
    '2018-12-31': { 社区托育税费优惠旧公告: '还没有，这是 2019 年的文件', 社区托育税费优惠: '还没生效，2026-01-01 起生效' },
    '2024-05-01': { 社区托育税费优惠旧公告: '起止日期待主管部门确认', 涧西区照护服务方案: '现行有效，到 2027-08-07' },
    '2026-01-01': { 社区托育税费优惠旧公告: '已被新文件替代', 社区托育税费优惠: '现行有效，到 2027-12-31' },
    '2027-08-07': { 涧西区照护服务方案: '最后一天有效' },
    '2027-08-08': { 涧西区照护服务方案: '已过期，有效期到 2027-08-07', 社区托育税费优惠: '还有 145 天到期' },
  })) {
    test(`on ${day} every document is told as it stood`, () => visit(ON_DATE, async (page) => {
      await choose(page, day);
      for (const [name, words] of Object.entries(expected)) {
        await eventually(() => said(page, new RegExp(`^${name} `)).innerText(), words, name);
      }
      await eventually(() => new URL(page.url()).search, `?on=${day}`);
    }));
  }

  test('an address with the day is the answer, also after a reload and without typing', () => visit(`${ON_DATE}?on=2024-05-01`, async (page) => {
    for (const again of [false, true]) {
      if (again) await page.reload();
      await ready(page);
      assert.equal(await page.getByLabel('看哪一天').inputValue(), '2024-05-01');
      await page.getByRole('heading', { name: '2024-05-01 这一天' }).waitFor();
      assert.equal(await said(page, /^社区托育税费优惠旧公告 /).innerText(), '起止日期待主管部门确认');
    }
  }));

  test('an emptied date asks about today, and a day that does not exist is not asked about', () => visit(`${ON_DATE}?on=2023-02-29`, async (page) => {
    await page.getByRole('heading', { name: `${builtDay()} 这一天` }).waitFor();
    await choose(page, '2024-05-01');
    await page.getByLabel('看哪一天').fill('');
    await page.getByRole('heading', { name: `${builtDay()} 这一天` }).waitFor();
    await eventually(() => new URL(page.url()).search, '');
  }));

  test('what did not apply can be left out', () => visit(`${ON_DATE}?on=2020-01-01`, async (page) => {
    const row = page.locator('tr', { has: page.getByRole('rowheader', { name: /^涧西区照护服务方案 / }) });
    assert.ok(await row.isVisible());
    await page.getByLabel('只看当天适用的').check();
    await row.waitFor({ state: 'hidden' });
    const answers = await page.locator('tbody tr > td > [data-holds]').evaluateAll((all) => all
      .filter((one) => one.checkVisibility()).map((one) => one.dataset.holds));
    assert.ok(answers.length > 0 && !answers.includes('no'), answers.join(' '));
    assert.ok(answers.includes('unclear'), 'what is not known stays');
  }));

  test('of one document each measure has its own days', () => visit(`${ON_DATE}?on=2023-06-01`, async (page) => {
    const row = page.locator('tr', { has: page.getByRole('rowheader', { name: /^3岁以下照护个税扣除 / }) });
    await row.getByText('里面的 2 条').click();
    const told = await row.locator('li').allInnerTexts();
    assert.match(told.find((text) => !text.includes('原标准')), /2023 年的文件，从哪天起施行没有核实/);
    assert.match(told.find((text) => text.includes('原标准')), /现行/);
  }));

  test('pages are reworded for the day they are read, wherever they stand', () => visit('/policies/', async (page) => {
    await page.getByRole('link', { name: '涧西区照护服务方案' }).first().waitFor();
    const line = page.locator('#expiring ~ ol li', { hasText: '涧西区照护服务方案' });
    assert.match(await line.innerText(), /到 2027-08-07，已经到期/);
    const past = page.locator('.ty-row', { hasText: '涧西区照护服务方案' });
    assert.match(await past.innerText(), /已过期，有效期到 2027-08-07/);
  }, { day: '2027-08-08' }));

  test('without script the dates of every document stand in the table, and the choice is not offered', () => visit(ON_DATE, async (page) => {
    assert.match(await page.locator('.ty-noscript').innerText(), /需要浏览器脚本/);
    assert.ok(!(await page.getByLabel('看哪一天').isVisible()));
    const rows = await page.locator('tbody tr > th').allInnerTexts();
    assert.ok(rows.length > 25);
    none(rows.filter((row) => !/\d{4}-\d\d-\d\d (起|印发)|\d{4} 年的文件|没有核实/.test(row)));
    assert.ok(rows.some((row) => row.includes('2022-08-08 起，到 2027-08-07')));
  }, { script: false }));
});

journeys('lists one ticks off', () => {
  const tick = (page, words) => page.getByRole('checkbox', { name: words });

  test('a tick stays after a reload and after going away, and is taken back with the rest', () => visit(GUIDE, async (page) => {
    await tick(page, /^场地证明/).check();
    await tick(page, /^户外活动/).check();
    await page.reload();
    await ready(page);
    assert.ok(await tick(page, /^场地证明/).isChecked());
    await page.getByRole('link', { name: '家庭托育点' }).click();
    await page.getByRole('heading', { level: 1, name: '家庭托育点' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '备案办事指南' }).waitFor();
    await ready(page);
    await eventually(() => tick(page, /^场地证明/).isChecked(), true);
    await page.locator('[data-untick="filing"]').click();
    assert.ok(!(await tick(page, /^场地证明/).isChecked()));
    assert.ok(await tick(page, /^户外活动/).isChecked(), 'another list keeps its ticks');
  }));

  test('ticks leave nothing in the address and nothing in a request', () => visit(GUIDE, async (page) => {
    const before = page.url();
    const asked = await asking(page);
    await tick(page, /^场地证明/).check();
    assert.deepEqual([page.url(), asked], [before, []]);
  }));

  test('the print view shows the ticks and leaves out what is only for the screen', () => visit(GUIDE, async (page) => {
    await tick(page, /^场地证明/).check();
    await page.emulateMedia({ media: 'print' });
    assert.ok(await tick(page, /^场地证明/).isVisible());
    const mark = (words) => tick(page, words).evaluate((box) => getComputedStyle(box.nextElementSibling, '::after').borderBottomWidth);
    assert.notEqual(await mark(/^场地证明/), await mark(/^消防安全/), 'a tick is seen on paper');
    for (const hidden of ['.ty-choose', '.ty-buttons', '.ty-jump', '.ty-header']) assert.ok(!(await page.locator(hidden).first().isVisible()), hidden);
  }));

  test('the print button prints', () => visit(GUIDE, async (page) => {
    await page.locator('[data-print]').first().click();
    await eventually(() => page.evaluate(() => globalThis.printed), 1);
  }, { prepare: (page) => page.addInitScript(() => { globalThis.print = () => { globalThis.printed = (globalThis.printed ?? 0) + 1; }; }) }));

  test('a choice of legal form and of meals leaves only what is needed', () => visit(GUIDE, async (page) => {
    const visible = async () => (await page.locator('#filing-register li:visible').allInnerTexts()).map((text) => text.split('：')[0].trim());
    assert.equal((await visible()).length, 4);
    await page.getByRole('radio', { name: /^营利性/ }).check();
    assert.deepEqual((await visible()).slice(0, 1), ['营利性']);
    assert.equal((await visible()).length, 2);
    assert.ok(await tick(page, /食品经营许可证/).isVisible());
    await page.getByRole('radio', { name: '不供餐' }).check();
    assert.ok(!(await tick(page, /食品经营许可证/).isVisible()));
    await page.getByRole('radio', { name: '还没定' }).first().check();
    assert.equal((await visible()).length, 4);
  }));

  test('without script every step is there and says whom it is for', () => visit(GUIDE, async (page) => {
    const text = await page.locator('main').innerText();
    for (const words of ['事业单位性质：', '社会服务机构（非营利）：', '营利性：', '（供餐才要）', '5 个工作日', '15 个工作日', '第十八条', '9.4.3']) {
      assert.ok(text.includes(words), words);
    }
    await page.getByRole('radio', { name: '不供餐' }).check();
    assert.ok(!(await tick(page, /食品经营许可证/).isVisible()), 'style alone makes the choice');
  }, { script: false }));

  test('the boxes can be reached and pressed by keyboard', () => visit(GUIDE, async (page) => {
    await tick(page, /^场地证明/).focus();
    await page.keyboard.press('Space');
    assert.ok(await tick(page, /^场地证明/).isChecked());
    assert.notEqual(await tick(page, /^场地证明/).evaluate((box) => getComputedStyle(box).outlineStyle), 'none');
  }, { viewport: PHONE }));
});

journeys('from clause to measure to article', () => {
  test('a clause in an article leads to what it grants', () => visit('/policies/caishui-2026-7/', async (page) => {
    await page.locator('.ty-prose a.ty-cite', { hasText: '第一条（一）' }).first().click();
    await eventually(() => page.evaluate(() => document.activeElement?.id), 'm-community-vat-2026');
    assert.match(await page.locator('#m-community-vat-2026').innerText(), /免：增值税/);
  }));

  test('what was replaced stands beside what took its place', () => visit('/policies/caishui-2019-76/', async (page) => {
    const table = page.getByRole('region', { name: '前后对照' });
    const rows = await table.locator('tbody tr').allInnerTexts();
    assert.equal(rows.length, 8);
    assert.match(rows[0], /起止日期待主管部门确认.*2026年1月1日起执行至2027年12月31日/s);
    assert.ok(rows.slice(1).every((row) => row.includes('一样（')));
    await page.getByRole('link', { name: '被替代以前，还有哪些政策适用' }).click();
    await page.getByRole('heading', { name: '2025-12-31 这一天' }).waitFor();
  }));

  test('a region leads to all that holds there, and to its offices', () => visit('/r/410305/', async (page) => {
    await page.getByText('给家庭的').click();
    await page.getByRole('link', { name: '托育服务体验券（探索）' }).click();
    await page.getByRole('heading', { level: 1, name: '涧西区照护服务方案' }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.id), 'm-jianxi-vouchers');
    assert.match(await page.locator('#m-jianxi-vouchers').innerText(), /可以/);
    await page.goto('/r/410305/');
    await ready(page);
    await page.getByRole('link', { name: /托育的事找谁/ }).click();
    await page.getByRole('heading', { level: 1, name: '涧西区：托育的事找谁' }).waitFor();
  }));

  test('a filed place leads to what it can claim', async () => {
    const place = pages().find((one) => one.kind.startsWith('/i/') && one.html.includes('jianxi-utilities') && one.html.includes('普惠限价'));
    assert.ok(place, 'no such place');
    await visit(place.path, async (page) => {
      assert.match(await page.locator('section', { has: page.locator('#place-policies') }).innerText(), /普惠限价/);
      await page.getByText(/^给机构的，按已公布的情况可能用得上/).click();
      await page.getByRole('link', { name: '水、电、气按居民价格' }).click();
      await eventually(() => page.evaluate(() => document.activeElement?.id), 'm-jianxi-utilities');
    });
  });

  for (const code of CODES) {
    test(`in ${code} a question leads to its office and clause`, () => visit('/departments/', async (page) => {
      const matter = page.locator('#fire');
      await matter.locator(`a[href="/r/${code}/departments/#fire"]`).click();
      await page.waitForURL(`**/r/${code}/departments/#fire`);
      const section = page.locator('section', { has: page.locator('h2#fire') });
      await section.getByRole('table').waitFor();
      assert.match(await section.innerText(), /消防|住建|住房/);
    }));
  }

  test('offices fit a narrow phone', () => visit(`/r/${CODE}/departments/`, async (page) => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= NARROW.width, `${wide} px`);
  }, { viewport: NARROW }));
});
