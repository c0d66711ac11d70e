// An institution's page: the way there, whom to tell, where else to look.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODE, LIST, REGION, finder, fitting, gone, metres, someone } from './register.mjs';
import { all, copied, inWeChat, noted } from './shortlist.mjs';
import { PHONE, eventually, holds, journeys, mainWords, visit } from './visit.mjs';

const path = (one) => `/i/${one.id}/`;
const exact = someone((one) => one.position?.precision === 'exact' && one.kind !== 'home' && one.address && !gone(one), 'with an exact point');
const MAPS = { 高德地图: 'uri.amap.com', 百度地图: 'api.map.baidu.com', 腾讯地图: 'apis.map.qq.com', 苹果地图: 'maps.apple.com' };

journeys('an institution\'s page', () => {
  test('leads there by four maps, in the datum they draw in, and the address can be copied', () => visit(path(exact), async (page) => {
    for (const [label, host] of Object.entries(MAPS)) {
      const href = new URL(await page.getByRole('link', { name: label, exact: true }).getAttribute('href'));
      assert.equal(href.hostname, host);
      const [a, b] = decodeURIComponent(href.search).match(/\d{2,3}\.\d{6}/g).map(Number);
      const point = { lon: Math.max(a, b), lat: Math.min(a, b) };
      const moved = metres(exact.position, point);
      assert.ok(moved > 100 && moved < 1000, `${label}: GCJ-02 lies some 500 m off, not ${moved}`);
    }
    await page.getByRole('button', { name: '复制地址' }).click();
    await eventually(() => copied(page), exact.address);
  }, { prepare: noted }));

  const home = LIST.find((one) => one.kind === 'home');
  if (home) {
    test('leads nobody to a dwelling', () => visit(path(home), async (page) => {
      await page.getByText('为保护住户不提供导航').waitFor();
      for (const host of Object.values(MAPS)) assert.equal(await page.locator(`a[href*="${host}"]`).count(), 0);
    }));
  }

  test('gives the words that name the record, whole address and all, to whoever wants to report it', () => visit(path(exact), async (page) => {
    const words = page.locator('.ty-report');
    await holds(async () => (await words.textContent()).includes(`${new URL(page.url()).origin}${path(exact)}`));
    for (const part of [exact.id, exact.name, exact.as_of]) assert.ok((await words.textContent()).includes(part), part);
    await page.getByRole('button', { name: '复制这段话' }).click();
    await eventually(() => copied(page), await words.textContent());
    assert.equal(await page.getByRole('link', { name: '12345' }).getAttribute('href'), 'tel:12345');
    if (REGION.authority_mail) {
      const letter = await page.getByRole('link', { name: /写邮件/ }).getAttribute('href');
      assert.ok(decodeURIComponent(letter).includes(exact.id) && letter.includes(new URL(page.url()).origin), letter);
    }
  }, { prepare: all(inWeChat, noted), viewport: PHONE }));

  test('leads back to the same conditions, nearest to this place first', () => visit(finder('mode=full_day&page=2'), async (page) => {
    await page.locator('.ty-card h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    const link = page.getByRole('link', { name: '按刚才选的条件，看附近的别家' });
    const href = new URL(await link.getAttribute('href'), page.url());
    assert.equal(href.searchParams.get('mode'), 'full_day');
    assert.equal(href.searchParams.get('page'), null, 'another order has other pages');
    await link.click();
    await page.getByRole('heading', { level: 1, name: /找托育/ }).waitFor();
    await eventually(async () => Number(/\d+/.exec(await page.locator('#found').textContent())?.[0]), fitting({ mode: 'full_day' }).length);
  }));

  test('come to directly, it leads to the finder without conditions', () => visit(path(exact), async (page) => {
    const link = page.getByRole('link', { name: '在全区按条件找别家' });
    assert.ok((await link.getAttribute('href')).startsWith(`/r/${CODE}/find/`));
  }));

  test('says in words what was not evaluated, and a closed one says so first and leads on', async () => {
    const unevaluated = LIST.find((one) => !(one.evaluations ?? []).length && !gone(one));
    await visit(path(unevaluated), async (page) => {
      assert.match(await mainWords(page), /不等于不合格|没有参加|未参评/);
    });
    const over = someone((one) => one.operation === 'closed', 'that is closed');
    await visit(path(over), async (page) => {
      await page.locator('.ty-notice').first().waitFor();
      await page.getByRole('link', { name: '看看附近还开着的' }).click();
      await holds(() => page.locator('#nearby').evaluate((place) => place.getBoundingClientRect().top < innerHeight));
    });
  });
});
