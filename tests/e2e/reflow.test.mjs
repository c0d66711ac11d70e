// Small screens, large type and fingers: nothing runs off the side, and what is to be touched is large enough.
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, LIST, finder } from './register.mjs';
import { none } from './rules.mjs';
import { keeping } from './shortlist.mjs';
import { kinds } from './site.mjs';
import { NARROW, PHONE, journeys, visit } from './visit.mjs';

/** The smallest side of anything to be touched, and of the main controls in large type, in CSS pixels. */
const TARGET = 44;
const LARGE_TARGET = 60;

const EVERYTHING = 'a[href], button, input:not([type=hidden]), select, summary, [role=button]';
const MAIN_CONTROLS = 'button, input, select, summary, nav a, a.ty-button, a.ty-chip, .ty-card h3 a';

const EVERY_CHOICE = 'q=示例&month=20&mode=full_day&closes=1700&fee=4000&affordable=unstated'
  + '&kind=kindergarten&evaluated=none&meals=yes&watch=yes';

journeys('small screens', () => {
  for (const { kind, path } of kinds()) {
    test(`a page of the kind ${kind} fits 320 px, also in large type`, () => visit(path, async (page) => {
      none(await overflowing(page));
      await page.getByRole('button', { name: '大字' }).click();
      none(await overflowing(page));
    }, { viewport: NARROW }));

    test(`on a page of the kind ${kind} a finger meets all it can touch, more easily in large type`, () => visit(path, async (page) => {
      await openAll(page);
      none(await tooSmall(page, EVERYTHING, TARGET));
      await page.getByRole('button', { name: '大字' }).click();
      none(await tooSmall(page, MAIN_CONTROLS, LARGE_TARGET));
    }, { viewport: PHONE }));
  }

  test('a finder with every choice made fits 320 px, and its chips can be touched', () => visit(finder(EVERY_CHOICE), async (page) => {
    none(await overflowing(page));
    none(await tooSmall(page, EVERYTHING, TARGET));
    await new Finder(page).takeAway('供餐');
    none(await overflowing(page));
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
    await page.getByRole('button', { name: '大字' }).click();
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

/** What reaches beyond the sides of the window, unless it stands in a part that scrolls by itself. */
function overflowing(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = (element) => element.closest('.ty-scroll') && !element.matches('.ty-scroll');
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      const shown = width > 0 && height > 0 && element.checkVisibility() && !element.matches('.ty-skip');
      return shown && (right > wide + 0.5 || left < -0.5) && !scrolls(element);
    });
    const named = out.map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
    return document.documentElement.scrollWidth > wide ? [`the page is ${document.documentElement.scrollWidth} px wide`, ...named] : named;
  });
}

/** Opens every disclosure, so that what is in it counts too. */
function openAll(page) {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('main details')) details.open = true;
  });
}

/**
 * What is smaller than `least` to the touch. A link in running text may be as high as its line (WCAG 2.5.8, inline). What is drawn small
 * may still answer to touches around it; so what is small is touched at the edges of a square around its middle.
 */
function tooSmall(page, selector, least) {
  return page.evaluate(([all, side]) => {
    const inline = (element) => {
      if (element.localName !== 'a' || getComputedStyle(element).display !== 'inline') return false;
      const block = element.closest('p, li, td, th, dd, dt, figcaption, caption, blockquote');
      const links = [...(block?.querySelectorAll('a') ?? [])].reduce((sum, link) => sum + link.textContent.trim().length, 0);
      return block && block.textContent.trim().length - links >= 2;
    };
    const answers = (element) => {
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y, half] = [left + width / 2, top + height / 2, side / 2 - 1];
      return [[-half, 0], [half, 0], [0, -half], [0, half]].every(([dx, dy]) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return hit && (element === hit || element.contains(hit));
      });
    };
    const small = (element) => {
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || !element.checkVisibility() || inline(element)) return false;
      return (width < side - 0.5 || height < side - 0.5) && !answers(element);
    };
    return [...document.querySelectorAll(all)].filter(small).map((element) => {
      const [width, height] = [element.offsetWidth, element.offsetHeight];
      return `${width} × ${height}: <${element.localName}> ${element.className} ${element.textContent.trim().slice(0, 30)}`;
    });
  }, [selector, least]);
}
