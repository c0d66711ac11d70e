// Searching a region's list by what people know of a place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { LIST, finder, fitting, someone } from './register.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';

/** A place of the demonstration list and how its name is read. */
const KNOWN = { words: '稻穗', read: 'daosui', initials: 'ds' };

journeys('searching', () => {
  const first = someone((one) => one.name.includes(KNOWN.words), `with ${KNOWN.words} in its name`).name;
  const addressed = someone((one) => /\d+ 号$/.test(one.address ?? ''), 'with a house number');
  const finds = (typed, name) => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.text.pressSequentially(typed);
    await holds(async () => (await found.count()) < LIST.length && (await found.names()).includes(name), `“${typed}” finds ${name}`);
    assert.equal((await found.names()).at(0).includes(KNOWN.words) || name === addressed.name, true);
    await eventually(() => found.asked().q, typed, 'the address says what was typed');
    assert.deepEqual(await found.chips(), [`“${typed}”`]);
  });

  test('a part of a name finds the place', () => finds(KNOWN.words, first));
  test('pinyin finds the place', () => finds(KNOWN.read, first));
  test('the first letters of pinyin find the place', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.text.pressSequentially(KNOWN.initials);
    await holds(async () => (await found.names()).includes(first));
  }));
  test('an address finds the place', () => finds(addressed.address, addressed.name));

  test('a text and a choice together narrow the list', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.choose('kind', 'kindergarten');
    await found.text.fill('幼儿园');
    await eventually(() => found.count(), fitting({ kind: 'kindergarten' }).length);
    await eventually(() => found.asked(), { q: '幼儿园', kind: 'kindergarten' });
  }));

  test('what is not on the list is said to be found nowhere, with a way on', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.text.fill('这个名字哪里也没有');
    await holds(async () => (await page.locator('#found').textContent()) === '没有合条件的');
    await page.getByRole('link', { name: '去掉全部条件' }).click();
    await eventually(() => found.count(), LIST.length);
    assert.equal(await found.text.inputValue(), '');
  }));

  test('a word still being composed is neither searched away nor broken', () => visit(finder(), async (page) => {
    const keyboard = await page.context().newCDPSession(page);
    const found = new Finder(page);
    await found.text.focus();
    for (const text of ['d', 'dao', "dao'sui"]) {
      await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      assert.equal(await found.text.inputValue(), text);
    }
    await keyboard.send('Input.insertText', { text: KNOWN.words });
    await holds(async () => (await found.names()).includes(first));
    assert.equal(await found.text.inputValue(), KNOWN.words);
  }));

  test('characters with a meaning in markup or addresses are only text', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    const typed = '<b>&q=%25#?+" 园';
    await found.text.fill(typed);
    await eventually(() => found.asked().q, typed);
    assert.deepEqual(await found.chips(), [`“${typed}”`]);
    await page.reload();
    await eventually(() => found.chips(), [`“${typed}”`]);
  }));
});
