// Near me and near several: where distances are measured from, what leaves the device of it, and who closes too early.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { LIST, REGION, finder, gone, metres, middle, someone } from './register.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';

/** How many places lie within 3 km of a point. */
const around = (point) => LIST.filter((one) => one.position && metres(point, one.position) < 3000).length;

/** The two townships with the most places about them. */
const [HERE, THERE] = REGION.townships.filter(({ code }) => middle(code))
  .map(({ code, name }) => ({ code, name, point: middle(code) })).sort((a, b) => around(b.point) - around(a.point));

/** A position exact to the metre, as a telephone gives it. */
const OWN = { lon: Number((HERE.point.lon + 0.00123).toFixed(6)), lat: Number((HERE.point.lat - 0.00217).toFixed(6)) };
const located = { geolocation: { longitude: OWN.lon, latitude: OWN.lat, accuracy: 20 }, permissions: ['geolocation'] };

const inList = (name) => LIST.find((one) => one.name === name);

/** Counts how often the page asks where the device is. */
async function countAsking(page) {
  await page.addInitScript(() => {
    globalThis.asked = 0;
    const { getCurrentPosition } = Geolocation.prototype;
    Geolocation.prototype.getCurrentPosition = function (...how) {
      globalThis.asked += 1;
      return getCurrentPosition.apply(this, how);
    };
  });
}

const asked = (page) => page.evaluate(() => globalThis.asked);
const locate = (page) => page.getByRole('button', { name: '用我的位置' }).click();

/** Fails unless the list is right for these points: who is within 3 km of one, and in this order. */
async function measured(page, points, order) {
  const found = new Finder(page);
  const standing = (await found.names()).map(inList).filter((one) => !gone(one));
  assert.ok(standing.length > 0);
  const ways = (one) => points.map((point) => metres(point, one.position));
  const far = standing.map((one) => order(ways(one)));
  for (let at = 1; at < far.length; at += 1) {
    assert.ok(far[at] >= far[at - 1] * 0.99 - 1, `${standing[at].name} is nearer than ${standing[at - 1].name}`);
  }
  const near = LIST.filter((one) => one.position && Math.min(...ways(one)) < 2970).length;
  const nearly = LIST.filter((one) => one.position && Math.min(...ways(one)) < 3030).length;
  const count = await found.count();
  assert.ok(near <= count && count <= nearly, `${count} of ${near}`);
}

const total = (ways) => ways.reduce((sum, way) => sum + way, 0);
const worst = (ways) => Math.max(...ways);

journeys('near me', () => {
  test('the position is asked for on a tap only, the list goes by it, and nothing of it leaves the device', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    assert.equal(await asked(page), 0);
    await locate(page);
    await page.getByText('已按您的位置算').waitFor();
    assert.equal(await asked(page), 1);
    await eventually(() => found.chips(), ['3 公里内']);
    await measured(page, [OWN], total);
    assert.deepEqual(found.asked(), {}, 'the address says nothing of it');
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, state: history.state })), '{"state":0}');
    assert.equal(await found.chosen('near'), 'spot');
  }, { device: located, prepare: countAsking }));

  test('the position stays while places are looked at, and is gone with the page', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await locate(page);
    await eventually(() => found.chips(), ['3 公里内']);
    const names = await found.names();
    await page.locator('.ty-cards h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    await page.goBack();
    await eventually(() => found.names(), names);
    await page.reload();
    await eventually(() => found.count(), LIST.length);
    assert.equal(await found.chosen('near'), '');
  }, { device: located }));

  test('places are kept on the device where the family says so, and forgotten as easily', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await locate(page);
    await found.showAll();
    await page.getByLabel('在这台设备上记住这些位置').check();
    await page.reload();
    await eventually(() => found.chips(), ['3 公里内']);
    await measured(page, [OWN], total);
    await found.showAll();
    await page.getByLabel('在这台设备上记住这些位置').uncheck();
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.reload();
    await eventually(() => found.count(), LIST.length);
  }, { device: located }));

  test('who does not give the position is told what else there is', () => visit(finder(), async (page) => {
    await locate(page);
    await page.getByText('没有得到您的位置').waitFor();
    await new Finder(page).choose('near', HERE.code);
    await page.getByText('大致距离').waitFor();
  }));

  test('a township chosen after the position takes its room', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await locate(page);
    await eventually(() => found.chosen('near'), 'spot');
    await found.choose('near', THERE.code);
    await eventually(() => found.asked(), { near: THERE.code });
    await measured(page, [THERE.point], total);
    await found.choose('near', '');
    await eventually(() => found.count(), LIST.length);
    assert.deepEqual(await found.chips(), []);
  }, { device: located }));

  test('the usual 3 km is a choice like any other: wider, narrower, none', () => visit(finder(`near=${HERE.code}`), async (page) => {
    const found = new Finder(page);
    const within = (radius) => LIST.filter((one) => one.position && metres(HERE.point, one.position) < radius * 1000).length;
    const offers = Object.fromEntries(await found.offers('within'));
    for (const radius of [1, 3, 5, 10]) {
      assert.ok(Math.abs(offers[radius] - within(radius)) <= 1, `${radius} km: ${offers[radius]}, not ${within(radius)}`);
    }
    assert.equal(offers.all, LIST.length);
    assert.equal(offers.unstated, LIST.filter((one) => !one.position).length);
    await found.takeAway('3 公里内');
    await eventually(() => found.asked(), { near: HERE.code, within: 'all' });
    await eventually(() => found.count(), LIST.length);
    await found.choose('within', '5');
    await eventually(() => found.count(), offers[5]);
    await eventually(() => found.chips(), ['5 公里内']);
  }));
});

journeys('near several', () => {
  test('a place found by its name is one of three to measure from; the list goes by the whole way or by the worst', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    const office = someone((one) => one.position && !gone(one) && one.township === THERE.code, 'in another township');
    await found.choose('near', HERE.code);
    await found.showAll();
    await page.getByLabel('按地名找一处').fill(office.name);
    await page.getByRole('button', { name: `把${office.name}设为单位` }).click();
    const points = [HERE.point, office.position];
    await eventually(() => found.chosen('work'), 'spot');
    await measured(page, points, total);
    await found.choose('sort', 'worst');
    await eventually(() => found.asked(), { near: HERE.code, sort: 'worst' }, 'the place found is not in the address');
    await measured(page, points, worst);
    const [where] = await page.locator('.ty-card__where').allTextContents();
    assert.match(where, /^离家 约 [\d.]+ (米|公里) · 离单位 (约 )?[\d.]+ (米|公里) · /);
    await found.choose('elder', THERE.code);
    await eventually(async () => (await page.locator('.ty-card__where').first().textContent()).includes('离老人家 约'), true);
    await measured(page, [...points, THERE.point], worst);
  }));

  test('a township found by its name stands in the address', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.showAll();
    await page.getByLabel('按地名找一处').fill(HERE.name.slice(0, 2));
    await page.getByRole('button', { name: `把${HERE.name}设为老人家` }).click();
    await eventually(() => found.asked(), { elder: HERE.code });
    assert.equal(await page.getByLabel('按地名找一处').inputValue(), '', 'ready for the next');
  }));

  test('who closes before one can be there is said to, who says nothing too', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.choose('leave', '1800');
    await found.choose('way', '35');
    await eventually(() => found.asked(), { leave: '1800', way: '35' });
    const cards = await page.locator('.ty-card').evaluateAll((all) => all.map((card) => [
      card.querySelector('h3').textContent, card.textContent,
    ]));
    const words = new Set();
    for (const [name, said] of cards) {
      const closing = (inList(name).hours ?? []).slice(0, 5).filter(Boolean).map((day) => day.close);
      const word = closing.length === 0 ? '18:35 到：几点关门未说明' : Math.min(...closing) < 18 * 60 + 35 ? '来不及：18:35 到' : '来得及：18:35 到';
      assert.ok(said.includes(word), `${name}: ${word}`);
      words.add(word);
    }
    assert.ok(words.size > 1);
  }));

  test('with the keys alone: a place by its name, then the order', () => visit(finder(`near=${HERE.code}`), async (page) => {
    const found = new Finder(page);
    await page.locator('details', { has: page.locator('#place') }).locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'place');
    await page.keyboard.type(THERE.name.slice(0, 2));
    const button = page.getByRole('button', { name: `把${THERE.name}设为单位` });
    await button.waitFor();
    while (!(await button.evaluate((one) => one === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await eventually(() => found.asked(), { near: HERE.code, work: THERE.code });
    await page.locator('#sort').focus();
    await page.keyboard.press('ArrowDown');
    await eventually(() => found.asked(), { near: HERE.code, work: THERE.code, sort: 'worst' });
    await measured(page, [HERE.point, THERE.point], worst);
  }));
});
