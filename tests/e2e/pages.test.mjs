// Every page as it was written, read without a browser.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CODES, institutions, regionOf } from './register.mjs';
import { RULES, none, readPage } from './rules.mjs';
import { attribute, files, pages, words } from './site.mjs';

describe('the written pages', () => {
  const read = pages().map(readPage);
  const published = new Set(files());

  for (const [rule, breaches] of Object.entries(RULES)) {
    test(rule, () => none(breaches(read, { files: published, base: '/' })));
  }

  test('a page that only says something has, in its smaller sheet, every rule for the classes it uses', () => {
    const sheet = (html) => /<style>(.*?)<\/style>/s.exec(html)[1];
    const styled = (css) => new Set(css.match(/\.ty-[\w-]+/g).map((name) => name.slice(1)));
    const whole = styled(sheet(pages().find(({ kind }) => kind === '/r/*/find/').html));
    const smaller = pages().filter(({ html }) => sheet(html).length < sheet(pages().find(({ kind }) => kind === '/r/*/find/').html).length);
    assert.ok(smaller.length > pages().length / 2);
    none(smaller.flatMap(({ path, html }) => {
      const own = styled(sheet(html));
      const used = [...html.replace(/<style>.*?<\/style>/s, '').matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(' '));
      return [...new Set(used)].filter((name) => whole.has(name) && !own.has(name)).map((name) => `${path}: ${name}`);
    }));
  });

  test('every institution has its page, and its region lists it under its township', () => {
    for (const code of CODES) {
      const region = read.find((page) => page.file === `r/${code}/index.html`);
      const townships = regionOf(code).townships;
      const all = institutions(code);
      const listed = underHeadings(region);
      for (const one of all) {
        assert.ok(published.has(`i/${one.id}/index.html`), `${one.id} has no page`);
        const township = townships.find((township) => township.code === one.township)?.name ?? '镇街未说明';
        const under = listed.get(`/i/${one.id}/`);
        assert.ok(under?.startsWith(township), `${one.id} is listed under ${under}, not ${township}`);
      }
      assert.equal(listed.size, all.length, `${code} lists each once`);
    }
  });

  test('nothing published is left unlinked', () => {
    const leadsTo = (page) => page.named('a').map((link) => new URL(attribute(link, 'href'), `http://site.test${page.path}`).pathname);
    const linked = new Set(read.flatMap(leadsTo));
    const unlinked = read.filter((page) => page.file !== '404.html' && !linked.has(page.path));
    none(unlinked.map((page) => page.path));
  });
});

/** For every institution's link on a region's page, the heading it stands under. */
function underHeadings(page) {
  const listed = new Map();
  let heading = '';
  for (const element of page.all) {
    if (element.tagName === 'h3') heading = words(element);
    const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
    if (href?.startsWith('/i/')) listed.set(href, heading);
  }
  return listed;
}
