// Searching a region's list by what people know of a place.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, LIST, finder, fitting, someone } from './register.mjs';
import { PROJECT } from './site.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';
import { BROWSERS_WORD, noNetwork } from './wire.mjs';

/** A place of the demonstration list and how its name is read. */
const KNOWN = { words: '稻穗', read: 'daosui', initials: 'ds' };

/** The policies that hold in one region only. */
const REGIONAL = readdirSync(join(PROJECT, 'content', 'policies')).flatMap((file) => {
  const region = /^region = "(\d+)"/m.exec(readFileSync(join(PROJECT, 'content', 'policies', file), 'utf8'))?.[1];
  return region ? [{ slug: file.replace(/\.md$/, ''), region }] : [];
});

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

  test('policies and guidance are found by the same words, each in a group of its own, and lead to their pages', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    assert.equal(await page.getByRole('heading', { name: '政策说明' }).count(), 0, 'before anything is asked there are none');
    await found.text.fill('备案');
    const policies = page.getByRole('list', { name: '政策说明' });
    const rules = policies.getByRole('link', { name: /登记和备案/ });
    await rules.waitFor();
    for (const name of ['政策说明', '养育指导']) {
      const links = await page.getByRole('list', { name }).getByRole('link').evaluateAll((all) => all.map((one) => new URL(one.href).pathname));
      assert.ok(links.length > 0 && links.every((path) => path.startsWith(name === '政策说明' ? '/policies/' : '/guidance/')), name);
    }
    await rules.click();
    await page.getByRole('heading', { level: 1, name: /备案/ }).waitFor();
  }));

  for (const [typed, leads] of [['fare', '/guidance/fever/'], ['育儿补贴', '/policies/childcare-allowance/'], ['butie', '/policies/childcare-allowance/'], ['国办发〔2020〕52号', '/policies/elderly-childcare-2020/']]) {
    test(`“${typed}” leads to ${leads}`, () => visit(finder(), async (page) => {
      await new Finder(page).text.fill(typed);
      await page.locator(`.ty-finder__results a[href="${leads}"]`).waitFor();
    }));
  }

  test('a policy of another region is not found here, and one of the region is', () => visit(finder(`q=${encodeURIComponent('实施方案')}`), async (page) => {
    const policies = page.getByRole('list', { name: '政策说明' });
    await policies.waitFor();
    const paths = await policies.getByRole('link').evaluateAll((all) => all.map((one) => new URL(one.href).pathname));
    const elsewhere = REGIONAL.filter(({ region }) => !CODE.startsWith(region.replace(/(00)+$/, ''))).map(({ slug }) => `/policies/${slug}/`);
    assert.deepEqual(paths.filter((path) => elsewhere.includes(path)), []);
  }));

  test('what the words become while they are typed is a press away', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.text.pressSequentially(KNOWN.read);
    const suggestions = page.getByRole('list', { name: '也许是要找' });
    await suggestions.getByRole('link', { name: first, exact: true }).click();
    await eventually(() => found.asked(), { q: first });
    await eventually(() => found.text.inputValue(), first);
    assert.deepEqual((await found.names()).slice(0, 1), [first]);
    await page.goBack();
    await eventually(() => found.text.inputValue(), KNOWN.read);
  }));

  test('what was read of a name is marked', () => visit(finder(`q=${KNOWN.read}`), async (page) => {
    await eventually(() => page.locator('.ty-card h3').first().locator('mark').allTextContents(), [KNOWN.words]);
  }));

  test('a slip is put right and said to be one', () => visit(finder(), async (page) => {
    const found = new Finder(page);
    await found.text.fill('道穗托育');
    await holds(async () => (await found.names()).includes(first));
    await page.getByText('这些读音或写法相近').waitFor();
    await found.text.fill(KNOWN.words);
    await page.getByText('这些读音或写法相近').waitFor({ state: 'hidden' });
  }));

  test('without the articles the places are found all the same', () => visit(finder(), async (page) => {
    await page.route('**/data/runtime/articles.*', noNetwork);
    const found = new Finder(page);
    await found.text.fill(KNOWN.words);
    await holds(async () => (await found.names()).includes(first));
    await page.unroute('**/data/runtime/articles.*');
  }, { allow: BROWSERS_WORD }));

  test('it is all there in the accessibility tree: what is asked, how many, the chips, each place by its heading', () => visit(finder('month=20'), async (page) => {
    const main = page.getByRole('main');
    await main.getByRole('searchbox', { name: /机构、地址、政策或养育问题/ }).fill(KNOWN.words);
    const n = fitting({ month: '20' }).filter((name) => name.includes(KNOWN.words)).length;
    await main.getByRole('status').filter({ hasText: `找到 ${n} 家` }).waitFor();
    const chips = main.getByRole('list', { name: '已选条件' });
    assert.deepEqual(await chips.getByRole('link').allTextContents().then((all) => all.map((one) => one.replace(/\s+/g, ' ').trim())), [`“${KNOWN.words}” 去掉`, '20 个月 去掉']);
    assert.equal(await main.getByRole('article').getByRole('heading', { level: 3 }).count(), n);
    for (const label of ['离哪里近', '孩子多大', '怎么托', '最早几点关门', '每月最多']) {
      assert.ok(await main.getByRole('combobox', { name: label }).isVisible(), label);
    }
  }));
});
