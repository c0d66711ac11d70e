// Layers a deployer adds to the map: none by default; 天地图 by key, a PMTiles file by its path, and the policy with them.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { prerender } from './prerender.mjs';
import { finder } from './register.mjs';
import { pages } from './site.mjs';
import { eventually, journeys, visit } from './visit.mjs';
import { BROWSERS_WORD } from './wire.mjs';

const KEY = 'abc123';
const policies = (folder) => new Set(pages(folder).map((page) => /Content-Security-Policy" content="([^"]*)"/.exec(page.html)?.[1]));

test('by default no page names a host beside its own, and none carries a key', () => {
  // The source of the boundaries is named and linked; nothing is fetched from there.
  for (const page of pages()) assert.ok(!/t\d\.tianditu|map-layers/.test(page.html), page.file);
  for (const policy of policies()) assert.ok(!policy.includes('https:'), policy);
});

describe('a site with layers', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'tuoyu-layers-'));
  const folder = join(scratch, 'site');
  before(() => {
    writeFileSync(join(scratch, 'layers.json'), JSON.stringify({ tianditu_key: KEY, pmtiles: 'base.pmtiles' }));
    prerender(scratch, folder, ['--layers', join(scratch, 'layers.json')]);
    writeFileSync(join(folder, 'base.pmtiles'), onePolygon());
  });
  after(() => rmSync(scratch, { recursive: true }));

  journeys('in the browser', () => {
    const openMap = async (page) => {
      await page.getByRole('link', { name: '看地图' }).click();
      await page.locator('.leaflet-container').waitFor();
    };
    const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const elsewhere = /a request (left the origin|says too much)[^]*https:\/\/t[0-7]\.tianditu\.gov\.cn/;

    test('asks 天地图 for ground and names with the key, and only once the map is open', () => {
      const asked = [];
      return visit(finder(), async (page) => {
        assert.deepEqual(asked, []);
        await openMap(page);
        await eventually(() => new Set(asked.map((url) => url.searchParams.get('LAYER'))).size, 2);
        assert.ok(asked.every((url) => url.searchParams.get('tk') === KEY && url.pathname.endsWith('_w/wmts')));
        await eventually(async () => (await page.locator('.ty-tiles img.leaflet-tile-loaded').count()) > 0, true);
        assert.ok(await page.getByText('底图的图片没有取到').isHidden());
      }, {
        allow: elsewhere,
        prepare: (page) => page.route('https://*.tianditu.gov.cn/**', (route) => {
          asked.push(new URL(route.request().url()));
          return route.fulfill({ contentType: 'image/png', body: picture });
        }),
      });
    });

    test('when the pictures fail that is said, and borders and marks remain', () => visit(finder(), async (page) => {
      await openMap(page);
      await page.getByText('底图的图片没有取到').waitFor();
      assert.ok((await page.locator('.ty-pin').count()) > 0);
    }, { allow: new RegExp(`${elsewhere.source}|${BROWSERS_WORD.source}`), prepare: (page) => page.route('https://*.tianditu.gov.cn/**', (route) => route.abort()) }));

    test('draws a PMTiles file of its own host on a canvas', () => visit(finder(), async (page) => {
      await openMap(page);
      const drawn = () => page.evaluate(() => [...document.querySelectorAll('canvas.leaflet-tile')].some((tile) => tile.width > 0
        && tile.getContext('2d').getImageData(tile.width / 2, tile.height / 2, 1, 1).data[3] === 255));
      await eventually(drawn, true);
    }, { allow: new RegExp(`${elsewhere.source}|willReadFrequently`), prepare: (page) => page.route('https://*.tianditu.gov.cn/**', (route) => route.fulfill({ contentType: 'image/png', body: picture })) }));
  }, { folder: () => folder });
});

/** A PMTiles file with one tile, the whole world, in which all is land. */
function onePolygon() {
  const number = (value) => {
    const bytes = [];
    for (let rest = value; ; rest >>>= 7) {
      if (rest < 128) return [...bytes, rest];
      bytes.push((rest & 127) | 128);
    }
  };
  const part = (field, bytes) => [...number((field << 3) | 2), ...number(bytes.length), ...bytes];
  const value = (field, content) => [...number(field << 3), ...number(content)];
  const square = [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15].flatMap(number);
  const feature = [...value(3, 3), ...part(4, square)];
  const layer = [...value(15, 2), ...part(1, [...Buffer.from('earth')]), ...part(2, feature), ...value(5, 4096)];
  const tile = Buffer.from(part(3, layer));
  const directory = Buffer.from([1, 0, 1, ...number(tile.length), 1]);
  const about = Buffer.from('{}');
  const head = Buffer.alloc(127);
  head.write('PMTiles');
  head[7] = 3;
  const starts = [127, 127 + directory.length, 127 + directory.length + about.length];
  const sizes = [[8, starts[0]], [16, directory.length], [24, starts[1]], [32, about.length], [40, starts[2]], [48, 0], [56, starts[2]], [64, tile.length], [72, 1], [80, 1], [88, 1]];
  for (const [at, size] of sizes) head.writeBigUInt64LE(BigInt(size), at);
  // Clustered; neither directory nor tile compressed; vector tiles; zoom 0 only.
  head.set([1, 1, 1, 1, 0, 0], 96);
  [-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000].forEach((edge, at) => head.writeInt32LE(edge, 102 + at * 4));
  return Buffer.concat([head, directory, about, tile]);
}
