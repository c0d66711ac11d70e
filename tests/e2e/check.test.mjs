// Is it filed? Every answer a list can give, asked by name, by an older name, by credit code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, CODES, institutions, regionOf } from './register.mjs';
import { eventually, journeys, visit } from './visit.mjs';

/** An institution of any region that fits, with the region's code. */
function anyone(fits) {
  const found = CODES.flatMap((code) => institutions(code).map((one) => ({ ...one, code })).filter(fits));
  assert.ok(found.length > 0, `the demonstration lists have none that fits ${fits}`);
  return found[0];
}

const ask = async (page, code, words) => {
  await page.locator('#region').selectOption(code);
  await page.locator('#q').fill(words);
  await page.getByRole('button', { name: '查' }).click();
};

/** The answer that names this institution. */
const answer = (page, name) => page.locator('.ty-row', { has: page.getByRole('link', { name, exact: true }) });

journeys('the filing check', () => {
  for (const [status, words] of Object.entries({
    filed: '在备案名单上',
    refused: '申请过备案，没有通过',
    withdrawn: '曾经备案，现已注销',
    lapsed: '曾在名单上，最新名单里没有了',
    'not stated': '名单没有说明是否备案',
  })) {
    test(`a place whose filing is ${status} is answered with “${words}” and the day of the list`, () => visit('/check/', async (page) => {
      const one = anyone((one) => (one.filing?.status ?? 'not stated') === status);
      await ask(page, one.code, one.name);
      const said = answer(page, one.name);
      await said.getByText(words).waitFor();
      assert.match(await said.innerText(), new RegExp(`名单截至 ${one.as_of}，`));
      if (one.filing?.reasons) assert.ok((await said.innerText()).includes(one.filing.reasons));
      assert.deepEqual(new Finder(page).asked(), { region: one.code, q: one.name });
    }));
  }

  for (const [by, of] of Object.entries({
    'its credit code': (one) => one.credit_code,
    'its credit code in small letters': (one) => one.credit_code?.toLowerCase(),
    'an alias': (one) => one.aliases?.[0],
    'a former name': (one) => one.former_names?.[0],
  })) {
    test(`a place is found by ${by}`, () => visit('/check/', async (page) => {
      const one = anyone((one) => of(one));
      await ask(page, one.code, of(one));
      await answer(page, one.name).locator('.ty-verdict').waitFor();
    }));
  }

  test('whoever does not know the region finds a name in all of them, with where it stands', () => visit('/check/', async (page) => {
    const asked = [];
    page.on('request', (request) => /names/.test(request.url()) && asked.push(request.url()));
    const one = anyone(({ filing, code }) => filing?.status === 'filed' && code !== CODE);
    await ask(page, '', one.name);
    const said = answer(page, one.name);
    await said.getByText('在备案名单上').waitFor();
    assert.ok((await said.innerText()).includes(regionOf(one.code).full_name));
    await ask(page, '', '哪里也没有的托育园');
    await page.getByText('全部地区的名单里都没有找到“哪里也没有的托育园”').waitFor();
    assert.equal(asked.length, 2, 'two files, once');
    await page.locator('#q').fill('91410305MA00000000');
    await page.getByRole('button', { name: '查' }).click();
    await page.getByText('按信用代码查，请先选地区').waitFor();
  }));

  test('all regions\' names that do not come whole are said to be missing, and asking again fetches them', () => visit('/check/', async (page) => {
    await page.route('**/names.*.tysx', (route) => route.fulfill({ body: 'TYSX' }));
    const one = anyone(({ filing }) => filing?.status === 'filed');
    await ask(page, '', one.name);
    await page.getByText('数据没有完整送达').waitFor();
    await page.unroute('**/names.*.tysx');
    await page.getByRole('button', { name: '查' }).click();
    await answer(page, one.name).waitFor();
  }));

  test('what is not on the list is said not to be found, what that means, and what to do', () => visit('/check/', async (page) => {
    await ask(page, CODE, '哪里也没有的托育园');
    await page.getByRole('heading', { name: '名单里没有找到“哪里也没有的托育园”' }).waitFor();
    const said = await page.locator('.ty-empty').innerText();
    for (const word of ['不一定说明它没有备案', '12345', '回执']) assert.ok(said.includes(word), word);
    await page.getByRole('link', { name: '看这个地区的全部名单' }).click();
    await page.waitForURL(`**/r/${CODE}/`);
  }));

  test('a word that many names have shows the first of them and asks for more', () => visit('/check/', async (page) => {
    await ask(page, '', '示例');
    const total = CODES.flatMap((code) => institutions(code)).length;
    await page.getByText(`全部地区的名单里有 ${total} 家的名称和“示例”相近，先列 10 家`).waitFor();
    assert.equal(await page.locator('.ty-rows > .ty-row').count(), 10);
  }));

  test('an address with the question is the answer, and back takes it back', () => visit('/check/', async (page) => {
    const one = anyone((one) => one.filing?.status === 'filed');
    await ask(page, one.code, one.name);
    await answer(page, one.name).locator('.ty-verdict--yes').waitFor();
    await page.reload();
    await answer(page, one.name).locator('.ty-verdict--yes').waitFor();
    assert.deepEqual([await page.locator('#region').inputValue(), await page.locator('#q').inputValue()], [one.code, one.name]);
    await answer(page, one.name).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: one.name }).waitFor();
    await page.goBack();
    await answer(page, one.name).locator('.ty-verdict--yes').waitFor();
    await eventually(() => page.locator('#q').inputValue(), one.name);
  }));

  test('another region is another list', () => visit('/check/', async (page) => {
    const one = anyone((one) => one.filing?.status === 'filed' && one.credit_code);
    await ask(page, one.code, one.credit_code);
    await answer(page, one.name).locator('.ty-verdict--yes').waitFor();
    await page.locator('#region').selectOption(CODES.find((code) => code !== one.code));
    await page.getByText(/名单里没有找到/).waitFor();
  }));

  test('a part of a name is answered with all that have it, and the reader told to compare', () => visit('/check/', async (page) => {
    const part = '示例';
    await ask(page, CODE, part);
    await page.getByText(`名称里有“${part}”`).waitFor();
    assert.ok((await page.locator('.ty-verdict').count()) > 1);
  }));

  test('a slip in a name is said to be one, not answered as the name', () => visit('/check/', async (page) => {
    const one = anyone((one) => one.filing?.status === 'filed' && /^\p{Script=Han}{6,}$/u.test(one.name));
    const typed = `${one.name.slice(0, 3)}喵${one.name.slice(4)}`;
    await ask(page, one.code, typed);
    await page.getByText('没有和').waitFor();
    assert.match(await page.locator('.ty-notice').innerText(), /一字不差.*名称相近/);
    await answer(page, one.name).locator('.ty-verdict').waitFor();
  }));

  test('a name read out is found by its sound', () => visit('/check/', async (page) => {
    const code = CODES.find((code) => institutions(code).some((one) => one.name.includes('稻穗')));
    await ask(page, code, 'daosui');
    await page.locator('.ty-row', { hasText: '稻穗' }).first().waitFor();
  }));

  test('what a company is called in full finds the place on the list', () => visit('/check/', async (page) => {
    const one = anyone((one) => one.filing?.status === 'filed');
    const region = regionOf(one.code);
    await ask(page, one.code, `${region.name}${one.name}有限公司`);
    await answer(page, one.name).locator('.ty-verdict--yes').waitFor();
    await page.getByText('名称相近').waitFor();
  }));

  test('a credit code with letters for figures, blanks or one slip is understood; one copied wrongly is said to be', () => visit('/check/', async (page) => {
    const one = anyone((one) => /[01]/.test(one.credit_code ?? ''));
    await ask(page, one.code, `${one.credit_code.slice(0, 6)} ${one.credit_code.slice(6).replace('0', 'O').replace('1', 'I')}`);
    await answer(page, one.name).locator('.ty-verdict').waitFor();
    assert.equal(await page.locator('.ty-notice').count(), 0, 'that is the code');
    const last = one.credit_code.at(-1);
    await ask(page, one.code, one.credit_code.slice(0, -1) + (last === 'X' ? 'Y' : 'X'));
    await page.getByText('只差一位').waitFor();
    await answer(page, one.name).locator('.ty-verdict').waitFor();
    await ask(page, one.code, '91350100M000100Y48');
    await page.getByText('末位和前 17 位对不上').waitFor();
    await ask(page, one.code, '91350100M000100Y');
    await page.getByText('这里是 16 位').waitFor();
  }));

  test('every answer says what to do next', () => visit('/check/', async (page) => {
    for (const [status, next] of Object.entries({ filed: '备案回执', refused: '12345', withdrawn: '12345', lapsed: '12345' })) {
      const one = anyone((one) => one.filing?.status === status);
      await ask(page, one.code, one.name);
      await answer(page, one.name).getByText(next).waitFor();
    }
  }));
});
