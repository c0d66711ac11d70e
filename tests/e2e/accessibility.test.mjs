// axe finds nothing on any kind of page, light or dark, nor in any state a page can be brought into.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import { Calculator } from './calculator.mjs';
import { Finder } from './finder.mjs';
import { CODE, LIST, REGION, finder, someone } from './register.mjs';
import { none } from './rules.mjs';
import { keeping } from './shortlist.mjs';
import { PROJECT, kinds } from './site.mjs';
import { PHONE, eventually, journeys, visit } from './visit.mjs';
import { BROWSERS_WORD, WASM, noNetwork } from './wire.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const asking = (words) => `/check/?region=${CODE}&q=${encodeURIComponent(words)}`;
const refusedOne = someone((one) => one.filing?.status === 'refused', 'that was refused').name;

const CASES = JSON.parse(readFileSync(join(PROJECT, 'tests/e2e/calculators.json'), 'utf8'));

/** States a page is brought into: where, how, and what comes first. */
const STATES = {
  'a finder with choices, chips and the further conditions open': [finder('month=20&mode=full_day'), (page) => new Finder(page).showAll()],
  'a finder near a township': [finder(`near=${REGION.townships[0].code}`)],
  'a finder near two places, with a place looked for and the link to hand on': [
    finder(`near=${REGION.townships[0].code}&work=${REGION.townships[1].code}&leave=1800&way=35`), async (page) => {
      await new Finder(page).showAll();
      await page.locator('#place').fill(REGION.townships[0].name.slice(0, 1));
      await page.getByRole('list', { name: '找到的地点' }).waitFor();
    },
  ],
  'a finder that finds policies and guidance': [
    finder(`q=${encodeURIComponent('备案')}`), (page) => page.getByRole('heading', { name: '政策说明' }).waitFor(),
  ],
  'a finder that finds nothing': [finder('q=哪里也没有')],
  'an open map with a place chosen and the nursing rooms shown': [finder(), async (page) => {
    await page.getByRole('link', { name: '看地图' }).click();
    await page.getByLabel('母婴室和服务点').check();
    await page.locator('.ty-pin--nursing').first().evaluate((pin) => pin.click());
    await page.locator('.ty-map__chosen li').first().waitFor();
  }],
  'the second page of a list': [finder('page=2')],
  'the open region switch': ['/', (page) => page.locator('.ty-switch summary').click()],
  'large type': [finder(), (page) => page.getByRole('button', { name: '大字' }).click()],
  'an answer of the filing check': [asking(refusedOne), (page) => page.locator('.ty-verdict').first().waitFor()],
  'a filing check that finds something alike': [asking('示例'), (page) => page.locator('.ty-notice').waitFor()],
  'a filing check that finds nothing': [asking('哪里也没有'), (page) => page.locator('.ty-empty').waitFor()],
  'a filing check that could not fetch its list': [
    asking('示例'), (page) => page.getByText(/12345 询问/).waitFor(), (page) => page.route('**/data/**', noNetwork),
  ],
  'a family\'s page filled in': ['/policies/for-families/', (page) => showAll(page, CASES.families[3].form)],
  'an operator\'s page filled in': ['/policies/for-operators/', (page) => showAll(page, `${CASES.operators[0].form} employees=十`)],
  'a shortlist with notes and its questions open': ['/shortlist/', async (page) => {
    await page.getByText(/^资料截至/).first().waitFor();
    await page.getByRole('button', { name: /去看时问什么/ }).first().click();
    await page.getByRole('button', { name: '链接和二维码' }).click();
    await page.locator('main details summary').click();
  }, keeping(LIST.slice(0, 3), { [LIST[0].id]: { day: '2026-12-01', text: '院子大' } })],
  'a shortlist that a link brings': [`/shortlist/?ids=${LIST[0].id},${LIST[1].id}`, (page) => page.getByText('加到我的收藏').waitFor()],
  'a comparison of four': [
    `/compare/?ids=${LIST.slice(0, 4).map((one) => one.id).join(',')}`, (page) => page.locator('.ty-compare').waitFor(),
  ],
  'a finder that does not answer': [
    finder('meals=yes'), (page) => page.locator('[data-no-answer]').waitFor(), (page) => page.route(WASM, noNetwork),
  ],
};

journeys('axe', () => {
  for (const { kind, path } of kinds()) {
    test(`finds nothing on a page of the kind ${kind}`, () => visit(path, findsNothing));
  }

  for (const [state, [path, act, prepare]] of Object.entries(STATES)) {
    test(`finds nothing on ${state}`, () => visit(path, async (page) => {
      await act?.(page);
      await findsNothing(page);
    }, { viewport: PHONE, prepare, taken: !state.includes('does not answer'), allow: BROWSERS_WORD }));
  }

  test('the colours answer to the reader\'s scheme', () => visit('/', async (page) => {
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    await eventually(async () => (await ground()) === light, false);
  }));

  test('what is found is told to those who do not see it, without taking them there', () => visit(finder(), async (page) => {
    const status = page.getByRole('main').getByRole('status').filter({ hasText: '找到' });
    const before = await status.textContent();
    await page.locator('#mode').focus();
    await page.locator('#mode').selectOption('half_day');
    await eventually(async () => (await status.textContent()) === before, false);
    assert.match(await status.textContent(), /^找到 \d+ 家$/);
    assert.ok(await page.locator('#mode').evaluate((select) => document.activeElement === select), 'the place is kept');
  }));
});

/** Fills in a form and opens whatever is folded. */
async function showAll(page, form) {
  await new Calculator(page).fill(form);
  await page.evaluate(() => document.querySelectorAll('main details').forEach((details) => { details.open = true; }));
}

/** axe finds nothing, in the light and in the dark. */
async function findsNothing(page) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const told = (id, help, node) => `${colorScheme}: ${id} (${help}) at ${node.target.join(' ')}: ${node.html.slice(0, 160)}`;
    none(violations.flatMap(({ id, help, nodes }) => nodes.map((node) => told(id, help, node))));
  }
}
