// The moment the application takes a written page over: nothing jumps, nothing is lost, whatever the page's age.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, LIST, finder, fitting, someone } from './register.mjs';
import { none } from './rules.mjs';
import { builtDay, fullest, kinds, plain, said, solid } from './site.mjs';
import { WASM, eventually, hold, holds, journeys, mainWords, ready, visit } from './visit.mjs';

/** Opens a page with the application still on its way; `act(page, arrive)` lets it come. */
const early = (path, act, options = {}) => {
  let arrive;
  const prepare = async (page) => {
    arrive = await hold(page, WASM);
    await options.prepare?.(page);
  };
  return visit(path, (page) => act(page, () => {
    arrive();
    return ready(page);
  }), { ...options, prepare, taken: false });
};

/** The words of the whole page as it stands, without those for readers without script. */
const text = (page) => page.evaluate(() => {
  const body = document.body.cloneNode(true);
  for (const unread of body.querySelectorAll('script, noscript')) unread.remove();
  return body.textContent;
}).then(plain);

/** How far things have moved since the page was opened without anybody having done anything. */
const shifts = (page) => page.evaluate(() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + (entry.hadRecentInput ? 0 : entry.value), 0))).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(0), 300);
}));

const daysOn = (days) => new Date(Date.parse(builtDay()) + days * 86_400_000).toISOString().slice(0, 10);

journeys('taking over', () => {
  for (const { kind, path } of kinds()) {
    test(`changes nothing on a page of the kind ${kind}`, () => early(path, async (page, arrive) => {
      const before = await text(page);
      await page.evaluate(() => {
        globalThis.standing = [...document.querySelectorAll('h1, header, main a, main li, select, input')];
      });
      await arrive();
      assert.equal(await text(page), before);
      const replaced = await page.evaluate(() => globalThis.standing.filter((one) => !one.isConnected).map((one) => one.outerHTML));
      assert.deepEqual(replaced, [], 'every element is the one that stood there');
      assert.equal(await shifts(page), 0);
    }));
  }

  test('a deep link with filters is filtered as soon as it is taken over, without a jump', () => early(finder('month=20&mode=full_day'), async (page, arrive) => {
    const found = new Finder(page);
    assert.equal(await found.count(), LIST.length, 'the page was written for no question');
    await arrive();
    assert.equal(await found.count(), fitting({ month: '20', mode: 'full_day' }).length);
    assert.deepEqual([await found.chosen('month'), await found.chosen('mode')], ['20', 'full_day']);
    assert.deepEqual(await found.chips(), ['20 个月', '全日托']);
    assert.ok((await shifts(page)) < 0.1);
  }));

  test('a malformed address is repaired and not an error', () => visit(finder('month=99&mode=full_day&kind=zoo&page=-1&%zz&near=1&x=%3Cscript%3E'), async (page) => {
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

  for (const { kind, path, html } of kinds().filter(({ kind }) => ['/', '/r/*/', '/r/*/find/', '/i/*/', '/policies/*/', '/check/'].includes(kind))) {
    test(`a page of the kind ${kind} made by older code is shown anew by newer code`, () => visit(path, async (page) => {
      await page.locator('.older').waitFor({ state: 'detached' });
      const now = said(html);
      assert.equal(await page.title(), now.title);
      assert.equal(plain(await page.locator('h1').textContent()), now.heading);
      await eventually(async () => solid(await mainWords(page)), solid(now.main));
      assert.deepEqual([await page.locator('header').count(), await page.locator('main').count(), await page.locator('footer').count()], [1, 1, 1]);
    }, { prepare: (page) => older(page, path) }));
  }

  test('a deep link to a page made by older code is answered', () => visit(finder('meals=yes'), async (page) => {
    await eventually(() => new Finder(page).count(), fitting({ meals: 'yes' }).length);
  }, { prepare: (page) => older(page, finder()) }));

  test('where only pages made by older code are to be had, they stay as they are, and say that they do not answer', () => visit(finder('meals=yes'), async (page) => {
    await page.locator('[data-no-answer]').waitFor();
    assert.equal(await new Finder(page).count(), LIST.length);
    await page.locator('.ty-cards h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
  }, { prepare: (page) => rewrite(page, finder(), (html) => stamped(html), { also: true }) }));

  test('an address that names no page, made by older code, stays as it is and leads on', () => visit('/no/such/page/', async (page, response) => {
    assert.equal(response.status(), 404);
    await page.getByRole('link', { name: '从选地区开始' }).click();
    await page.getByRole('heading', { name: '选地区' }).waitFor();
  }, { prepare: (page) => rewrite(page, '/no/such/page/', stamped) }));

  test('from a page of this code to one of newer code, the browser itself takes the step', () => visit('/check/', async (page) => {
    await page.evaluate(() => {
      globalThis.same = true;
    });
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '政策' }).click();
    await page.getByRole('heading', { level: 1, name: '政策说明' }).waitFor();
    await eventually(() => page.evaluate(() => globalThis.same), undefined);
    await ready(page);
  }, { prepare: (page) => page.route((url) => url.pathname === '/policies/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    return route.fulfill({ response, body: route.request().isNavigationRequest() ? html : stamped(html) });
  }) }));

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
    test(`a finder whose data ${state} says that it does not answer, can be read, and its links work`, () => visit(finder('meals=yes'), async (page) => {
      await page.locator('[data-no-answer]').waitFor();
      assert.match(await page.locator('[data-no-answer]').innerText(), /没有启动筛选/);
      assert.equal(await new Finder(page).count(), LIST.length);
      await page.locator('.ty-cards h3 a').first().click();
      await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    }, { prepare: (page) => rewrite(page, finder(), change), taken: false }));
  }

  test('what was typed before the application arrives is kept and answered', () => early(finder(), async (page, arrive) => {
    const found = new Finder(page);
    const wanted = someone((one) => one.name.includes('稻穗'), 'named 稻穗').name;
    await found.text.pressSequentially('daosui');
    await arrive();
    assert.equal(await found.text.inputValue(), 'daosui');
    await holds(async () => (await found.names()).includes(wanted));
    await eventually(() => found.asked(), { q: 'daosui' });
    assert.ok(await found.text.evaluate((input) => document.activeElement === input && input.selectionStart === 6), 'the caret stays');
  }));

  test('typing right through the arrival loses no letter', () => early(finder(), async (page, arrive) => {
    const found = new Finder(page);
    await found.text.pressSequentially('shili ');
    const [, arrived] = [await found.text.focus(), arrive()];
    for (const letter of 'daosui tuoyuyuan') await page.keyboard.type(letter, { delay: 15 });
    await arrived;
    await eventually(() => found.text.inputValue(), 'shili daosui tuoyuyuan');
    await eventually(() => found.asked().q, 'shili daosui tuoyuyuan');
  }));

  test('a word half composed when the application arrives stays half composed', () => early(finder(), async (page, arrive) => {
    const keyboard = await page.context().newCDPSession(page);
    const found = new Finder(page);
    await found.text.focus();
    await keyboard.send('Input.imeSetComposition', { text: "dao'su", selectionStart: 6, selectionEnd: 6 });
    await arrive();
    assert.equal(await found.text.inputValue(), "dao'su");
    await keyboard.send('Input.insertText', { text: '稻穗' });
    await eventually(() => found.text.inputValue(), '稻穗');
    await eventually(() => found.asked().q, '稻穗');
  }));

  test('what was chosen before the application arrives is kept and answered', () => early(finder('meals=yes'), async (page, arrive) => {
    const found = new Finder(page);
    await found.choose('month', '20');
    await arrive();
    assert.equal(await found.count(), fitting({ month: '20', meals: 'yes' }).length);
    assert.deepEqual([await found.chosen('month'), await found.chosen('meals')], ['20', 'yes']);
    await eventually(() => found.asked(), { month: '20', meals: 'yes' });
  }));

  test('a region chosen on the filing check before the application arrives is kept and answered', () => early('/check/', async (page, arrive) => {
    const wanted = someone((one) => one.filing?.status === 'filed', 'that is filed').name;
    await page.locator('#region').selectOption(CODE);
    await page.locator('#q').fill(wanted);
    await arrive();
    await page.locator('.ty-verdict--yes').first().waitFor();
    assert.deepEqual(new Finder(page).asked(), { region: CODE, q: wanted });
  }));

  test('what was typed on a page made by older code is kept and answered', () => early(finder(), async (page, arrive) => {
    const found = new Finder(page);
    await found.text.pressSequentially('daosui');
    await arrive();
    await eventually(() => found.text.inputValue(), 'daosui');
    await eventually(() => found.asked(), { q: 'daosui' });
  }, { prepare: (page) => rewrite(page, finder(), stamped) }));
});

/** Lets the page at `path` come changed when the browser opens it; `also` when the application fetches it. */
async function rewrite(page, path, change, { also = false } = {}) {
  await page.route((url) => url.pathname === path, async (route) => {
    if (!also && !route.request().isNavigationRequest()) return route.continue();
    const response = await route.fetch();
    const html = await response.text();
    assert.notEqual(change(html), html, 'the change finds its place');
    return route.fulfill({ response, body: change(html) });
  });
}

/** The page with the stamp of other code. */
function stamped(html) {
  return html.replace(/(data-view=")[^"]*/, '$10000000000000000');
}

/** Lets the page at `path` come as other code would have made it: another stamp, another form of data, other markup. */
function older(page, path) {
  return rewrite(page, path, (html) => stamped(html)
    .replace(/<body>.*<\/body>/s, '<body><div class="older"><h1>旧的一页</h1><main>旧的内容</main><footer>旧</footer></div><script type="application/json" id="live-data">{"older":1}</script></body>'));
}

/** How old a day is on another, as the site says it. */
function age(day, today) {
  const [from, to] = [new Date(day), new Date(today)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() - (to.getUTCDate() < from.getUTCDate() ? 1 : 0);
  if (months >= 24) return `${Math.floor(months / 12)} 年前`;
  return months >= 1 ? `${months} 个月前` : `${(to - from) / 86_400_000} 天前`;
}
