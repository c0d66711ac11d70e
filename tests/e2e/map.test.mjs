// Maps: the static picture that stands in the page before any script, and on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { CODE, CODES, LIST, finder, gone, institutions } from './register.mjs';
import { SITE, files } from './site.mjs';
import { PHONE, journeys, visit } from './visit.mjs';

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
});
