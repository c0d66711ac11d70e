// Maps: the static picture that stands in the page before any script, and on paper; and the live one, opened by the reader's own tap.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { CODE, CODES, LIST, REGION, finder, gone, institutions } from './register.mjs';
import { SITE, files } from './site.mjs';
import { DESK, PHONE, eventually, journeys, visit } from './visit.mjs';
import { BROWSERS_WORD } from './wire.mjs';

const packs = CODES.map((code) => {
  const name = files().find((file) => file.startsWith(`data/runtime/${code}-basemap.`));
  return { code, bytes: readFileSync(join(SITE, name)) };
});

/** Whether a point is inside an odd number of rings. */
const inside = (rings, [x, y]) => rings.reduce((is, ring) => ring.reduce((odd, [x1, y1], at) => {
  const [x2, y2] = ring[(at + 1) % ring.length];
  return (y1 > y) !== (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) ? !odd : odd;
}, is), false);

/** How many institutions each mark of a picture stands for. */
const counts = (page) => page.locator('.ty-picture__drawing .ty-mark').evaluateAll((marks) => marks
  .filter((mark) => !mark.classList.contains('ty-mark--here'))
  .map((mark) => (mark.classList.contains('ty-mark--several') ? Number(mark.querySelector('text').textContent) : 1)));

journeys('maps', () => {
  test('a county pack is at most 4 KB, names its source and holds the points of its institutions', () => {
    for (const { code, bytes } of packs) {
      const pack = JSON.parse(bytes);
      assert.ok(brotliCompressSync(bytes).length <= 4096, `${code}: ${brotliCompressSync(bytes).length} bytes`);
      assert.match(pack.source.title, /天地图/);
      assert.equal(pack.map_approval ?? null, null, 'only the authority can state it');
      const placed = institutions(code).filter((one) => one.position?.precision === 'exact');
      assert.ok(placed.length > 0);
      for (const one of placed) assert.ok(inside(pack.rings, [one.position.lon, one.position.lat]), one.id);
    }
  });

  for (const path of [`/r/${CODE}/`, finder()]) {
    test(`without script ${path} has a picture of every place with a position, and says where the boundaries come from`, () => (
      visit(path, async (page) => {
        const shown = await counts(page);
        const standing = LIST.filter((one) => !gone(one));
        assert.equal(shown.reduce((sum, count) => sum + count, 0), standing.filter((one) => one.position).length);
        const said = await page.locator('.ty-picture figcaption').innerText();
        assert.match(said, /天地图/);
        assert.match(said, /审图号/);
        assert.match(said, /没有道路/);
        const without = standing.filter((one) => !one.position).length;
        if (without > 0) assert.match(said, new RegExp(`另有 ${without} 家没有公布位置`));
        assert.ok((await page.locator('.ty-name--township').count()) > 3, 'townships are named');
      }, { viewport: PHONE, script: false })
    ));
  }

  test('an institution stands out in the picture on its own page', async () => {
    const one = LIST.find((other) => other.position && !gone(other));
    await visit(`/i/${one.id}/`, async (page) => {
      assert.equal(await page.locator('.ty-mark--here').count(), 2, 'on the map and in its key');
      assert.equal(await page.locator('.ty-picture__drawing').getAttribute('role'), 'img');
    }, { viewport: PHONE });
  });

  test('the picture is printed', () => visit(`/r/${CODE}/`, async (page) => {
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.ty-picture__drawing').isVisible());
  }, { viewport: PHONE }));

  const openMap = async (page) => {
    await page.getByRole('link', { name: '看地图' }).click();
    await page.locator('.leaflet-container').waitFor();
  };
  const pins = (page) => page.locator('.ty-pin').evaluateAll((all) => all.filter((pin) => !pin.classList.contains('ty-pin--nursing'))
    .map((pin) => (pin.classList.contains('ty-pin--several') ? Number(pin.textContent) : 1)));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const placed = (list) => list.filter((one) => one.position).length;
  const zoomedIn = (page) => page.evaluate(() => document.getElementById('picture').map.map.getZoom());

  test('nothing of the map is fetched before it is opened, and opening it shows every place found that has a position', () => {
    const asked = [];
    return visit(finder(), async (page) => {
      assert.deepEqual(asked, []);
      await openMap(page);
      assert.ok(asked.length >= 2, 'its code and its clusters');
      await eventually(async () => sum(await pins(page)), placed(LIST));
      const without = LIST.length - placed(LIST);
      await eventually(() => page.locator('.ty-map [role=status]').textContent(), `地图上 ${placed(LIST)} 家，${without} 家没有公布位置，只在名单里`);
    }, { viewport: PHONE, prepare: (page) => page.on('request', (request) => /\/map-/.test(request.url()) && asked.push(request.url())) });
  });

  test('the map and the list always show the same, also after a choice', () => visit(finder(), async (page) => {
    await openMap(page);
    const some = LIST.filter((one) => (one.modes ?? []).includes('half_day'));
    await page.locator('#mode').selectOption('half_day');
    await eventually(async () => sum(await pins(page)), placed(some));
    await eventually(async () => Number(/\d+/.exec(await page.locator('#found').textContent())[0]), some.length);
  }));

  test('a circle leads closer until single places stand, and a place says its name and leads to its page', () => visit(finder(), async (page) => {
    await openMap(page);
    for (let step = 0; step < 12 && (await page.locator('.ty-pin--several').count()) > 0; step += 1) {
      if ((await page.locator('.ty-pin:not(.ty-pin--several)').count()) > 0) break;
      await page.locator('.ty-pin--several').first().click();
    }
    const one = page.locator('.ty-pin:not(.ty-pin--several)').first();
    const name = await one.getAttribute('aria-label');
    await one.evaluate((pin) => pin.click());
    const link = page.locator('.ty-map__chosen a');
    await eventually(() => link.first().textContent(), name);
    await link.first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }));

  test('on a phone who is meant by a mark is said beside the map, not out of sight', () => visit(finder(), async (page) => {
    await openMap(page);
    await page.locator('.ty-map__box').evaluate((box) => box.scrollIntoView({ block: 'start' }));
    const one = page.locator('.ty-pin:not(.ty-pin--several)').first();
    const name = await one.getAttribute('aria-label');
    const scrolled = await page.evaluate(() => scrollY);
    await one.click();
    const link = page.locator('.ty-map__chosen a');
    await eventually(() => link.first().textContent(), name);
    assert.equal(await page.evaluate(() => scrollY), scrolled);
    const { y, height } = await link.first().boundingBox();
    assert.ok(y >= 0 && y + height <= PHONE.height, `the link stands at ${y}`);
  }, { viewport: PHONE }));

  test('the part of the county in view can be looked in, which the address says no finer than a kilometre', () => visit(finder(), async (page) => {
    await openMap(page);
    const before = await zoomedIn(page);
    await page.getByRole('button', { name: '放大', exact: true }).click();
    await page.getByRole('button', { name: '放大', exact: true }).click();
    await eventually(() => zoomedIn(page), before + 2);
    await page.getByRole('link', { name: '只找这一片' }).click();
    await page.locator('.ty-chips a', { hasText: '地图上的这一片' }).waitFor();
    const area = new URL(page.url()).searchParams.get('area');
    assert.match(area, /^(\d+\.\d\d_?){4}$/);
    const [west, south, east, north] = area.split('_').map(Number);
    const inside = ({ position }) => position && position.lon >= west && position.lon <= east && position.lat >= south && position.lat <= north;
    const expected = LIST.filter(inside).length;
    await eventually(async () => Number(/\d+/.exec(await page.locator('#found').textContent())?.[0] ?? 0), expected);
    await page.locator('#mode').selectOption('half_day');
    await page.locator('.ty-chips a', { hasText: '半日' }).waitFor();
    await eventually(() => new URL(page.url()).searchParams.get('area'), area, 'another choice keeps the part of the map');
  }));

  test('all of it can be done by keyboard, with a way past and no trap', () => visit(finder(), async (page) => {
    await page.getByRole('link', { name: '看地图' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.leaflet-container').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement.className.includes('ty-map__box')), true);
    const before = await zoomedIn(page);
    await page.keyboard.press('+');
    await eventually(() => zoomedIn(page), before + 1);
    await page.keyboard.press('-');
    await eventually(() => zoomedIn(page), before);
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
    const first = await focused();
    assert.equal(await page.locator('.ty-pin[tabindex="0"]').count(), 1, 'one tab stop for all marks');
    const moved = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key);
      moved.push(await focused());
    }
    assert.ok(moved.some((name) => name !== first), 'the arrow keys go from mark to mark');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), '放大', 'and on to the buttons');
    await page.locator('.ty-map .ty-skip').focus();
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement.id), 'list-follows');
    await page.getByRole('button', { name: '收起' }).click();
    await eventually(() => page.locator('.ty-map').count(), 0);
    assert.ok(await page.locator('.ty-picture__drawing').isVisible(), 'the picture is back');
  }));

  test('pointing at a card lights up its mark, and the other way round', () => visit(finder(), async (page) => {
    await openMap(page);
    const card = page.locator('[data-card]').filter({ has: page.locator('h3') });
    const indexes = await card.evaluateAll((all) => all.map((one) => Number(one.dataset.card)));
    const { points } = JSON.parse(await page.locator('#map-data').textContent()).places;
    const at = indexes.findIndex((index) => points[index * 2] !== null);
    await card.nth(at).locator('a').first().focus();
    await eventually(() => page.locator('.ty-pin--lit').count(), 1);
    await page.locator('.ty-pin').first().focus();
    await eventually(async () => (await page.locator('[data-card][data-lit]').count()) + (await page.locator('.ty-pin:focus').count()) > 0, true);
  }, { viewport: DESK }));

  test('townships are named on the map', () => visit(finder(), async (page) => {
    await openMap(page);
    const named = await page.locator('.ty-words--town').allTextContents();
    assert.deepEqual(named, REGION.townships.map((one) => one.name).filter((name) => named.includes(name)).reverse());
    assert.ok(named.length > 3);
  }));

  test('nursing rooms are a layer of their own', () => visit(finder(), async (page) => {
    await openMap(page);
    await page.getByLabel('母婴室和服务点').check();
    await eventually(async () => (await page.locator('.ty-pin--nursing, .ty-pin--several').count()) > 0, true);
    await page.getByLabel('母婴室和服务点').uncheck();
    await eventually(() => page.locator('.ty-pin--nursing').count(), 0);
  }));

  test('where distances are measured from, rings say how far', () => visit(finder(`near=${LIST.find((one) => one.position && one.township).township}`), async (page) => {
    await openMap(page);
    await eventually(() => page.locator('.ty-words--ring').allTextContents(), ['5 公里', '3 公里', '1 公里', '500 米']);
  }));

  test('any point of the map can be what distances are measured from; it stays on the page', () => visit(finder(), async (page) => {
    await openMap(page);
    await page.getByRole('button', { name: '把地图中间的十字设为家' }).click();
    await eventually(() => page.getByLabel('离哪里近').inputValue(), 'spot');
    await eventually(() => page.locator('.ty-words--ring').count(), 4);
    assert.match(await page.locator('.ty-card__where').first().innerText(), /^(约 )?[\d.]+ (米|公里)/);
    assert.equal(new URL(page.url()).search, '');
    await page.getByRole('button', { name: '把地图中间的十字设为单位' }).press('Enter');
    await eventually(() => page.locator('.ty-words--ring').count(), 8);
  }));

  test('what each township adds up to is a layer of its own', () => visit(finder(), async (page) => {
    await openMap(page);
    const words = () => page.locator('.ty-words--town').allTextContents();
    assert.ok((await words()).every((one) => !/\d/.test(one)));
    await page.getByLabel('各镇街的托位').check();
    await eventually(async () => (await words()).every((one) => / \d+ 个$/.test(one)), true);
    await page.getByLabel('各镇街的托位').uncheck();
    await eventually(async () => (await words()).some((one) => /\d/.test(one)), false);
  }));

  test('in large type the marks are as large as a button', () => visit(finder(), async (page) => {
    await page.getByRole('button', { name: '大字' }).click();
    await openMap(page);
    const small = await page.locator('.ty-pin').evaluateAll((pins) => pins.filter((pin) => pin.offsetWidth < 60 || pin.offsetHeight < 60).length);
    assert.equal(small, 0);
  }));

  for (const [what, pattern] of [['code', '**/map-open-*.js'], ['clusters', '**/map-clusters-*.wasm']]) {
    test(`when the map's ${what} does not come, that is said, and list and picture remain`, () => visit(finder(), async (page) => {
      await page.route(pattern, (route) => route.abort());
      await page.getByRole('link', { name: '看地图' }).click();
      await page.getByText('地图没有打开').waitFor();
      assert.ok(await page.locator('.ty-picture__drawing').isVisible());
      assert.ok((await page.locator('.ty-cards h3').count()) > 0);
    }, { allow: BROWSERS_WORD }));
  }

  test('without its base map the marks still stand', () => visit(finder(), async (page) => {
    await page.route('**/data/runtime/*-basemap.*.json', (route) => route.abort());
    await openMap(page);
    await eventually(async () => sum(await pins(page)), placed(LIST));
  }, { allow: BROWSERS_WORD }));

  test('a page left behind takes its map with it, and coming back it can be opened again', () => visit(finder(), async (page) => {
    await openMap(page);
    await page.locator('.ty-cards h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
    assert.equal(await page.locator('.ty-map').count(), 0);
    await page.goBack();
    await page.locator('.ty-cards h3').first().waitFor();
    await openMap(page);
    await eventually(async () => sum(await pins(page)), placed(LIST));
  }));
});
