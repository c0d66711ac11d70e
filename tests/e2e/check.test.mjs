// Is it filed? Every answer a list can give, asked by name, by an older name, by credit code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, CODES, institutions } from './register.mjs';
import { eventually, journeys, visit } from './visit.mjs';

/** An institution of any region that fits, with the region's code. */
function anyone(fits) {
  const found = CODES.flatMap((code) => institutions(code).filter(fits).map((one) => ({ ...one, code })));
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

  test('what is not on the list is said not to be found, what that means, and what to do', () => visit('/check/', async (page) => {
    await ask(page, CODE, '哪里也没有的托育园');
    await page.getByRole('heading', { name: '名单里没有找到“哪里也没有的托育园”' }).waitFor();
    const said = await page.locator('.ty-empty').innerText();
    for (const word of ['不一定说明它没有备案', '12345', '回执']) assert.ok(said.includes(word), word);
    await page.getByRole('link', { name: '看这个地区的全部名单' }).click();
    await page.waitForURL(`**/r/${CODE}/`);
  }));

  test('a question without a region asks for one', () => visit('/check/', async (page) => {
    await page.locator('#q').fill('示例');
    await page.getByRole('button', { name: '查' }).click();
    await page.getByText('请先选地区').waitFor();
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
});
