// What is due to whom: the browser answers what the command answered, and what is filled in stays where it was filled in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Calculator, pairs } from './calculator.mjs';
import { none } from './rules.mjs';
import { PROJECT } from './site.mjs';
import { PHONE, asking, eventually, holds, journeys, ready, visit } from './visit.mjs';
import { early } from './wire.mjs';

/** Forms and their answers, made natively by a test of `crates/policy`. */
const CASES = JSON.parse(readFileSync(join(PROJECT, 'tests/e2e/calculators.json'), 'utf8'));

const FAMILIES = '/policies/for-families/';
const OPERATORS = '/policies/for-operators/';
const REGION = '410305';

journeys('families and operators', () => {
  for (const one of CASES.families) {
    test(`a family is answered as natively on ${one.day}: ${one.form}`, () => visit(FAMILIES, async (page) => {
      const calculator = new Calculator(page);
      await calculator.fill(one.form);
      await eventually(() => calculator.answers('all'), one.answers);
      const found = (await calculator.items('allowance')).filter(({ words }) => words.startsWith('一共 '));
      const windows = ({ lines }) => lines.map((line) => line.split('。').at(-2));
      assert.deepEqual(found.map((item) => [item.words.slice(3), ...windows(item)].join(' / ')), one.allowances);
      const years = (await calculator.items('deduction')).map(year).sort();
      assert.deepEqual(years, one.years);
    }, { day: one.day }));
  }

  for (const one of CASES.operators) {
    test(`an operator is answered as natively on ${one.day}: ${one.form}`, () => visit(OPERATORS, async (page) => {
      const calculator = new Calculator(page);
      await calculator.fill(one.form);
      await eventually(() => calculator.answers('all'), one.operator.answers);
      await eventually(() => calculator.answers('employer'), one.employer.answers);
      for (const [part, told] of [['money', one.operator], ['employer', one.employer]]) {
        const lines = (await calculator.items('line ', part)).map(({ key, words, lines }) => [key.slice(5), `${words} / ${lines[0] ?? ''}`]);
        assert.deepEqual(Object.fromEntries(lines), told.lines);
        const total = await page.locator(`[aria-labelledby="${part}"] h3`).first().textContent();
        assert.equal(total, `“很可能有”的加起来：每年 ${told.yearly} 元，另有一次性 ${told.once} 元`);
      }
    }, { day: one.day }));
  }

  test('the official example: born in December 2023, 24 months, 7,200 yuan, told as an estimate', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('birth-1=2023-12-01');
    await eventually(async () => (await calculator.items('allowance'))[0]?.words, '一共 24 个月 × 300 元 = 7200 元（估算）');
    const item = page.locator('[data-item=allowance]');
    assert.match(await item.innerText(), /不是最后的数/);
    assert.match(await item.innerText(), /新截止日待主管部门确认/);
  }, { day: '2026-11-22' }));

  // Worked by hand: in 2027 both children count in every month, 2 × 12 × 2000 = 48000; at 10 % 4800, at 3 % 1440, half and half
  // 2400 + 720 = 3120. In 2026 the month of the second birth is open: 36000 or 38000.
  test('a deduction split worked by hand, and the split that saves most', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('birth-1=2025-03-15 birth-2=2026-06-01 tax-1=yes rate-1=10 tax-2=yes rate-2=3');
    await eventually(async () => (await calculator.items('deduction'))[0]?.lines, [
      '全部由第一位家长扣（100%）：扣除 36000—38000 元 × 10%，少交 3600—3800 元，省得最多。',
      '全部由第二位家长扣（100%）：扣除 36000—38000 元 × 3%，少交 1080—1140 元。',
      '两人各扣一半（50%）：扣除 36000—38000 元 × 50% × 10% + 36000—38000 元 × 50% × 3%，少交 2340—2470 元。',
    ]);
    const next = (await calculator.items('deduction')).find(({ title }) => title === '2027 年');
    assert.deepEqual(next.lines.map((line) => /少交 ([^ ]+) 元/.exec(line)[1]), ['4800', '1440', '3120']);
  }, { day: '2026-11-22' }));

  test('a maybe names the one thing missing, and answering it settles it', () => visit(`${FAMILIES}?region=${REGION}`, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('birth-1=2025-03-15');
    const card = calculator.card('jianxi-leave');
    await calculator.says('jianxi-leave', '还不能确定');
    assert.match(await card.innerText(), /还要知道：父母至少一方是职工。/);
    await calculator.fill('work-1=employed');
    await calculator.says('jianxi-leave', '部门应当做到');
    assert.match(await card.innerText(), /依据：洛涧政办〔2022〕10号/);
    assert.equal(await card.getByRole('link').getAttribute('href'), '/policies/jianxi-plan-2022/');
  }));

  test('a no names the condition that fails, folded away below', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('birth-1=2021-12-31');
    await calculator.says('childcare-allowance', '不适用');
    const card = calculator.card('childcare-allowance');
    assert.ok(!(await card.isVisible()), 'folded away');
    await page.locator('[data-standing=no] > summary').click();
    assert.match(await card.innerText(), /这一项要求：孩子在 2025-01-01 或以后出生。您填的情况不符合。/);
  }));

  test('nothing is ever shown as decided, and what is only encouraged is not shown as due', () => visit(`${FAMILIES}?region=${REGION}`, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('birth-1=2025-03-15 work-1=left');
    assert.match(await page.locator('main').innerText(), /不是审批结果/);
    await calculator.says('jianxi-return', '只是鼓励，不是权利');
    assert.equal(await calculator.card('jianxi-return').evaluate((card) => card.closest('.ty-group').dataset.standing), 'ask');
    await eventually(() => calculator.count(), await counted(page));
  }));

  test('a card that was opened stays open while the form is filled in further', () => visit(`${FAMILIES}?region=${REGION}`, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('birth-1=2025-03-15');
    const more = calculator.card('jianxi-health').locator('details');
    await more.locator('summary').click();
    await calculator.fill('tax-1=no tax-2=no');
    await calculator.says('special-deduction', '不适用');
    assert.ok(await more.evaluate((details) => details.open));
  }));

  test('figures are asked for only while something open needs them', () => visit(OPERATORS, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('undertakings=none');
    await eventually(() => calculator.field('deed_tax').isVisible(), false);
    assert.ok(await calculator.field('vat').isVisible());
    await calculator.fill('community=no');
    await eventually(() => calculator.field('property_tax').isVisible(), false);
  }));

  test('a number that is none is told beside its field, and the rest is answered', () => visit(OPERATORS, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill(`region=${REGION} filed=yes assets=三十万`);
    const told = page.locator('#assets-told');
    await eventually(() => told.innerText(), '资产总额：金额写成数字，例如 200000');
    assert.equal(await calculator.field('assets').getAttribute('aria-describedby'), 'assets-told');
    await calculator.says('jianxi-utilities', '很可能能享受');
    await calculator.fill('assets=３００，０００');
    await eventually(() => told.innerText(), '');
  }));

  test('children are added, and the last is taken away with its date', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill('birth-1=2025-03-15 birth-2=2026-06-01');
    await holds(async () => (await calculator.items('allowance')).length === 2);
    assert.ok(await page.locator('#birth-2').evaluate((input) => input === document.activeElement), 'one goes where one fills in');
    await page.getByRole('button', { name: '去掉最后一个' }).click();
    await holds(async () => (await calculator.items('allowance')).length === 1);
    assert.equal(await calculator.filled(), 'birth-1=2025-03-15');
    for (let more = 0; more < 5; more += 1) await page.getByRole('button', { name: '再加一个孩子' }).click();
    await eventually(() => page.getByRole('button', { name: '再加一个孩子' }).isVisible(), false);
  }));
});

journeys('what is filled in', () => {
  const FORM = `birth-1=2025-03-15 birth-2=2026-06-01 region=${REGION} work-1=employed tax-1=yes rate-1=10`;

  test('asks nothing of the network, writes nothing down, and puts only the region into the address', () => visit(FAMILIES, async (page) => {
    const asked = await asking(page);
    await new Calculator(page).fill(FORM);
    await eventually(() => new URL(page.url()).search, `?region=${REGION}`);
    assert.deepEqual(asked, []);
    assert.deepEqual(await page.evaluate(() => Object.entries({ ...localStorage, ...sessionStorage })), []);
    assert.equal(await page.evaluate(() => document.cookie), '');
  }));

  test('is answered when the network has gone after the page came', () => visit(OPERATORS, async (page) => {
    const calculator = new Calculator(page);
    await page.context().setOffline(true);
    const [one] = CASES.operators;
    await calculator.fill(one.form);
    await eventually(() => calculator.answers('all'), one.operator.answers);
    const family = CASES.families[1];
    await page.context().setOffline(false);
    await page.goto(FAMILIES);
    await ready(page);
    await page.context().setOffline(true);
    await calculator.fill(family.form);
    await eventually(() => calculator.answers('all'), family.answers);
    // The browser may ask once more for the icon the page names.
  }, { day: '2026-11-22', allow: /Failed to load resource.*\/icon\.svg\)$/ }));

  test('cannot get into an address, not even when the form is sent before the application has come', () => early(FAMILIES, async (page, arrive) => {
    await page.locator('#birth-1').fill('2025-03-15');
    await page.locator('#birth-1').press('Enter');
    await page.locator('main form').evaluate((form) => form.submit());
    await page.waitForLoadState();
    await arrive();
    assert.equal(new URL(page.url()).search, '');
  }));

  test('before the application has come is answered when it comes', () => early(FAMILIES, async (page, arrive) => {
    const calculator = new Calculator(page);
    await page.locator('#birth-1').fill('2023-12-01');
    await page.locator('#region').selectOption(REGION);
    await arrive();
    await holds(async () => (await calculator.items('allowance'))[0]?.words.includes('7200'));
    assert.equal(await calculator.filled(), `birth-1=2023-12-01 region=${REGION}`);
    await eventually(() => new URL(page.url()).search, `?region=${REGION}`);
  }));

  test('is kept on the device only when that is asked for, and forgotten at a press', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    const keep = page.getByLabel('记在这台设备上');
    await calculator.fill(FORM);
    await keep.check();
    await page.getByText('已记在这台设备上').waitFor();
    await calculator.fill('rate-1=20');
    await page.goto(FAMILIES);
    await ready(page);
    await eventually(() => calculator.filled(), FORM.replace('rate-1=10', 'rate-1=20'));
    assert.ok(await keep.isChecked());
    await page.getByRole('button', { name: '忘掉填过的' }).click();
    await page.getByText('已经忘掉').waitFor();
    assert.equal(await calculator.filled(), '');
    assert.ok(!(await keep.isChecked()));
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    await page.goto(FAMILIES);
    await ready(page);
    assert.equal(await calculator.filled(), '');
  }));

  test('taking the tick away takes away what was kept, and leaves the form', () => visit(OPERATORS, async (page) => {
    const calculator = new Calculator(page);
    const keep = page.getByLabel('记在这台设备上');
    await calculator.fill('kind=centre');
    await keep.check();
    assert.equal((await page.evaluate(() => Object.keys(localStorage))).length, 1);
    await keep.uncheck();
    await page.getByText('已经忘掉').waitFor();
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    assert.equal(await calculator.filled(), 'kind=centre');
  }));

  test('is answered where the device keeps nothing, which is said', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill(FORM);
    await calculator.says('jianxi-leave', '部门应当做到');
    await page.getByLabel('记在这台设备上').click();
    await page.getByText('这台设备不让保存').waitFor();
    assert.ok(!(await page.getByLabel('记在这台设备上').isChecked()));
    await calculator.fill('work-1=other work-2=nobody');
    await calculator.says('jianxi-leave', '不适用');
  }, { prepare: (page) => page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } });
  }) }));

  test('is still there after a look at the clause, and gone with the page', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await calculator.fill(FORM);
    await calculator.card('jianxi-leave').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /涧西区/ }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '家里能领什么' }).waitFor();
    await eventually(() => calculator.filled(), FORM);
    await calculator.says('jianxi-leave', '部门应当做到');
    await page.goto(FAMILIES);
    await ready(page);
    assert.equal(await calculator.filled(), '');
  }));
});

journeys('the ways in', () => {
  test('a region\'s page leads to both with the region chosen', () => visit(`/r/${REGION}/`, async (page) => {
    for (const [name, path] of [['家里能领什么', FAMILIES], ['办托育有哪些支持', OPERATORS]]) {
      await page.getByRole('main').getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await eventually(() => new URL(page.url()).pathname, path);
      await ready(page);
      await eventually(() => page.locator('#region').inputValue(), REGION);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: /的托育机构/ }).waitFor();
    }
  }));

  test('the policies lead with both', () => visit('/policies/', async (page) => {
    for (const name of ['家里能领什么', '办托育有哪些支持']) await page.getByRole('main').getByRole('link', { name }).first().waitFor();
  }));

  test('a region that is none is not chosen', () => visit(`${FAMILIES}?region=999999`, async (page) => {
    assert.equal(await page.locator('#region').inputValue(), '');
    assert.match(await new Calculator(page).count(), /还没有填/);
  }));

  test('by keyboard alone a family fills in, reads and goes to the clause', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await tabTo(page, 'birth-1');
    await page.keyboard.type('03152025');
    await tabTo(page, 'region');
    await page.keyboard.press('ArrowDown');
    await eventually(() => page.locator('#region').inputValue(), await page.locator('#region option').nth(1).getAttribute('value'));
    await tabTo(page, 'work-1');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'keep');
    await page.keyboard.press('Space');
    await page.getByText('已记在这台设备上').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('已经忘掉').waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '看结果');
    await page.keyboard.press('Enter');
    await holds(() => page.evaluate(() => document.activeElement.id === 'answers'));
    assert.match(await calculator.count(), /还没有填/);
  }));

  test('in large type on a phone a filled-in page keeps within the screen and its controls are large', () => visit(FAMILIES, async (page) => {
    const calculator = new Calculator(page);
    await page.getByRole('button', { name: '大字' }).click();
    const [, , , one] = CASES.families;
    await calculator.fill(one.form);
    await eventually(() => calculator.answers('all'), one.answers);
    await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));
    none(await page.evaluate(() => {
      const wide = document.documentElement.clientWidth;
      const out = [...document.querySelectorAll('main *')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > wide + 0.5);
      const small = [...document.querySelectorAll('main :is(button, input, select, summary)')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 59.5);
      return [...out, ...small].map((one) => one.outerHTML.slice(0, 120));
    }));
  }, { viewport: PHONE, day: '2026-11-22' }));

  for (const [path, parts] of [[FAMILIES, ['all']], [OPERATORS, ['all', 'employer']]]) {
    test(`without script ${path} lists every measure with its conditions and clause`, () => visit(path, async (page) => {
      assert.match(await page.locator('.ty-noscript').innerText(), /脚本/);
      const expected = path === FAMILIES ? [CASES.families[0].answers] : [CASES.operators[0].operator.answers, CASES.operators[0].employer.answers];
      for (const [at, part] of parts.entries()) {
        const shown = Object.keys(await new Calculator(page).answers(part));
        for (const id of Object.keys(expected[at])) assert.ok(shown.includes(id), id);
      }
      const more = page.locator('[data-standing=open] details').first();
      await more.locator('summary').click();
      assert.match(await more.innerText(), /条件/);
    }, { script: false }));
  }
});

/** A year of deductions as the table of cases writes it. */
function year({ title, words, lines }) {
  const effects = lines.flatMap((line) => {
    const [, formula, amount] = /：(.*)，少交 ([^ ]+) 元/.exec(line);
    return [formula, amount];
  });
  return [title.replace(' 年', ''), /扣除 ([^ ]+) 元/.exec(words)[1], ...effects].join(' / ');
}

/** The sentence on how many there are of each, counted from the cards. */
async function counted(page) {
  const numbers = await page.evaluate(() => ['likely', 'open', 'ask', 'no']
    .map((standing) => document.querySelectorAll(`[data-standing=${standing}] [data-item]`).length));
  const words = ['很可能有', '还不能确定', '可以问问（不保证有）', '不适用'];
  return `${words.map((word, at) => `${word} ${numbers[at]} 项`).join('，')}。`;
}

/** Presses Tab until it stands on the element with this id. */
async function tabTo(page, id) {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((id) => document.activeElement.id === id, id)) return;
  }
  assert.fail(`${id} is not reached`);
}

// The forms of the table are read by the tests as they are written there.
assert.ok([...CASES.families, ...CASES.operators].every(({ form }) => pairs(form).every(([name, value]) => name && value)));
