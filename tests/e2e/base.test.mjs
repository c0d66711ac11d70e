// The same site below a path of its own: written anew for /tuoyu/, held to the same rules, walked through in the browser.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Finder } from './finder.mjs';
import { prerender } from './prerender.mjs';
import { CODE, REGION, fitting } from './register.mjs';
import { RULES, none, readPage } from './rules.mjs';
import { files, pages } from './site.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';

const BASE = '/tuoyu/';

describe('a site below a path', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'tuoyu-base-'));
  const folder = join(scratch, 'site');
  let read;
  before(() => {
    prerender(scratch, folder, ['--base', BASE]);
    read = pages(folder, BASE).map(readPage);
  });
  after(() => rmSync(scratch, { recursive: true }));

  test('is as many pages as one at the root, made by the same code', () => {
    assert.deepEqual(read.map((page) => page.file), pages().map((page) => page.file));
    const stamp = (page) => /data-view="([^"]*)"/.exec(page.html)?.[1];
    assert.equal(stamp(read[0]), stamp(pages()[0]), 'the tuoyu command is another than the one the site was written with');
  });

  for (const [rule, breaches] of Object.entries(RULES)) {
    test(rule, () => none(breaches(read, { files: new Set(files(folder)), base: BASE })));
  }

  journeys('in the browser', () => {
    test('leads from home to an institution and back, always below its path', () => visit(BASE, async (page) => {
      await page.locator('.ty-tile a', { hasText: REGION.name }).click();
      await page.getByRole('link', { name: '按条件找托育' }).click();
      const finder = new Finder(page);
      await finder.choose('mode', 'half_day');
      await eventually(() => finder.count(), fitting({ mode: 'half_day' }).length);
      await page.locator('.ty-cards h3 a').first().click();
      await page.getByRole('heading', { name: '备案与认定' }).waitFor();
      await holds(() => new URL(page.url()).pathname.startsWith('/tuoyu/i/'));
      await page.goBack();
      await eventually(() => finder.chosen('mode'), 'half_day');
      await eventually(() => new URL(page.url()).pathname, `${BASE}r/${CODE}/find/`);
    }));

    test('an address that names no page comes up clean and leads home', () => visit(`${BASE}no/such/page/`, async (page, response) => {
      assert.equal(response.status(), 404);
      await page.getByRole('link', { name: '从选地区开始' }).click();
      await eventually(() => new URL(page.url()).pathname, BASE);
      await page.getByRole('heading', { name: '选地区' }).waitFor();
    }));
  }, { folder: () => folder, base: BASE });
});
