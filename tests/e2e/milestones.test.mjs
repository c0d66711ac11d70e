// The warning signs: the round of the age that counts, plain words for every outcome, what was answered before.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cases, enter, kept, sheets } from './family.mjs';
import { PHONE, eventually, holds, journeys, visit } from './visit.mjs';

const { today: DAY, cases: CASES } = cases('cases');
const CHILDREN = CASES.map(({ birth, sex, gestation }) => ({ birth, sex, ...(gestation ? { gestation } : {}) }));
const CHILD = { birth: '2026-03-10', name: '小满' };

/** 18 is 满 18 个月, 36 is 满 3 岁. */
const age = (months) => (months < 24 ? `满 ${months} 个月` : `满 ${Math.floor(months / 12)} 岁${months % 12 ? ` ${months % 12} 个月` : ''}`);
const outcome = (page) => page.locator('.ty-outcome').innerText();
/** Answers all four. */
async function answer(page, ...answers) {
  for (const [sign, answer] of answers.entries()) await page.locator(`#sign-${sign}-${answer}`).check();
}

journeys('the warning signs', () => {
  test('every child is shown the round the crate says it is the turn of', () => visit('/tools/milestones/', async (page) => {
    for (const [at, { round, next_round: next, birth }] of CASES.entries()) {
      await page.locator('#which-child').selectOption(String(at + 1));
      await eventually(() => page.locator('#round').innerText(), round ? `${age(round)}的四条` : '还没到第一组', `child ${at + 1}, ${birth}`);
      const lead = page.locator('#round + p');
      await holds(async () => !next || (await lead.innerText()).includes(age(next)) || !round, `child ${at + 1} is told of ${next}`);
    }
  }, { day: DAY, prepare: kept(CHILDREN) }));

  test('one sign there is: what to do and where, without alarm', () => visit('/tools/milestones/', async (page) => {
    await enter(page, CHILD);
    await page.getByRole('heading', { name: '满 8 个月的四条' }).waitFor();
    assert.match(await outcome(page), /四条都答了/);
    await answer(page, 'absent', 'present', 'absent', 'absent');
    await holds(async () => /乡镇卫生院|社区卫生服务中心|儿童保健/.test(await outcome(page)));
    assert.ok(!/立即|危险|异常|！/.test(await outcome(page)));
    await answer(page, 'absent', 'absent', 'absent', 'absent');
    await holds(async () => !/有一条/.test(await outcome(page)));
    await page.getByRole('button', { name: '这一组重新答' }).click();
    await eventually(() => page.locator('.ty-sign input:checked').count(), 0);
  }, { day: DAY, viewport: PHONE }));

  test('is answered by keyboard', () => visit('/tools/milestones/', async (page) => {
    await enter(page, CHILD);
    await page.locator('#sign-0-present').focus();
    await page.keyboard.press('Space');
    assert.ok(await page.locator('#sign-0-present').isChecked());
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.locator('#sign-0-absent').isChecked());
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.id.startsWith('sign-1')));
  }, { day: DAY, viewport: PHONE }));

  test('another age is looked at, and what was answered stays with its age and is told to the doctor', () => visit('/tools/milestones/', async (page) => {
    await enter(page, CHILD);
    await answer(page, 'absent', 'unsure', 'absent', 'absent');
    await page.getByLabel('看哪个月龄').selectOption('6');
    await page.getByRole('heading', { name: '满 6 个月的四条' }).waitFor();
    assert.equal(await page.locator('.ty-sign input:checked').count(), 0);
    await page.getByText(/满 8 个月（2026-11-22 答）：说不准/).waitFor();
    assert.equal(await sheets(page), 1, 'one page to take along');
    await page.getByLabel('看哪个月龄').selectOption('');
    await eventually(() => page.locator('.ty-sign input:checked').count(), 4);
  }, { day: DAY }));
});
