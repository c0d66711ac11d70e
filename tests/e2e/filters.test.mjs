// Narrowing a region's list, held against the export itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { FACETS, LIST, finder, fitting, someone } from './register.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';

journeys('filtering', () => {
  test('without a choice everything is found', () => visit(finder(), async (page) => {
    assert.equal(await new Finder(page).count(), LIST.length);
  }));

  for (const facet of FACETS) {
    test(`by ${facet} every number offered is right, and a choice narrows all there is`, () => visit(finder(), async (page) => {
      const found = new Finder(page);
      const offers = await found.offers(facet);
      assert.ok(offers.length > 0);
      assert.deepEqual(offers, offers.map(([value]) => [value, fitting({ [facet]: value }).length]));
      const [value, number] = offers.find(([, number]) => number > 0 && number < LIST.length);
      await found.choose(facet, value);
      await eventually(() => found.count(), number);
      await onlyNames(found, fitting({ [facet]: value }));
      await eventually(() => found.asked(), { [facet]: value });
      assert.equal((await found.chips()).length, 1);
    }));
  }

  test('choices in two facets count together, and each number offered reckons with the others', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.choose('month', '20');
    await found.choose('mode', 'full_day');
    await eventually(() => found.count(), fitting({ month: '20', mode: 'full_day' }).length);
    const offers = await found.offers('meals');
    assert.deepEqual(offers, offers.map(([value]) => [value, fitting({ month: '20', mode: 'full_day', meals: value }).length]));
    const months = await found.offers('month');
    const lifted = months.map(([month]) => [month, fitting({ month, mode: 'full_day' }).length]);
    assert.deepEqual(months, lifted, 'its own facet is reckoned as if lifted');
  }));

  test('a chip takes its choice away and leaves the others', () => visit(finder('month=20&mode=full_day&meals=yes'), async (page) => {
    const found = new Finder(page);
    assert.deepEqual(await found.chips(), ['20 个月', '全日托', '供餐']);
    await found.takeAway('全日托');
    await eventually(() => found.chips(), ['20 个月', '供餐']);
    assert.equal(await found.count(), fitting({ month: '20', meals: 'yes' }).length);
    await eventually(() => found.chosen('mode'), '');
    await eventually(() => found.asked(), { month: '20', meals: 'yes' });
    await found.takeAway('20 个月');
    await found.takeAway('供餐');
    await eventually(() => found.count(), LIST.length);
    await eventually(() => found.asked(), {});
  }));

  test('choosing "any" again is the same as taking the chip away', () => visit(finder('fee=2000'), async (page) => {
    const found = new Finder(page);
    await found.choose('fee', '');
    await eventually(() => found.count(), LIST.length);
    await eventually(() => found.asked(), {});
  }));

  const nowhere = finder('kind=public&fee=1000&closes=1900');
  test('when nothing is found, every way out says truly how many it leads to', () => visit(nowhere, async (page) => {
    const found = new Finder(page);
    assert.equal(await found.count(), 0);
    await waysOut(page, found);
    await found.choose('kind', 'home');
    await eventually(() => found.chosen('kind'), 'home');
    assert.equal(await found.count(), 0, 'the demonstration list has no such home either');
    await waysOut(page, found);
  }));

  test('what a list does not state is neither yes nor no', () => visit(finder(), async (page) => {
    const silent = someone((one) => one.meals === undefined, 'that says nothing of meals').name;
    const found = new Finder(page);
    for (const answer of ['yes', 'no']) {
      assert.ok(!fitting({ meals: answer }).includes(silent));
    }
    await found.choose('meals', 'unstated');
    await holds(async () => (await found.count()) === fitting({ meals: 'unstated' }).length);
  }));

  test('a value that the list of choices does not offer is shown all the same', () => visit(finder('month=3&fee=2500'), async (page) => {
    const found = new Finder(page);
    await eventually(async () => [await found.chosen('month'), await found.chosen('fee')], ['3', '2500']);
    assert.deepEqual(await found.chips(), ['3 个月', '每月不超过 2,500 元']);
  }));
});

/** Every name on this page of the list is one of these. */
async function onlyNames(found, names) {
  const strangers = (await found.names()).filter((name) => !names.includes(name));
  assert.deepEqual(strangers, []);
}

/** The links under an empty list lift one condition each and say how many that leaves. */
async function waysOut(page, found) {
  const asked = found.asked();
  const ways = await page.locator('.ty-empty li a').evaluateAll((all) => all.map((link) => [new URL(link.href).search, link.textContent]));
  const said = ways.map(([search, words]) => [Object.fromEntries(new URLSearchParams(search)), Number(/(\d+) 家/.exec(words)[1])]);
  const one = (key) => Object.fromEntries(Object.entries(asked).filter(([other]) => other !== key));
  const expected = Object.keys(asked).map((key) => [one(key), fitting(one(key)).length]).filter(([, number]) => number > 0);
  const inOrder = (list) => list.map(([choices, number]) => `${new URLSearchParams(Object.entries(choices).sort())}: ${number}`).sort();
  assert.deepEqual(inOrder(said), inOrder(expected));
}
