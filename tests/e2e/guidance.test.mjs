// The guidance by age: a birth month entered once, this month and the next, by topic, corrected for a preterm child; reviews that are late.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { closed, kept } from './family.mjs';
import { none } from './rules.mjs';
import { PROJECT, fullest, liveData, pages } from './site.mjs';
import { PHONE, asking, eventually, holds, journeys, ready, visit } from './visit.mjs';

const DAY = '2026-11-22';
const ARTICLES = liveData(fullest('/guidance/').html).part.month.titles;
const KEY = 'ty-birth-month';

const titles = (page, heading) => page.locator(`section[aria-labelledby="${heading}"] a`).allInnerTexts();
const stored = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);
const sorted = (list) => [...list].sort();

/** Enters a birth month. */
async function born(page, year, month, weeks = '') {
  await page.getByLabel('出生的年').selectOption(String(year));
  await page.getByLabel('出生的月').selectOption(String(month).padStart(2, '0'));
  await page.getByLabel(/^早产的/).selectOption(String(weeks));
  await page.getByRole('button', { name: '看这个月' }).click();
}

/** This month's own articles, those that begin with the next, and all of the month's: found from the fields' meaning. */
async function shows(page, month) {
  const named = (list) => sorted(list.map(({ title }) => title));
  const fits = ARTICLES.filter(({ from, to }) => from <= month && month < to);
  await eventually(async () => sorted(await titles(page, 'this-month')), named(fits.filter(({ from, to }) => to - from <= 12)), `month ${month}`);
  assert.deepEqual(sorted(await titles(page, 'next-month')), named(ARTICLES.filter(({ from }) => from === month + 1)));
  assert.deepEqual(sorted(await titles(page, 'month-topics')), named(fits));
}

journeys('guidance by age', () => {
  test('a birth month entered once is kept on the device alone and shows this month, the next, and all by topic', () => visit('/guidance/', async (page) => {
    const asked = await asking(page);
    await page.context().setOffline(true);
    await born(page, 2026, 3);
    await page.getByRole('heading', { name: '这个月：满 8 个月' }).waitFor();
    await shows(page, 8);
    await page.getByText('该安排的：儿保体检（满 8 个月）、麻腮风疫苗第 1 剂、乙脑减毒活疫苗第 1 剂。').waitFor();
    assert.deepEqual(asked, []);
    assert.equal(await stored(page), '2026-03');
    await page.context().setOffline(false);
    await page.reload();
    await ready(page);
    await page.getByRole('heading', { name: '这个月：满 8 个月' }).waitFor();
    assert.match(page.url(), /\/guidance\/$/);
    await page.getByRole('button', { name: '去掉出生年月' }).click();
    await eventually(() => stored(page), null);
    assert.equal(await page.getByRole('heading', { name: /^这个月/ }).count(), 0);
  }, { day: DAY, viewport: PHONE }));

  test('every month of three years shows what is for it', () => visit('/guidance/', async (page) => {
    for (const month of [0, 1, 5, 6, 11, 12, 23, 24, 35]) {
      const birth = new Date(Date.UTC(2026, 10 - month, 15));
      await born(page, birth.getUTCFullYear(), birth.getUTCMonth() + 1);
      await shows(page, month);
      assert.ok((await titles(page, 'month-topics')).length >= 10, `month ${month}`);
      await page.getByRole('button', { name: '去掉出生年月' }).click();
    }
    await born(page, 2023, 11);
    await page.getByText('满三岁了').waitFor();
  }, { day: DAY }));

  test('of a preterm child the articles go by the corrected age, vaccination and visits by the birthday', () => visit('/guidance/', async (page) => {
    await born(page, 2026, 3, 32);
    await page.getByText('实际 8 个月，矫正 6 个月').waitFor();
    await shows(page, 6);
    await page.getByText('该安排的：儿保体检（满 8 个月）').waitFor();
    await page.getByRole('link', { name: '矫正月龄怎么算', exact: true }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '矫正' }).waitFor();
  }, { day: DAY, viewport: PHONE }));

  test('a child known from the tools need not be entered again', () => visit('/guidance/', async (page) => {
    await page.getByText('按“小满”的出生日期看。').waitFor();
    await shows(page, 9);
    assert.ok(await page.getByLabel('出生的年').isHidden());
  }, { day: DAY, prepare: kept([{ birth: '2026-01-31', name: '小满' }]) }));

  test('works where nothing can be kept, and says so', () => visit('/guidance/', async (page) => {
    await born(page, 2026, 12);
    await page.getByText('这个月还没到，请核对出生年月。').waitFor();
    await born(page, 2026, 10);
    await page.getByText('这台设备不让保存，离开这一页就没有了').waitFor();
    await shows(page, 1);
  }, { day: DAY, prepare: closed }));

  test('is used by keyboard', () => visit('/guidance/', async (page) => {
    await page.getByLabel('出生的年').focus();
    for (const keys of [['ArrowDown'], ['Tab'], ['ArrowDown'], ['Tab'], ['Tab'], ['Enter']]) for (const key of keys) await page.keyboard.press(key);
    await page.getByRole('heading', { name: '这个月：满 10 个月' }).waitFor();
    assert.ok(await page.evaluate(() => document.activeElement.id === 'by-age'), 'the focus is at what has come');
  }, { day: DAY, viewport: PHONE }));

  test('a review that is late is said in the list and on the article', () => visit('/guidance/', async (page) => {
    await holds(async () => (await page.getByText('复核已经超期').count()) > 0);
    await page.locator('.ty-row__title a').first().click();
    await page.getByText('已经超期，内容可能不是最新').waitFor();
  }, { day: '2028-06-01' }));

  test('on the day it was made no review is late, and every article is listed without script', () => visit('/guidance/', async (page) => {
    assert.equal(await page.getByText('复核已经超期').count(), 0);
    assert.equal(await page.locator('.ty-row__title a').count(), ARTICLES.length);
    assert.ok(ARTICLES.length >= 45);
  }, { script: false }));
});

test('every article has its span, its author\'s role, a dated review, its sources, and where it matters when to see a doctor at once', () => {
  const articles = pages().filter(({ kind }) => kind === '/guidance/*/');
  assert.equal(articles.length, ARTICLES.length);
  const without = (what) => articles.filter(({ html }) => !what.test(html)).map(({ path }) => path);
  none(without(/适合 \d+–\d+ 个月/));
  none(without(/编写组[^<]*。复核于/));
  none(without(/data-fresh="review \d{4}-\d\d-\d\d"/));
  none(without(/<li id="source-1"/));
  none(without(/有下面任何一条，马上就医/));
});

test('every source of every article names its clause', () => {
  const folder = join(PROJECT, 'content', 'guidance');
  const unnamed = readdirSync(folder).filter((file) => {
    const sources = readFileSync(join(folder, file), 'utf8').split('+++')[1].split('[[sources]]').slice(1);
    return sources.length === 0 || sources.some((source) => !/^clause = ".+"/m.test(source));
  });
  none(unnamed);
});

test('where official sources differ both are named', () => {
  const text = (slug) => readFileSync(join(PROJECT, 'content', 'guidance', `${slug}.md`), 'utf8');
  assert.match(text('screen-time'), /世界卫生组织/);
  assert.match(text('new-foods-allergy'), /2.{1,3}3.{0,3}天[^]*3.{1,3}5.{0,3}天/);
});
