// The order of a region's list and its pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { LIST, REGION, finder, gone, metres, middle } from './register.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';

const PAGE_SIZE = 20;

journeys('the list', () => {
  const inList = (name) => LIST.find((one) => one.name === name);
  const township = REGION.townships.find(({ code }) => middle(code));

  test('its pages hold every place once, and those that are gone come last', () => visit(finder(), async (page) => {
    const names = await everyName(page);
    assert.deepEqual([...names].sort(), LIST.map((one) => one.name).sort());
    const stands = names.map((name) => !gone(inList(name)));
    assert.equal(stands.lastIndexOf(true), stands.filter(Boolean).length - 1);
  }));

  test('a page of the list has its address, is read from the top, and back leads back', () => visit(finder('meals=yes'), async (page) => {
    const found = new Finder(page);
    const first = await found.names();
    assert.equal(first.length, PAGE_SIZE);
    await found.pages().nth(1).click();
    await eventually(() => found.asked(), { meals: 'yes', page: '2' });
    await holds(async () => !(await found.names()).some((name) => first.includes(name)));
    assert.equal(await found.pages().nth(1).getAttribute('aria-current'), 'page');
    await eventually(() => page.evaluate(() => scrollY), 0);
    await page.goBack();
    await eventually(() => found.names(), first);
  }));

  test('a new choice goes back to the first page', () => visit(finder('page=2'), async (page) => {
    const found = new Finder(page);
    assert.equal(await found.pages().nth(1).getAttribute('aria-current'), 'page');
    await found.choose('meals', 'yes');
    await eventually(() => found.asked(), { meals: 'yes' });
    assert.equal(await found.pages().nth(0).getAttribute('aria-current'), 'page');
  }));

  test('a page beyond the last shows the last, never nothing', () => visit(finder('page=99'), async (page) => {
    const found = new Finder(page);
    const last = Math.ceil(LIST.length / PAGE_SIZE);
    assert.equal((await found.names()).length, LIST.length - (last - 1) * PAGE_SIZE);
    assert.equal(await found.pages().nth(last - 1).getAttribute('aria-current'), 'page');
  }));

  test('from a township the nearest comes first, said to be roughly so', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.choose('near', township.code);
    await found.choose('within', 'all');
    await eventually(() => found.asked(), { within: 'all', near: township.code });
    await page.getByText('大致距离').waitFor();
    const names = await everyName(page);
    const standing = names.map(inList).filter((one) => !gone(one));
    const far = standing.map((one) => (one.position ? metres(middle(township.code), one.position) : Infinity));
    for (let at = 1; at < far.length; at += 1) {
      assert.ok(far[at] >= far[at - 1] * 0.99, `${standing[at].name} is nearer than ${standing[at - 1].name}`);
    }
    assert.ok(far.includes(Infinity) && far[0] < Infinity, 'those without a point come after those with one');
  }));

  test('every distance shown is right, and without a township none is shown', () => visit(finder(`within=all&near=${township.code}`), async (page) => {
    const part = (selector) => page.locator(`.ty-card ${selector}`).allTextContents();
    const [names, places] = [await part('h3'), await part('.ty-card__where')];
    for (const [at, where] of places.entries()) {
      const point = inList(names[at]).position;
      const shown = /^约 ([\d.]+) (米|公里) · /.exec(where);
      assert.equal(Boolean(shown), Boolean(point), where);
      if (!point) continue;
      const shownMetres = Number(shown[1]) * (shown[2] === '公里' ? 1000 : 1);
      assert.ok(Math.abs(shownMetres - metres(middle(township.code), point)) <= Math.max(60, shownMetres * 0.06), where);
    }
    const found = new Finder(page);
    await found.choose('near', '');
    await holds(async () => !/ (米|公里)/.test((await page.locator('.ty-card__where').allTextContents()).join()));
  }));

  test('near a township the list can be put back in the order of names', () => visit(finder(`within=all&near=${township.code}`), async (page) => {
    const found = new Finder(page);
    await found.choose('sort', 'name');
    await eventually(() => found.asked(), { within: 'all', near: township.code, sort: 'name' });
    const byName = await everyName(page);
    await page.goto(finder());
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    assert.deepEqual(byName, await everyName(page));
  }));
});

/** The names on all pages of the list. */
async function everyName(page) {
  const found = new Finder(page);
  const names = await found.names();
  const last = await found.pages().count();
  for (let at = 1; at < last; at += 1) {
    await found.pages().nth(at).click();
    await eventually(() => found.asked().page, String(at + 1));
    await eventually(() => found.pages().nth(at).getAttribute('aria-current'), 'page');
    names.push(...(await found.names()));
  }
  return names;
}
