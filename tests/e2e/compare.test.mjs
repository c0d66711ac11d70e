// Up to four institutions side by side: what each states, held against the register; what differs; the address as the only state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIST, gone } from './register.mjs';
import { Compare, Shortlist, all, copied, inWeChat, keeping, noted } from './shortlist.mjs';
import { DESK, PHONE, eventually, holds, journeys, visit } from './visit.mjs';

const open = LIST.filter((one) => !gone(one));
const fee = (one) => (one.fees?.care === undefined ? undefined : one.fees.care + (one.fees.meals ?? 0) + (one.fees.other ?? 0));
const priced = open.filter((one) => fee(one) !== undefined);
const other = (one) => priced.find((two) => fee(two) !== fee(one));
const PAIR = [priced[0], other(priced[0])];
const FIVE = open.slice(0, 5);
const path = (institutions) => `/compare/?ids=${institutions.map((one) => one.id).join(',')}`;
const thousands = (amount) => amount.toLocaleString('en');

journeys('the comparison', () => {
  test('from the list: the first four are ticked, one is changed, and they stand side by side', () => visit('/shortlist/', async (page) => {
    const list = new Shortlist(page);
    await eventually(() => list.names(), FIVE.map((one) => one.name));
    const tick = (one) => page.getByRole('checkbox', { name: `对比 ${one.name}`, exact: true });
    assert.ok(await tick(FIVE[4]).isDisabled(), 'four are enough');
    await tick(FIVE[0]).uncheck();
    await tick(FIVE[4]).check();
    await page.getByRole('link', { name: '对比勾选的 4 家' }).click();
    await page.getByRole('heading', { level: 1, name: '放在一起比' }).waitFor();
    await eventually(() => new Compare(page).names(), FIVE.slice(1).map((one) => one.name));
  }, { prepare: keeping(FIVE) }));

  test('says what the register says and marks what differs', () => visit(path(PAIR), async (page) => {
    const compare = new Compare(page);
    await eventually(() => compare.names(), PAIR.map((one) => one.name));
    const cells = await compare.cells('每月一共');
    PAIR.forEach((one, nth) => assert.ok(cells[nth].startsWith(`${thousands(fee(one))} 元`), cells[nth]));
    assert.ok(await compare.differs('每月一共'));
    assert.equal(await compare.differs('备案'), PAIR[0].filing?.status !== PAIR[1].filing?.status);
    const terms = await compare.terms();
    await page.getByRole('link', { name: '只看不一样的' }).click();
    await eventually(async () => (await compare.terms()).length < terms.length, true);
    for (const term of await compare.terms()) assert.ok(await compare.differs(term), term);
    await holds(() => page.url().includes('only=different'));
    await page.goBack();
    await eventually(() => compare.terms(), terms, 'the address is the only state');
  }, { viewport: DESK }));

  test('what one does not state is no difference', () => {
    const silent = open.find((one) => fee(one) === undefined);
    const pair = [priced[0], silent];
    return visit(path(pair), async (page) => {
      const compare = new Compare(page);
      await eventually(() => compare.names(), pair.map((one) => one.name));
      assert.equal(await compare.differs('每月一共'), false);
      assert.match(await compare.row('每月一共').innerText(), /有的没说明/);
      assert.match((await compare.cells('每月一共'))[1], /^未说明/);
    });
  });

  test('a ratio above the limit is said to be above it, and the limit stands beside', () => {
    const most = { infant: 3, younger: 5, older: 7 };
    const is = (offer) => offer.children_per_carer !== undefined && most[offer.band] !== undefined;
    const one = open.find((one) => (one.classes ?? []).some(is));
    const offer = one.classes.find(is);
    return visit(path([one, open.find((two) => two !== one)]), async (page) => {
      const row = new Compare(page).row({ infant: '乳儿班', younger: '托小班', older: '托大班' }[offer.band]);
      await row.getByText(`规定 1 位老师最多带 ${most[offer.band]} 个`).waitFor();
      const [cell] = await row.getByRole('cell').allInnerTexts();
      assert.match(cell, new RegExp(`1 位老师带 ${offer.children_per_carer} 个`));
      assert.equal(/超过规定/.test(cell), offer.children_per_carer > most[offer.band]);
    });
  });

  test('more than four, repeated and unknown ones are put right and said', () => visit(`${path(FIVE)},${FIVE[0].id}`, async (page) => {
    await eventually(() => new Compare(page).names(), FIVE.slice(0, 4).map((one) => one.name));
    await page.getByText('一次最多对比四家，后面的没有放进来').waitFor();
    await page.goto(`/compare/?ids=${PAIR[0].id},sunshine,%3Cscript%3E`);
    await eventually(() => new Compare(page).names(), [PAIR[0].name]);
    await page.getByText('名单上没有：sunshine').waitFor();
  }));

  test('one is taken out and another kept from here, and one\'s own notes stand below', () => visit(path(PAIR), async (page) => {
    const compare = new Compare(page);
    await eventually(() => compare.cells('我的笔记'), ['老师多', '']);
    await page.getByRole('button', { name: `收藏 ${PAIR[1].name}`, exact: true }).click();
    await page.getByRole('button', { name: `收藏 ${PAIR[1].name}`, exact: true, pressed: true }).waitFor();
    await page.getByRole('link', { name: `拿掉 ${PAIR[0].name}`, exact: true }).click();
    await eventually(() => compare.names(), [PAIR[1].name]);
    await eventually(() => new URL(page.url()).search, `?ids=${PAIR[1].id}`);
  }, { prepare: keeping([PAIR[0]], { [PAIR[0].id]: { text: '老师多' } }) }));

  test('without a choice it offers the list', () => visit('/compare/', async (page) => {
    await page.getByRole('link', { name: '对比收藏里的前 2 家' }).click();
    await eventually(() => new Compare(page).names(), PAIR.map((one) => one.name));
  }, { prepare: keeping(PAIR) }));

  test('on a phone it scrolls by itself, by keys too, and the terms stay in sight', () => visit(path(FIVE.slice(0, 4)), async (page) => {
    await eventually(() => new Compare(page).names(), FIVE.slice(0, 4).map((one) => one.name));
    const region = page.getByRole('region', { name: /^对比/ });
    await region.focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    await holds(() => region.evaluate((part) => part.scrollLeft > 0));
    const left = await page.getByRole('rowheader', { name: /^备案/ }).evaluate((head) => head.getBoundingClientRect().left);
    assert.ok(left >= 0, `${left}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  }, { viewport: PHONE }));

  test('whoever hears the table is told its heads', () => visit(path(PAIR), async (page) => {
    await eventually(() => new Compare(page).names(), PAIR.map((one) => one.name));
    const tree = await page.getByRole('main').ariaSnapshot();
    for (const part of ['table "机构对比"', 'rowheader', 'columnheader', `link "拿掉 ${PAIR[0].name}"`]) assert.ok(tree.includes(part), `${part}\n${tree}`);
  }));

  test('in WeChat the address and its code take the place of the printer', () => visit(path(PAIR), async (page) => {
    await page.getByRole('img', { name: '这个对比的二维码' }).waitFor();
    assert.equal(await page.getByRole('button', { name: '打印' }).count(), 0);
    await page.getByRole('button', { name: '复制链接' }).click();
    await holds(() => copied(page));
    assert.equal(await copied(page), page.url());
  }, { viewport: PHONE, prepare: all(inWeChat, noted) }));
});
