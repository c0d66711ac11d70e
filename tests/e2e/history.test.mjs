// Back, forward and the address: what was asked comes back, and so does the place on the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Finder } from './finder.mjs';
import { CODE, LIST, finder, fitting } from './register.mjs';
import { fullest } from './site.mjs';
import { PHONE, eventually, holds, journeys, visit } from './visit.mjs';

/** Longer than the application waits for somebody to stop typing before it writes the address. */
const SETTLED = 700;

const height = (page) => page.evaluate(() => Math.round(scrollY));
const path = (page) => new URL(page.url()).pathname;

journeys('history', () => {
  const cited = fullest('/guidance/*/').path;

  test('back takes one choice back at a time, and forward makes it again', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.choose('mode', 'full_day');
    await found.choose('meals', 'yes');
    await eventually(() => found.asked(), { mode: 'full_day', meals: 'yes' });
    await page.goBack();
    await eventually(() => found.count(), fitting({ mode: 'full_day' }).length);
    await eventually(() => found.chosen('meals'), '');
    await page.goBack();
    await eventually(() => found.count(), LIST.length);
    await eventually(() => found.chosen('mode'), '');
    await page.goForward();
    await page.goForward();
    await eventually(() => found.chips(), ['全日托', '供餐']);
    await eventually(async () => [await found.chosen('mode'), await found.chosen('meals')], ['full_day', 'yes']);
  }));

  test('what was typed is one step of history and not one for each letter', () => visit(`/r/${CODE}/`, async (page) => {
    await page.getByRole('link', { name: '按条件找托育' }).click();
    const found = new Finder(page);
    await found.text.pressSequentially('托育', { delay: 20 });
    await eventually(() => found.asked().q, '托育');
    await page.goBack();
    await eventually(() => path(page), `/r/${CODE}/`);
    await page.goForward();
    await eventually(() => found.text.inputValue(), '托育');
    assert.deepEqual(await found.chips(), ['“托育”']);
  }));

  test('back from a place leads to the height it was left at, and forward too', () => visit(finder('mode=full_day'), async (page) => {
    const found = new Finder(page);
    const link = page.locator('.ty-cards h3 a').nth(9);
    await link.scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 200));
    const left = await height(page);
    assert.ok(left > 300);
    await link.click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    await eventually(() => height(page), 0, 'a new page is read from its top');
    await page.evaluate(() => scrollTo(0, 400));
    await sleep(SETTLED);
    await page.goBack();
    await holds(async () => Math.abs((await height(page)) - left) < 4, `back at ${left}`);
    assert.deepEqual(await found.chips(), ['全日托']);
    await page.goForward();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    await holds(async () => Math.abs((await height(page)) - 400) < 4, 'forward at 400');
  }, { viewport: PHONE }));

  test('a link followed while typing loses nothing of what was typed', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.text.fill('托育');
    await page.locator('.ty-cards h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    await page.goBack();
    await eventually(() => found.text.inputValue(), '托育');
    assert.equal(found.asked().q, '托育');
  }));

  test('going back while typing leaves nothing on the page gone back to', () => visit(`/r/${CODE}/`, async (page) => {
    await page.getByRole('link', { name: '按条件找托育' }).click();
    await new Finder(page).text.fill('托育');
    await page.goBack();
    await eventually(() => path(page), `/r/${CODE}/`);
    await sleep(SETTLED);
    assert.equal(new URL(page.url()).search, '');
  }));

  test('a shared address shows the same as the choices made by hand', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.choose('month', '20');
    await found.choose('affordable', 'yes');
    await eventually(() => found.count(), fitting({ month: '20', affordable: 'yes' }).length);
    await eventually(() => found.asked(), { month: '20', affordable: 'yes' });
    const [names, chips, address] = [await found.names(), await found.chips(), page.url()];
    const other = await page.context().newPage();
    await other.goto(address);
    const shared = new Finder(other);
    await eventually(() => shared.chips(), chips);
    assert.deepEqual(await shared.names(), names);
  }));

  test('a link to a place on the page leads there for good, and back leads to where one was reading', () => visit(cited, async (page) => {
    const cite = page.locator('a.ty-cite').first();
    const place = page.locator(`[id="${(await cite.getAttribute('href')).slice(1)}"]`);
    await cite.scrollIntoViewIfNeeded();
    await cite.click();
    await holds(() => inView(place), 'the source cited is in view');
    await sleep(SETTLED);
    assert.ok(await inView(place), 'and stays so');
    await page.goBack();
    await eventually(() => new URL(page.url()).hash, '');
    await holds(() => inView(cite), 'the citation is in view again');
  }, { viewport: PHONE }));

  test('back from a page come to after a citation leads to the page cited in', () => visit(cited, async (page) => {
    const title = await page.title();
    await page.locator('a.ty-cite').first().click();
    await eventually(() => new URL(page.url()).hash !== '', true);
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '政策' }).click();
    await page.getByRole('heading', { level: 1, name: '政策说明' }).waitFor();
    await page.goBack();
    await eventually(() => page.title(), title);
    assert.equal(path(page), cited);
  }));

  test('a page left for another site comes back with what was asked', () => visit(finder('meals=yes'), async (page) => {
    const found = new Finder(page);
    await found.choose('mode', 'half_day');
    await eventually(() => found.asked(), { mode: 'half_day', meals: 'yes' });
    await page.goto('about:blank');
    await page.goBack();
    await eventually(() => found.chips(), ['半日托', '供餐']);
    assert.deepEqual([await found.chosen('mode'), await found.chosen('meals')], ['half_day', 'yes']);
    assert.equal(await found.count(), fitting({ mode: 'half_day', meals: 'yes' }).length);
  }));
});

/** Whether an element lies within the window. */
function inView(element) {
  return element.evaluate((one) => one.getBoundingClientRect().top >= -1 && one.getBoundingClientRect().bottom <= innerHeight + 1);
}
