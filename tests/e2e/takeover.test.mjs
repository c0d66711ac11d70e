// The moment the application takes a written page over: nothing jumps, whatever the page's age and whatever others did to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { LIST, finder, fitting } from './register.mjs';
import { none } from './rules.mjs';
import { builtDay, fullest, kinds, plain } from './site.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';
import { early, rewrite } from './wire.mjs';

journeys('taking over', () => {
  for (const { kind, path } of kinds()) {
    test(`changes nothing on a page of the kind ${kind}`, () => early(path, async (page, arrive) => {
      const before = await text(page);
      await page.evaluate(() => {
        globalThis.standing = [...document.querySelectorAll('h1, header, main a, main li, select, input')];
      });
      const begun = await page.evaluate(() => performance.now());
      await arrive();
      assert.equal(await text(page), before);
      const gone = () => globalThis.standing.filter((one) => !one.isConnected).map((one) => one.outerHTML);
      none(await page.evaluate(gone));
      assert.equal(await shifts(page, begun), 0);
    }));
  }

  const deep = finder('month=20&mode=full_day');
  test('a deep link with filters is filtered at once, without a jump', () => early(deep, async (page, arrive) => {
    const found = new Finder(page);
    assert.equal(await found.count(), LIST.length, 'the page was written for no question');
    const begun = await page.evaluate(() => performance.now());
    await arrive();
    assert.equal(await found.count(), fitting({ month: '20', mode: 'full_day' }).length);
    assert.deepEqual([await found.chosen('month'), await found.chosen('mode')], ['20', 'full_day']);
    assert.deepEqual(await found.chips(), ['20 个月', '全日托']);
    assert.ok((await shifts(page, begun)) < 0.1);
  }));

  const malformed = finder('month=99&mode=full_day&kind=zoo&page=-1&%zz&near=1&x=%3Cscript%3E');
  test('a malformed address is repaired and not an error', () => visit(malformed, async (page) => {
    const found = new Finder(page);
    assert.deepEqual(await found.chips(), ['全日托']);
    assert.equal(await found.count(), fitting({ mode: 'full_day' }).length);
  }, { allow: /says too much/ }));

  test('a page made 40 days ago comes up with today\'s ages, silently', () => early(fullest('/i/*/').path, async (page, arrive) => {
    const footer = page.locator('footer .ty-dated');
    const was = await footer.textContent();
    await arrive();
    await holds(async () => (await footer.textContent()) !== was);
    const stated = await footer.locator('time').getAttribute('datetime');
    assert.equal(await footer.textContent(), `${stated}，${age(stated, daysOn(40))}`);
  }, { day: daysOn(40) }));

  test('a finder made 40 days ago counts vacancies from today', () => visit(finder('vacancy=180'), async (page) => {
    const later = fitting({ vacancy: '180' }, daysOn(40)).length;
    assert.notEqual(later, fitting({ vacancy: '180' }).length, 'the day makes a difference');
    await eventually(() => new Finder(page).count(), later);
  }, { day: daysOn(40) }));

  for (const [place, change] of Object.entries({
    'at the start': (html) => html.replace('<body>', '<body><div>a word from the carrier</div>'),
    'at the end': (html) => html.replace('</body>', '<div>a word from the carrier</div></body>'),
  })) {
    test(`markup that a carrier or an extension puts ${place} of the page does not stop it`, () => visit(finder(), async (page) => {
      const found = new Finder(page);
      await found.choose('meals', 'yes');
      await eventually(() => found.count(), fitting({ meals: 'yes' }).length);
    }, { prepare: (page) => rewrite(page, finder(), change) }));
  }

  for (const [state, change] of Object.entries({
    'is missing': (html) => html.replace(/<script type="application\/json".*?<\/script>/s, ''),
    'is cut short': (html) => html.replace(/(id="live-data">.{200}).*?<\/script>/s, '$1</script>'),
    'is not data at all': (html) => html.replace(/(id="live-data">).*?<\/script>/s, '$1not data</script>'),
  })) {
    test(`a finder whose data ${state} says that it does not answer, and its links work`, () => visit(finder('meals=yes'), async (page) => {
      await page.locator('[data-no-answer]').waitFor();
      assert.match(await page.locator('[data-no-answer]').innerText(), /没有筛选/);
      assert.equal(await new Finder(page).count(), LIST.length);
      await page.locator('.ty-cards h3 a').first().click();
      await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    }, { prepare: (page) => rewrite(page, finder(), change), taken: false }));
  }
});

/** The words of the whole page as it stands, without those for readers without script. */
async function text(page) {
  return plain(await page.evaluate(() => {
    const body = document.body.cloneNode(true);
    // Which years can be chosen follows from the day, and nothing of a closed list is read.
    for (const unread of body.querySelectorAll('script, noscript, #birth-year option')) unread.remove();
    // A page names its own address in full; written, it knows only the path.
    return body.textContent.replaceAll(location.origin, '');
  }));
}

/** How far things have moved since then, without anybody having done anything. */
function shifts(page, since) {
  return page.evaluate((since) => new Promise((resolve) => {
    const counts = (entry) => entry.startTime > since && !entry.hadRecentInput;
    const sum = (entries) => entries.filter(counts).reduce((all, entry) => all + entry.value, 0);
    new PerformanceObserver((list) => resolve(sum(list.getEntries()))).observe({ type: 'layout-shift', buffered: true });
    // Where nothing has moved, the observer has nothing to say.
    setTimeout(() => resolve(0), 300);
  }), since);
}

/** The day so many days after the pages were made. */
function daysOn(days) {
  return new Date(Date.parse(builtDay()) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How old a day is on another, as the site says it. */
function age(day, today) {
  const [from, to] = [new Date(day), new Date(today)];
  const begun = to.getUTCDate() < from.getUTCDate() ? 1 : 0;
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() - begun;
  if (months >= 24) return `${Math.floor(months / 12)} 年前`;
  return months >= 1 ? `${months} 个月前` : `${(to - from) / 86_400_000} 天前`;
}
