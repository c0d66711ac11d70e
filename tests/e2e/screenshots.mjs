// Pictures of the main pages for people to look at, into tests/e2e/out (not kept in the repository).
//
//   node tests/e2e/screenshots.mjs [FOLDER]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../support/browser.mjs';
import { serve } from '../support/serve.mjs';
import { CODE, finder, someone } from './register.mjs';
import { PROJECT, SITE, fullest } from './site.mjs';
import { DESK, PHONE, ready } from './visit.mjs';

const filed = someone((one) => one.filing?.status === 'filed', 'that is filed').name;

const SHOWN = {
  home: '/',
  region: `/r/${CODE}/`,
  finder: finder('month=20&mode=full_day'),
  'finder-near': finder(`near=${CODE}100`),
  'finder-nothing': finder('kind=public&fee=1000&closes=1900'),
  institution: fullest('/i/*/').path,
  'institution-notice': fullest('/i/*/ with a notice').path,
  policies: '/policies/',
  policy: fullest('/policies/*/').path,
  'for-families': '/policies/for-families/',
  'for-operators': '/policies/for-operators/',
  guidance: '/guidance/',
  article: fullest('/guidance/*/').path,
  schemes: '/schemes/',
  check: `/check/?region=${CODE}&q=${encodeURIComponent(filed)}`,
  'not-found': '/no/such/page/',
};

const out = process.argv[2] ?? join(PROJECT, 'tests', 'e2e', 'out');
mkdirSync(out, { recursive: true });
const [browser, server] = await Promise.all([launch(), serve(SITE)]);
for (const [size, viewport] of Object.entries({ 360: PHONE, 1280: DESK })) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', deviceScaleFactor: 1 });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(SHOWN)) {
      await page.goto(server.origin + path);
      await ready(page);
      await page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await Promise.all([browser.close(), server.close()]);
console.log(`${Object.keys(SHOWN).length * 4} pictures in ${out}`);
