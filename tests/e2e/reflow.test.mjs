// Small screens, large type and fingers: nothing runs off the side, and what is to be touched is large enough.
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { EVERYTHING, LARGE_TARGET, MAIN_CONTROLS, TARGET, openAll, overflowing, tooSmall } from './fits.mjs';
import { CODE, LIST, finder } from './register.mjs';
import { none } from './rules.mjs';
import { keeping } from './shortlist.mjs';
import { kinds } from './site.mjs';
import { NARROW, PHONE, journeys, visit } from './visit.mjs';


const EVERY_CHOICE = 'q=示例&month=20&mode=full_day&closes=1700&fee=4000&affordable=unstated'
  + '&kind=kindergarten&evaluated=none&meals=yes&watch=yes';

journeys('small screens', () => {
  for (const { kind, path } of kinds()) {
    test(`a page of the kind ${kind} fits 320 px, also in large type`, () => visit(path, async (page) => {
      none(await overflowing(page));
      await page.getByRole('button', { name: '大字', exact: true }).click();
      none(await overflowing(page));
    }, { viewport: NARROW }));

    test(`on a page of the kind ${kind} a finger meets all it can touch, more easily in large type`, () => visit(path, async (page) => {
      await openAll(page);
      none(await tooSmall(page, EVERYTHING, TARGET));
      await page.getByRole('button', { name: '大字', exact: true }).click();
      none(await tooSmall(page, MAIN_CONTROLS, LARGE_TARGET));
    }, { viewport: PHONE }));
  }

  test('a finder with every choice made fits 320 px, and its chips can be touched', () => visit(finder(EVERY_CHOICE), async (page) => {
    none(await overflowing(page));
    none(await tooSmall(page, EVERYTHING, TARGET));
    await new Finder(page).takeAway('供餐');
    none(await overflowing(page));
  }, { viewport: NARROW }));

  test('an open map fits 320 px, also in large type, and a finger meets its buttons', () => visit(finder(), async (page) => {
    await page.getByRole('link', { name: '看地图' }).click();
    await page.locator('.ty-pin').first().waitFor();
    none(await overflowing(page));
    none(await tooSmall(page, '.ty-map__tools button, .ty-map__tools a, .ty-pin:focus', TARGET));
    await page.getByRole('button', { name: '大字', exact: true }).click();
    none(await overflowing(page));
    none(await tooSmall(page, '.ty-map__tools button', LARGE_TARGET));
  }, { viewport: NARROW }));

  test('the answers of the filing check fit 320 px', () => visit(`/check/?region=${CODE}&q=示例`, async (page) => {
    await page.locator('.ty-verdict').first().waitFor();
    none(await overflowing(page));
    none(await tooSmall(page, EVERYTHING, TARGET));
  }, { viewport: NARROW }));

  test('a filled shortlist and a comparison fit 320 px, and all of them can be touched', () => visit('/shortlist/', async (page) => {
    await page.getByText(/^资料截至/).first().waitFor();
    await page.getByRole('button', { name: /去看时问什么/ }).first().click();
    await page.getByRole('button', { name: '链接和二维码' }).click();
    none(await overflowing(page));
    none(await tooSmall(page, EVERYTHING, TARGET));
    await page.getByRole('button', { name: '大字', exact: true }).click();
    none(await overflowing(page));
    none(await tooSmall(page, MAIN_CONTROLS, LARGE_TARGET));
    await page.getByRole('link', { name: /^对比勾选/ }).click();
    await page.locator('.ty-compare').waitFor();
    none(await overflowing(page));
    none(await tooSmall(page, EVERYTHING, TARGET));
  }, { viewport: NARROW, prepare: keeping(LIST.slice(0, 3), { [LIST[0].id]: { day: '2026-12-01', text: '院子大' } }) }));

  test('at twice the size of text nothing is lost', () => visit(finder(), async (page) => {
    await page.evaluate(() => {
      document.documentElement.classList.add('twice');
      document.styleSheets[0].insertRule(':root.twice { font-size: 212.5% }', document.styleSheets[0].cssRules.length);
    });
    none(await overflowing(page));
  }, { viewport: { width: 640, height: 800 } }));
});
