// The vaccination calendar: the same dates as the crate's, doses noted from the vaccination book, dates taken along as a file, as a text and as a
// square, the card on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cases, enter, kept, sheets, wechat } from './family.mjs';
import { none } from './rules.mjs';
import { PHONE, asking, eventually, holds, journeys, mainWords, visit } from './visit.mjs';

const { today: DAY, cases: CASES } = cases('care');
const CHILDREN = CASES.map(({ birth, choices, given }) => ({ birth, choices, given }));
const NEWBORN = { birth: '2026-11-20', name: '小满' };

/** What every dose shown says: its name, where it stands, what is odd about its day. */
const doses = (page) => page.locator('.ty-doses > li:visible').evaluateAll((rows) => rows.map((row) => ({
  id: row.querySelector('input').id.replace('dose-', ''),
  name: row.querySelector('label').textContent,
  words: row.querySelector('.ty-dose').textContent,
  concern: row.querySelector('[role=status]').textContent.trim() || undefined,
})));
const byId = (list) => Object.fromEntries(list.map(({ id, ...rest }) => [id, JSON.parse(JSON.stringify(rest))]));
/** The title and the day of every entry of a calendar file, whose long lines are folded. */
const entries = (file) => file.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1).map((entry) => [
  /SUMMARY:(.*)\r/.exec(entry)[1], /DTSTART;VALUE=DATE:(\d{8})/.exec(entry)[1],
]);

journeys('vaccination', () => {
  test(`the browser reads ${CASES.length} children word for word as the crate does`, () => visit('/tools/vaccines/', async (page) => {
    for (const [at, { doses: expected, birth }] of CASES.entries()) {
      await page.locator('#which-child').selectOption(String(at + 1));
      await eventually(async () => byId(await doses(page)), byId(expected), `${birth}, child ${at + 1}`);
    }
  }, { day: DAY, prepare: kept(CHILDREN) }));

  test('a day from the vaccination book is noted, moves what follows, and is taken back', () => visit('/tools/vaccines/', async (page) => {
    await enter(page, { birth: '2026-06-01' });
    await page.getByText('还没有对照接种证').waitFor();
    const first = page.getByLabel('乙肝疫苗第 1 剂', { exact: true });
    await first.fill('2026-06-01');
    await page.getByText('2026-06-01 已打。').waitFor();
    await page.getByLabel('脊灰灭活疫苗第 1 剂', { exact: true }).fill('2026-11-10');
    // 28 days after 10 November.
    await page.locator('.ty-row', { hasText: '脊灰灭活疫苗第 2 剂' }).getByText('还没到时候，最早 2026-12-08。').waitFor();
    await first.fill('');
    await holds(async () => (await page.getByText('2026-06-01 已打。').count()) === 0);
    await first.fill('2026-05-31');
    await first.blur();
    await page.getByText('这个日期比出生还早，没有记下。').waitFor();
  }, { day: DAY, viewport: PHONE }));

  test('the other vaccine of a choice has other doses', () => visit('/tools/vaccines/', async (page) => {
    await enter(page, NEWBORN);
    await eventually(async () => (await doses(page)).length, 22);
    await page.getByLabel('乙脑疫苗打哪一种').selectOption('inactivated');
    await eventually(async () => (await doses(page)).filter(({ name }) => name.startsWith('乙脑灭活')).length, 4);
    await page.getByLabel('甲肝疫苗打哪一种').selectOption('inactivated');
    await eventually(async () => (await doses(page)).length, 25);
  }, { day: DAY }));

  test('the dates are taken along as a calendar file', () => visit('/tools/vaccines/', async (page) => {
    await enter(page, NEWBORN);
    const asked = await asking(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存成日历文件' }).click()]);
    assert.equal(download.suggestedFilename(), `疫苗日期-${DAY}.ics`);
    const file = readFileSync(await download.path(), 'utf8');
    const found = entries(file);
    assert.equal(found.length, 22);
    assert.deepEqual(found.filter(([title]) => title.endsWith('百白破疫苗第 1 剂')), [['小满：百白破疫苗第 1 剂', '20270120']]);
    assert.ok(file.includes('以接种单位的安排为准') && file.includes('BEGIN:VALARM'));
    none(asked.filter((url) => !url.startsWith('blob:')));
  }, { day: DAY }));

  test('in WeChat the dates are a text to copy and a square to scan, and no file is offered', () => visit('/tools/vaccines/', async (page) => {
    await enter(page, NEWBORN);
    await page.getByText('微信里存不了文件').waitFor();
    assert.ok(await page.getByRole('button', { name: '存成日历文件' }).isHidden());
    await page.getByRole('button', { name: '看二维码' }).click();
    const square = page.getByRole('img', { name: /^二维码，内容是：\d{4}-\d\d-\d\d / });
    await square.waitFor();
    const { width } = await square.boundingBox();
    assert.ok(width >= 280, `${width} px`);
    const modules = Number((await square.getAttribute('viewBox')).split(' ').at(-1));
    assert.ok(width / modules >= 2.5, `${(width / modules).toFixed(1)} px a module`);
    await page.emulateMedia({ colorScheme: 'dark' });
    const colours = await square.evaluate((svg) => [getComputedStyle(svg).backgroundColor, getComputedStyle(svg).fill]);
    assert.deepEqual(colours, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'], 'dark on light also in the dark: cameras read nothing else');
    await page.getByRole('button', { name: '收起二维码' }).click();
    await eventually(() => square.count(), 0);
    await page.getByText('看文字').click();
    const text = await page.getByLabel('日期的文字，可以长按复制').inputValue();
    assert.match(text, /^2026-11-22 小满：乙肝疫苗第 1 剂、小满：卡介苗第 1 剂\n/);
    assert.ok(text.includes('2027-01-20'));
  }, { day: DAY, viewport: PHONE, prepare: wechat }));

  test('copies the dates where the browser lets it', () => visit('/tools/vaccines/', async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await enter(page, NEWBORN);
    await page.getByRole('button', { name: '复制成文字' }).last().click();
    await page.getByText('已复制').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /2027-01-20 小满：/);
  }, { day: DAY }));

  test('the card is one page with every dose and room for its day', () => visit('/tools/vaccines/', async (page) => {
    await holds(() => page.locator('[data-sheet]').isVisible());
    await page.emulateMedia({ media: 'print' });
    const card = page.locator('.ty-vaccine-card');
    assert.ok(await card.isVisible());
    assert.equal(await card.locator('tbody tr').count(), 22);
    assert.ok(await page.getByText('以接种单位的安排为准').first().isVisible(), 'the card says who decides');
    await page.emulateMedia({ media: null });
    assert.equal(await sheets(page), 1);
  }, { day: DAY, prepare: kept([{ ...NEWBORN, given: [{ dose: 'hepb-1', on: '2026-11-20' }] }]) }));

  test('the schedule with its edition, what the edition before said, and HPV stand there without script', () => visit('/tools/vaccines/', async (page) => {
    const words = await mainWords(page);
    for (const said of ['2026 年版', '国疾控卫免发〔2026〕16号', '2021 年版', '双价HPV疫苗', '核对于 2026-11-21', '乙脑', '接种单位']) {
      assert.ok(words.includes(said), said);
    }
    assert.equal(await page.locator('#whole ~ .ty-rounds li').count(), 28);
  }, { script: false }));

  test('no region adds doses, so no switch is shown', () => visit('/tools/vaccines/?region=410305', async (page) => {
    await enter(page, NEWBORN);
    assert.ok(await page.getByLabel('本地另加的疫苗').isHidden());
    await eventually(async () => (await doses(page)).length, 22);
  }, { day: DAY }));
});
