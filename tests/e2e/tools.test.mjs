// Every tool that follows a child, end to end: by keyboard at 360 px, in large type, without a network, where nothing can be kept, in the
// dark and on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { closed, enter, full, kept, sheets } from './family.mjs';
import { EVERYTHING, LARGE_TARGET, MAIN_CONTROLS, TARGET, openAll, overflowing, tooSmall } from './fits.mjs';
import { tabTo } from './keys.mjs';
import { none } from './rules.mjs';
import { NARROW, PHONE, asking, eventually, holds, journeys, visit } from './visit.mjs';

const DAY = '2026-11-22';
const CHILD = { birth: '2026-01-31', sex: 'girl', name: '小满' };

/** A child of whom much is noted. */
const KNOWN = {
  ...CHILD,
  measurements: [
    { on: '2026-03-02', weight_g: 4900, length_mm: 551, head_mm: 372 },
    { on: '2026-08-01', weight_g: 7400, length_mm: 662, head_mm: 421 },
    { on: '2026-11-20', weight_g: 8600, length_mm: 715, head_mm: 442 },
  ],
  given: [{ dose: 'hepb-1', on: '2026-01-31' }, { dose: 'bcg-1', on: '2026-02-01' }],
  signs: [{ months: 8, answers: ['absent', 'absent', 'unsure', 'absent'], on: '2026-10-10' }],
};

/** The tools: what is done with each, and what then stands there. */
const TOOLS = {
  '/tools/growth/': {
    use: async (page) => {
      await page.getByRole('textbox', { name: /^体重/ }).fill('8.6');
      await page.getByRole('textbox', { name: /^身长或身高/ }).fill('71.5');
      await page.getByRole('button', { name: '记下' }).click();
    },
    shows: (page) => page.locator('.ty-findings').getByText(/^体重 8.6 千克/),
    noted: (family) => family.children[0].measurements[0].weight_g === 8600,
  },
  '/tools/vaccines/': {
    use: (page) => page.getByLabel('乙肝疫苗第 1 剂', { exact: true }).fill('2026-01-31'),
    shows: (page) => page.locator('.ty-dose', { hasText: '2026-01-31 已打。' }),
    noted: (family) => family.children[0].given[0].dose === 'hepb-1',
  },
  '/tools/checks/': {
    use: async () => {},
    shows: (page) => page.getByText('2027-01-31（2 个月后）'),
    noted: (family) => family.children.length === 1,
  },
  '/tools/milestones/': {
    use: (page) => page.locator('#sign-0-absent').check(),
    shows: (page) => page.getByText('四条都答了，这里就告诉您接下来怎么做。'),
    noted: (family) => family.children[0].signs[0].answers[0] === 'absent',
  },
};

const family = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('ty-children') ?? 'null'));
const sheet = (page) => page.locator('[data-sheet]');

journeys('the tools', () => {
  for (const [path, { use, shows, noted }] of Object.entries(TOOLS)) {
    test(`${path} answers on a phone, asks the network for nothing, and keeps only what it is told to`, () => visit(path, async (page) => {
      assert.ok(await sheet(page).isHidden(), 'nothing is shown of nobody');
      const asked = await asking(page);
      await page.context().setOffline(true);
      await enter(page, CHILD);
      await use(page);
      await shows(page).waitFor();
      assert.equal(await family(page), null, 'nothing is kept unasked');
      await page.getByLabel('记在这台设备上').check();
      await page.getByText('已存在这个浏览器里').waitFor();
      assert.ok(noted(await family(page)));
      assert.deepEqual(asked, []);
      await page.context().setOffline(false);
      await page.reload();
      await shows(page).waitFor();
      assert.match(page.url(), new RegExp(`${path}$`));
      await page.getByLabel('记在这台设备上').uncheck();
      await eventually(() => family(page), null, 'no longer kept');
    }, { day: DAY, viewport: PHONE }));

    test(`${path} is filled in by keyboard alone, also in large type`, () => visit(path, async (page) => {
      await page.getByRole('button', { name: '大字' }).click();
      await tabTo(page, (element) => element.id === 'child-birth');
      await typeDate(page, CHILD.birth);
      await page.keyboard.press('Enter');
      await holds(() => sheet(page).isVisible());
      none(await overflowing(page));
    }, { day: DAY, viewport: PHONE }));

    test(`${path} with a child fits 320 px, and a finger meets all it can touch`, () => visit(path, async (page) => {
      await holds(() => sheet(page).isVisible());
      await openAll(page);
      none(await overflowing(page));
      none(await tooSmall(page, EVERYTHING, TARGET));
      await page.getByRole('button', { name: '大字' }).click();
      none(await overflowing(page));
      none(await tooSmall(page, MAIN_CONTROLS, LARGE_TARGET));
    }, { day: DAY, viewport: NARROW, prepare: kept([KNOWN]) }));

    for (const [state, prepare] of Object.entries({ 'lets nothing be kept': closed, 'is full': full })) {
      test(`${path} works on a device that ${state}, and says so`, () => visit(path, async (page) => {
        await enter(page, CHILD);
        await use(page);
        await shows(page).waitFor();
        await page.getByLabel('记在这台设备上').click();
        await page.getByText('这台设备不让保存').waitFor();
        assert.ok(!(await page.getByLabel('记在这台设备上').isChecked()), 'the tick claims nothing');
        assert.ok(await shows(page).isVisible(), 'what was entered is still there');
      }, { day: DAY, viewport: PHONE, prepare }));
    }

    test(`axe finds nothing on ${path} with a child, light and dark`, () => visit(path, async (page) => {
      await holds(() => sheet(page).isVisible());
      await openAll(page);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        none(violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${colorScheme}: ${id} (${help}) ${node.html.slice(0, 160)}`)));
      }
    }, { day: DAY, viewport: PHONE, prepare: kept([KNOWN]) }));

    test(`${path} is printed without the page around it, and says whose it is`, () => visit(path, async (page) => {
      await holds(() => sheet(page).isVisible());
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      assert.ok(await page.getByText('小满，女孩，2026-01-31 出生。2026-11-22 打印').isVisible());
      for (const unprinted of ['.ty-header', '.ty-footer', '.ty-beyond-sheet', '.ty-keep']) {
        assert.ok(await page.locator(unprinted).first().isHidden(), unprinted);
      }
      const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      assert.ok(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(ground), `paper is white, not ${ground}`);
      assert.ok(await sheets(page) <= 2);
    }, { day: DAY, prepare: kept([KNOWN]) }));

    test(`${path} has its whole matter without script`, () => visit(path, async (page) => {
      assert.ok(await page.locator('.ty-beyond-sheet').isVisible());
      assert.ok(await page.locator('form, .ty-keep').first().isHidden(), 'nothing is asked that cannot be answered');
    }, { script: false }));
  }

  test('what is kept with one tool is there with the next', () => visit('/tools/growth/', async (page) => {
    await enter(page, CHILD);
    await page.getByLabel('记在这台设备上').check();
    for (const [tool, path] of [['发育预警征象', 'milestones'], ['疫苗日历', 'vaccines'], ['儿保体检日历', 'checks'], ['生长曲线', 'growth']]) {
      await page.getByRole('link', { name: '全部工具' }).click();
      await page.locator('.ty-row__title').getByRole('link', { name: tool }).click();
      await page.waitForURL(`**/tools/${path}/`);
      await page.locator('.ty-child', { hasText: '小满' }).waitFor();
    }
  }, { day: DAY }));
});

/** Types a date into the browser's own field that has the focus: day and month before the year, or after it, as the browser has it. */
async function typeDate(page, date) {
  const [year, month, day] = date.split('-');
  for (const keys of [[month, day, year], [year, 'ArrowRight', month, day]]) {
    for (const key of keys) await (/^\d+$/.test(key) ? page.keyboard.type(key) : page.keyboard.press(key));
    if (await page.evaluate(() => document.activeElement.value) === date) return;
    for (let part = 0; part < 3; part += 1) await page.keyboard.press('ArrowLeft');
  }
  assert.fail('the date could not be typed');
}
