// The health visits: the same days as the crate's, which one it is the turn of, the dates taken along.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cases, enter, kept, sheets } from './family.mjs';
import { PHONE, eventually, journeys, mainWords, visit } from './visit.mjs';

const { today: DAY, cases: CASES } = cases('care');

/** What every visit says: when, and the day. */
const visits = (page) => page.locator('#visits ~ div .ty-row').evaluateAll((rows) => rows.map((row) => [
  row.querySelector('h3').textContent, row.querySelector('p').textContent.replace('，已过去', ''),
]));

journeys('health visits', () => {
  test(`the browser dates the visits of ${CASES.length} children as the crate does`, () => visit('/tools/checks/', async (page) => {
    for (const [at, { visits: expected, birth }] of CASES.entries()) {
      await page.locator('#which-child').selectOption(String(at + 1));
      const days = expected.map(({ when, from, until }, visit) => [
        when, visit === 0 ? '从出院那天算' : `${from}${until ? ` 到 ${until}` : ''}`,
      ]);
      await eventually(() => visits(page), days, birth);
    }
  }, { day: DAY, prepare: kept(CASES.map(({ birth }) => ({ birth }))) }));

  test('says which visit it is the turn of and what is done there', () => visit('/tools/checks/', async (page) => {
    await enter(page, { birth: '2025-08-31', name: '小满' });
    await page.getByText('到满 12 个月这一次了，还没去的可以去。下一次是满 18 个月：2027-02-28（3 个月后）').waitFor();
    const next = page.locator('#visits ~ div .ty-row', { hasText: '满 18 个月' });
    for (const done of ['血常规：查 1 次', '做营养喂养评估', '对照发育预警征象', '做眼保健和视力检查']) {
      assert.ok((await next.innerText()).includes(done), done);
    }
    assert.equal(await page.locator('.ty-row--past').count(), 5);
  }, { day: DAY, viewport: PHONE }));

  test('the visits still to come are taken along as a calendar file', () => visit('/tools/checks/', async (page) => {
    await enter(page, { birth: '2025-08-31' });
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存成日历文件' }).click()]);
    const file = readFileSync(await download.path(), 'utf8').replaceAll('\r\n ', '');
    const days = [...file.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day);
    assert.deepEqual(days, ['20270228', '20270831', '20280229', '20280831', '20290831', '20300831', '20310831']);
    assert.ok(file.includes('LOCATION:乡镇卫生院或社区卫生服务中心'));
  }, { day: DAY }));

  test('is printed on two pages at most', () => visit('/tools/checks/', async (page) => {
    await eventually(async () => (await visits(page)).length, 13);
    assert.ok(await sheets(page) <= 2);
  }, { day: DAY, prepare: kept([{ birth: '2025-08-31' }]) }));

  test('all thirteen visits and nine feeding assessments stand there without script', () => visit('/tools/checks/', async (page) => {
    assert.equal(await page.locator('#all-visits ~ .ty-rounds .ty-round').count(), 13);
    const words = await mainWords(page);
    assert.equal(words.split('做营养喂养评估').length - 1, 9);
    for (const source of ['国家基本公共卫生服务规范', '国卫办妇幼函〔2024〕452号', '国卫办妇幼发〔2021〕11号']) assert.ok(words.includes(source), source);
  }, { script: false }));
});
