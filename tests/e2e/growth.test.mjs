// The growth chart: the same sentences as the crate's, both standards, both ages of a preterm child, odd numbers asked about, the records
// taken away and brought back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KEY, cases, closed, enter, kept, records, sheets } from './family.mjs';
import { PHONE, eventually, holds, journeys, visit } from './visit.mjs';

const { today: DAY, cases: CASES } = cases('cases');
const CHILDREN = CASES.map(({ birth, sex, gestation, measured }) => ({
  birth, sex, ...(gestation ? { gestation } : {}), measurements: [measured],
}));
const CHILD = { birth: '2025-11-20', sex: 'boy', name: '小满' };
const MEASURED = [
  { on: '2026-05-20', weight_g: 7900, length_mm: 678, head_mm: 434 },
  { on: '2026-11-20', weight_g: 9600, length_mm: 760, head_mm: 460 },
];

const results = (page) => page.locator('.ty-results .ty-findings > li').allInnerTexts();
const stored = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key)), KEY);
/** Notes a measurement by the form. */
async function note(page, { on, weight, length, head }) {
  if (on) await page.getByLabel('哪天量的').fill(on);
  if (weight) await page.getByRole('textbox', { name: /^体重/ }).fill(weight);
  if (length) await page.getByRole('textbox', { name: /^身长或身高/ }).fill(length);
  if (head) await page.getByRole('textbox', { name: /^头围/ }).fill(head);
  await page.getByRole('button', { name: '记下', exact: true }).click();
}

journeys('growth', () => {
  for (const [standard, query] of [['wst423', ''], ['who2006', '?standard=who']]) {
    test(`the browser reads ${CASES.length} children by ${standard} word for word as the crate does`, () => visit(`/tools/growth/${query}`, async (page) => {
      for (const [at, { read, doubts, birth }] of CASES.entries()) {
        await page.locator('#which-child').selectOption(String(at + 1));
        const expected = read.flatMap((one) => one[standard]);
        await eventually(() => results(page), expected, `${birth}, child ${at + 1}`);
        assert.deepEqual(await page.locator('.ty-results > .ty-warn').allInnerTexts(), doubts, `what is asked of child ${at + 1}`);
      }
    }, { day: DAY, prepare: kept(CHILDREN) }));
  }

  test('the chart names its standard, and another standard is another address', () => visit('/tools/growth/', async (page) => {
    const named = async () => (await page.locator('#chart-caption strong').innerText()).split('，')[1];
    const [national, world] = [/WS\/T 423-2022/, /世界卫生组织|WHO/];
    await holds(async () => national.test(await named()));
    await page.getByLabel(/^和哪个标准比/).selectOption('who');
    await holds(() => page.url().endsWith('?standard=who'));
    await holds(async () => world.test(await named()) && !national.test(await named()), 'never both');
    for (const caption of await page.locator('.ty-sheet caption').allInnerTexts()) assert.ok(!national.test(caption), caption);
    await page.goBack();
    await holds(() => page.url().endsWith('/tools/growth/'));
    await holds(async () => national.test(await named()));
  }, { day: DAY, prepare: kept([{ ...CHILD, measurements: MEASURED }]) }));

  test('every point of the chart stands in a table beside it', () => visit('/tools/growth/', async (page) => {
    await page.locator('.ty-chart__drawing').waitFor();
    const table = page.locator('.ty-points table');
    await holds(async () => (await table.textContent()).includes('9.6'));
    assert.ok((await table.textContent()).includes('7.9'));
    assert.equal(await page.locator('.ty-dot').count(), MEASURED.length);
  }, { day: DAY, prepare: kept([{ ...CHILD, measurements: MEASURED }]) }));

  test('of a preterm child both ages are read and drawn', () => visit('/tools/growth/', async (page) => {
    await enter(page, { birth: '2026-03-01', sex: 'girl', weeks: 32 });
    await note(page, { on: '2026-11-20', weight: '7.35', length: '66', head: '42.9' });
    await page.getByRole('heading', { name: /^按矫正月龄/ }).waitFor();
    await page.getByRole('heading', { name: /^按实际月龄/ }).waitFor();
    assert.equal(await page.locator('.ty-dot--corrected').count(), 1);
    assert.equal(await page.locator('.ty-dot').count(), 2);
  }, { day: DAY, viewport: PHONE }));

  test('a number that hardly can be is asked about before it is noted', () => visit('/tools/growth/', async (page) => {
    await enter(page, CHILD);
    await note(page, { on: '2026-11-20', weight: '19.2' });
    const stand = page.getByRole('button', { name: '核对过了，就是这个数' });
    await stand.waitFor();
    assert.equal(await page.locator('.ty-results').count(), 0, 'nothing is noted yet');
    await page.getByRole('textbox', { name: /^体重/ }).fill('9.6');
    await page.getByRole('button', { name: '记下', exact: true }).click();
    await eventually(() => page.locator('.ty-notes .ty-row').count(), 1);
    await note(page, { on: '2026-11-20', weight: '19.2' });
    await stand.click();
    await holds(async () => /19.2 千克/.test(await page.locator('.ty-notes').innerText()), 'what stands is noted');
    await note(page, { on: '2026-11-23', weight: '9.6' });
    await page.getByText('这个日期还没到，请核对。').waitFor();
  }, { day: DAY, viewport: PHONE }));

  test('a measurement is corrected, taken back and put back', () => visit('/tools/growth/', async (page) => {
    const rows = page.locator('.ty-notes .ty-row');
    await eventually(() => rows.count(), 2);
    await page.getByRole('button', { name: '改 2026-11-20 的测量' }).click();
    await note(page, { weight: '9.7' });
    await holds(async () => /9.7 千克/.test(await rows.first().innerText()));
    await page.getByRole('button', { name: '删 2026-11-20 的测量' }).click();
    await eventually(() => rows.count(), 1);
    await page.getByRole('button', { name: '放回去' }).click();
    await eventually(() => rows.count(), 2);
    assert.equal((await stored(page)).children[0].measurements[1].weight_g, 9700);
  }, { day: DAY, prepare: kept([{ ...CHILD, measurements: MEASURED }]) }));

  test('the records are taken away as a file and brought back on another device', async () => {
    let text;
    await visit('/tools/growth/', async (page) => {
      await page.getByText('备份、换手机').click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存成文件' }).click()]);
      assert.equal(download.suggestedFilename(), `孩子的记录-${DAY}.json`);
      text = readFileSync(await download.path(), 'utf8');
    }, { day: DAY, prepare: kept([{ ...CHILD, measurements: MEASURED }]) });
    await visit('/tools/growth/', async (page) => {
      await enter(page, { birth: '2024-02-29', name: '大宝' });
      await page.getByText('备份、换手机').click();
      await page.getByLabel(/^从文件加进来/).setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await page.getByText('加进来 1 个孩子、2 条记录，原来的都在。').waitFor();
      await page.getByLabel('看哪个孩子').selectOption({ label: '小满' });
      await eventually(() => page.locator('.ty-notes .ty-row').count(), 2);
      await page.getByLabel('或者粘贴备份的文字').fill(text.slice(0, -9));
      await page.getByRole('button', { name: '从文字加进来' }).click();
      await page.getByText(/没有加进来.*这里的记录没有变/).waitFor();
    }, { day: DAY, prepare: closed });
  });

  test('what the device holds and nobody can read is left alone until it is let go of', () => visit('/tools/growth/', async (page) => {
    await page.getByText('这台设备上存过记录，可是读不出来').waitFor();
    await enter(page, CHILD);
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), KEY), '{"tuoyu_children":1,"broken');
    await page.getByRole('button', { name: '清掉读不出的，重新开始' }).click();
    await page.getByLabel('记在这台设备上').check();
    await eventually(async () => (await stored(page)).children.length, 1);
  }, { day: DAY, prepare: (page) => page.addInitScript((key) => {
    if (!localStorage.getItem(key)) localStorage.setItem(key, '{"tuoyu_children":1,"broken');
  }, KEY) }));

  test('in the dark the curves and the child\'s line are seen, and on paper the chart is on one page', () => visit('/tools/growth/', async (page) => {
    await page.locator('.ty-chart__drawing').waitFor();
    for (const [scheme, media] of [['dark', 'screen'], ['light', 'screen'], ['dark', 'print']]) {
      await page.emulateMedia({ colorScheme: scheme, media });
      for (const drawn of ['.ty-curve', '.ty-chart__way', '.ty-dot', 'text']) {
        const ratio = await page.locator(`.ty-chart__drawing ${drawn}`).first().evaluate(contrast);
        assert.ok(ratio >= 3, `${drawn} ${ratio.toFixed(2)} : 1 in the ${scheme}, ${media}`);
      }
    }
    await page.emulateMedia({ colorScheme: null, media: null });
    assert.equal(await sheets(page), 1, 'one page for the doctor');
  }, { day: DAY, prepare: kept([{ ...CHILD, measurements: MEASURED }]) }));

  test('another window\'s note is not undone', () => visit('/tools/growth/', async (page) => {
    await page.locator('.ty-results').waitFor();
    const another = [...MEASURED, { on: '2026-11-21', weight_g: 9650 }];
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, records([{ ...CHILD, measurements: another }])]);
    await note(page, { on: '2026-11-22', weight: '9.7' });
    await eventually(async () => (await stored(page)).children[0].measurements.length, 4);
  }, { day: DAY, prepare: kept([{ ...CHILD, measurements: MEASURED }]) }));
});

/** How far a drawn element stands out from the ground it is on (WCAG 2.2, 1.4.11). */
function contrast(element) {
  const read = (colour) => colour.match(/[\d.]+/g).map(Number);
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const style = getComputedStyle(element);
  const drawn = [style.fill, style.stroke].filter((colour) => colour !== 'none').map(read);
  let behind = element;
  let ground = [0, 0, 0, 0];
  while (behind && (ground[3] ?? 1) === 0) {
    ground = read(getComputedStyle(behind).backgroundColor);
    behind = behind.parentElement;
  }
  if ((ground[3] ?? 1) === 0) ground = [255, 255, 255];
  const ratio = (colour) => {
    const [one, other] = [light(colour), light(ground)].sort((a, b) => b - a);
    return (one + 0.05) / (other + 0.05);
  };
  return Math.max(...drawn.map(ratio));
}
