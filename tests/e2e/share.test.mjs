// Handing on what is shown: the link carries all of it but the family's own places, in WeChat's browser too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { LIST, REGION, finder, fitting, middle } from './register.mjs';
import { PHONE, eventually, holds, journeys, ready, visit } from './visit.mjs';

const HERE = REGION.townships.map(({ code }) => ({ code, ...middle(code) })).find(({ lon }) => lon);
const OWN = { longitude: Number((HERE.lon + 0.00123).toFixed(6)), latitude: Number((HERE.lat - 0.00217).toFixed(6)), accuracy: 20 };

/** How WeChat's browser names itself on Android and on iOS; what it lacks is taken away below. */
const WECHAT = {
  Android: 'Mozilla/5.0 (Linux; Android 13; V2183A Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 '
    + 'Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 '
    + 'Weixin NetType/WIFI Language/zh_CN ABI/arm64',
  iOS: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 '
    + 'MicroMessenger/8.0.48(0x1800302b) NetType/WIFI Language/zh_CN',
};

/** Takes away what WeChat's browser does not give: a clipboard, a position, sharing, printing. */
function poorer(page) {
  return page.addInitScript(() => {
    for (const name of ['clipboard', 'geolocation', 'share']) Object.defineProperty(Navigator.prototype, name, { get: () => undefined });
    globalThis.print = () => { globalThis.printed = true; };
  });
}

const open = (page) => page.locator('.ty-share summary').click();
const link = (page) => page.getByLabel('链接', { exact: true });

journeys('handing on', () => {
  test('the link is the address with every choice, and shows the same to whoever opens it', () => visit(
    finder(`q=托育&month=20&within=5&near=${HERE.code}&leave=1800&way=35`), async (page) => {
      const found = new Finder(page);
      await open(page);
      const handed = await link(page).inputValue();
      assert.equal(handed, page.url().replace('托育', encodeURIComponent('托育')));
      const [names, chips] = [await found.names(), await found.chips()];
      assert.deepEqual(chips, ['“托育”', '20 个月', '5 公里内']);
      const other = await page.context().newPage();
      await other.goto(handed);
      const theirs = new Finder(other);
      await eventually(() => theirs.chips(), chips);
      assert.deepEqual(await theirs.names(), names);
    },
  ));

  test('the family\'s own place is in the link only when they say so, and then to about a kilometre', () => visit(finder('month=20'), async (page) => {
    await page.getByRole('button', { name: '用我的位置' }).click();
    await page.getByText('已按您的位置算').waitFor();
    await open(page);
    await eventually(async () => new URL(await link(page).inputValue()).search, '?month=20');
    await page.getByLabel(/把位置带进链接/).check();
    const rough = `${OWN.longitude.toFixed(2)}_${OWN.latitude.toFixed(2)}`;
    await eventually(async () => new URL(await link(page).inputValue()).search, `?month=20&near=${rough}`);
    assert.equal(new URL(page.url()).search, '?month=20', 'the address itself says nothing');
    const handed = await link(page).inputValue();
    const other = await page.context().newPage();
    await other.goto(handed);
    await eventually(() => new Finder(other).chips(), ['20 个月', '3 公里内']);
    await eventually(() => new Finder(other).chosen('near'), rough);
    const wheres = (await other.locator('.ty-card__where').allTextContents()).filter((where) => / (米|公里) · /.test(where));
    assert.ok(wheres.length > 0 && wheres.every((where) => where.startsWith('约 ')), 'a rough point gives rough distances');
    await page.getByLabel(/把位置带进链接/).uncheck();
    await eventually(async () => new URL(await link(page).inputValue()).search, '?month=20');
  }, { device: { geolocation: OWN, permissions: ['geolocation'] } }));

  test('one press copies the link', () => visit(finder('meals=yes'), async (page) => {
    await open(page);
    await page.getByRole('button', { name: '复制链接' }).click();
    await page.getByText('已复制').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  }, { device: { permissions: ['clipboard-read', 'clipboard-write'] } }));

  for (const [system, userAgent] of Object.entries(WECHAT)) {
    const device = { userAgent, isMobile: true, hasTouch: true };
    test(`in WeChat on ${system} a link with choices opens on them, and no address has a hash`, () => visit(finder('month=20&mode=full_day'), async (page) => {
      const found = new Finder(page);
      await eventually(() => found.chips(), ['20 个月', '全日托']);
      assert.equal(await found.count(), fitting({ month: '20', mode: 'full_day' }).length);
      assert.equal(await page.locator('main a[href*="/#"]').count(), 0);
      await page.locator('.ty-cards h3 a').first().tap();
      await page.getByRole('heading', { name: '备案与认定' }).waitFor();
      await holds(() => /^\/i\/[a-z0-9-]+\/$/.test(new URL(page.url()).pathname + new URL(page.url()).hash));
      await page.goBack();
      await eventually(() => found.chips(), ['20 个月', '全日托']);
    }, { viewport: PHONE, prepare: poorer, device }));

    test(`in WeChat on ${system} without a position there are townships, names and another browser`, () => visit(finder(), async (page) => {
      const found = new Finder(page);
      await page.getByRole('button', { name: '用我的位置' }).tap();
      await page.getByText('用浏览器打开').waitFor();
      assert.equal(await found.count(), LIST.length);
      await found.choose('near', HERE.code);
      await eventually(() => found.chips(), ['3 公里内']);
    }, { viewport: PHONE, prepare: poorer, device }));

    test(`in WeChat on ${system} who wants to print or to save a file is told where that works`, () => visit('/start/sheet/', async (page) => {
      await page.getByRole('button', { name: '打印' }).tap();
      await page.getByText('微信里不能打印').waitFor();
      assert.equal(await page.evaluate(() => globalThis.printed), undefined);
      await page.goto('/open-data/');
      await ready(page);
      await page.locator('a[download]').first().evaluate((link) => {
        link.addEventListener('click', (event) => event.preventDefault());
        link.click();
      });
      await page.getByText('微信里存不了文件').waitFor();
    }, { viewport: PHONE, prepare: poorer, device }));

    test(`in WeChat on ${system} without a clipboard the link is copied in the old way, or stands selected`, () => visit(finder('meals=yes'), async (page) => {
      await open(page);
      await page.getByRole('button', { name: '复制链接' }).tap();
      await page.getByText('已复制').waitFor();
      await page.evaluate(() => {
        document.execCommand = () => false;
      });
      await page.getByRole('button', { name: '复制链接' }).tap();
      await page.getByText('请长按选中的文字').waitFor();
      await holds(() => page.evaluate(() => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        return value === location.href && selectionStart === 0 && selectionEnd === value.length;
      }));
    }, { viewport: PHONE, prepare: poorer, device }));
  }
});
