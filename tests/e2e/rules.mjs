// What holds of every written page, wherever the site stands. Each rule takes all the pages and gives every breach it finds.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { parse, serialize } from 'parse5';
import { attribute, elements, liveData, plain, words } from './site.mjs';

const AUTHORITY = /(^|\.)(gov\.cn|npc\.gov\.cn|court\.gov\.cn)$/;
/** The maps an institution's page leads to: navigation is asked of the app people have. */
const MAPS = new Set(['uri.amap.com', 'api.map.baidu.com', 'apis.map.qq.com', 'maps.apple.com']);
const ELDERLY_FORMS = new Set(['center', 'font', 'marquee', 'blink']);
const HANDLERS = /^(style|on\w+)=|^\w+=\s*javascript:/i;
const LINKING = { a: 'href', link: 'href', script: 'src', img: 'src', form: 'action', source: 'src', iframe: 'src' };
// The application marks the places it takes over with `<!>`, which parsers read as an empty comment.
const MARKS = 'incorrectly-opened-comment';
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const IDENTITY = /(?<!\d)[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/;

/** A page read: its elements, ids and parse errors beside what it was. */
export function readPage(page) {
  const errors = [];
  const tree = parse(page.html, { onParseError: ({ code }) => code !== MARKS && errors.push(code) });
  const all = [...elements(tree)];
  const named = (name) => all.filter((element) => element.tagName === name);
  if (tags(page.html) !== tags(serialize(tree))) errors.push('elements stand where the parser moves them away');
  return { ...page, errors, all, named, ids: all.map((element) => attribute(element, 'id')).filter(Boolean) };
}

/** The tags of a page's body in their order. */
function tags(html) {
  const body = /<body>.*<\/body>/s.exec(html)?.[0].replace(/(<script[^>]*>).*?<\/script>/gs, '$1') ?? '';
  return body.match(/<\/?[a-z][a-z0-9]*/g)?.join('');
}

/** Fails when there are breaches, and names the first of them. */
export function none(breaches) {
  const shown = breaches.slice(0, 20);
  assert.ok(breaches.length === 0, [`${breaches.length} in all`, ...shown].join('\n'));
}

/** What `breach` finds on each page, as `page: what`. */
function breaches(pages, breach) {
  return pages.flatMap((page) => [breach(page)].flat().filter(Boolean).map((what) => `${page.file}: ${what}`));
}

/** What a link of the page leads to: { file, hash } below the folder, or undefined when it leads elsewhere. */
function target(href, page, base) {
  const url = new URL(href, `http://site.test${page.path}`);
  if (href.startsWith('#')) return { file: page.file, hash: decodeURIComponent(href.slice(1)) };
  if (url.host !== 'site.test' || !url.protocol.startsWith('http')) return undefined;
  if (!url.pathname.startsWith(base)) return { file: undefined, hash: url.hash };
  const below = decodeURIComponent(url.pathname.slice(base.length));
  return { file: below === '' || below.endsWith('/') ? `${below}index.html` : below, hash: decodeURIComponent(url.hash.slice(1)) };
}

const links = (page) => page.all
  .map((element) => [element, attribute(element, LINKING[element.tagName])])
  .filter(([, href]) => href !== undefined);

const isPolicy = (meta) => attribute(meta, 'http-equiv')?.toLowerCase() === 'content-security-policy';
const policyElement = (page) => page.named('meta').find(isPolicy);
const policyOf = (page) => attribute(policyElement(page) ?? { attrs: [] }, 'content') ?? '';
/** What the page's policy says of styles. */
const admittedStyles = (page) => /style-src ([^;]*)/.exec(policyOf(page))?.[1] ?? '';

/** The rules by what they say. `files` are the names of all published files, `base` where the site stands. */
export const RULES = {
  'every page is sound HTML in Chinese, made by one code for one base': (pages, { base }) => breaches(pages, (page) => {
    const root = page.named('html')[0];
    return [
      ...page.errors,
      attribute(root, 'lang') !== 'zh-CN' && 'lang is not zh-CN',
      attribute(root, 'data-base') !== base && `made for the base ${attribute(root, 'data-base')}`,
      attribute(root, 'data-view') !== attribute(pages[0].named('html')[0], 'data-view') && 'made by other code than the first page',
      page.all.some((element) => ELDERLY_FORMS.has(element.tagName)) && 'markup of another age',
    ];
  }),

  'a live part has its data, made on the same day on every page': (pages) => {
    const days = new Set(pages.map((page) => liveData(page.html)?.today).filter(Boolean));
    return [
      ...(days.size === 1 ? [] : [`made on ${[...days].join(' and ')}`]),
      ...breaches(pages, (page) => page.ids.includes('live') !== Boolean(liveData(page.html)) && 'a live part or its data alone'),
    ];
  },

  'every link within the site leads to a file, and to a place in it': (pages, { files, base }) => {
    const places = new Map(pages.map((page) => [page.file, new Set(page.ids)]));
    return breaches(pages, (page) => links(page).map(([element, href]) => {
      const to = target(href, page, base);
      if (!to) return undefined;
      if (!files.has(to.file)) return `<${element.tagName}> leads to ${href}, which is not there`;
      return to.hash && !places.get(to.file)?.has(to.hash) && `${href} names a place that is not there`;
    }));
  },

  'every link elsewhere is an authority\'s own, or a map\'s, over TLS, and gives nothing away': (pages) => {
    const breach = ([element, href]) => {
      const url = new URL(href, 'http://site.test');
      if (url.host === 'site.test' || url.protocol === 'tel:') return undefined;
      if (url.protocol === 'mailto:') return !AUTHORITY.test(url.pathname.split('@')[1] ?? '') && `writes to ${href}`;
      if (element.tagName !== 'a') return `<${element.tagName}> loads ${href}`;
      const rel = attribute(element, 'rel') ?? '';
      const isMap = MAPS.has(url.hostname) && /noreferrer/.test(rel);
      const fits = url.protocol === 'https:' && (isMap || (AUTHORITY.test(url.hostname) && /noopener/.test(rel)));
      return !fits && `leads to ${href}`;
    };
    return breaches(pages, (page) => links(page).map(breach));
  },

  'every page has one heading of the first level, and skips no level': (pages) => breaches(pages, (page) => {
    const headings = page.all.filter((element) => /^h[1-6]$/.test(element.tagName));
    const levels = headings.map((heading) => Number(heading.tagName[1]));
    const empty = headings.filter((heading) => words(heading) === '');
    return [
      page.named('h1').length !== 1 && `${page.named('h1').length} h1`,
      levels[0] !== 1 && 'its first heading is not the h1',
      levels.some((level, at) => at > 0 && level > levels[at - 1] + 1) && `levels ${levels.join(' ')}`,
      empty.length > 0 && 'an empty heading',
    ];
  }),

  'every page has a title and a description of its own': (pages) => {
    const seen = new Map();
    return breaches(pages, (page) => {
      const title = words(page.named('title')[0] ?? { childNodes: [] });
      const description = page.named('meta').find((meta) => attribute(meta, 'name') === 'description');
      const earlier = seen.get(title);
      seen.set(title, page.file);
      return [
        title === '' && 'no title',
        earlier && `the same title as ${earlier}: ${title}`,
        !attribute(description ?? { attrs: [] }, 'content') && 'no description',
      ];
    });
  },

  'no id stands twice, and every id referred to is there': (pages) => breaches(pages, (page) => {
    const ids = new Set(page.ids);
    const twice = page.ids.filter((id, at) => page.ids.indexOf(id) !== at);
    const referring = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list'];
    const referred = (element) => referring.flatMap((name) => attribute(element, name)?.split(/\s+/) ?? []);
    const lost = page.all.flatMap(referred).filter((id) => !ids.has(id));
    return [...twice.map((id) => `${id} twice`), ...lost.map((id) => `${id} is referred to`)];
  }),

  // The one style sheet may stand in the page where the policy names its hash.
  'no page has inline style, inline script or a handler in markup': (pages) => breaches(pages, (page) => page.all.flatMap((element) => {
    const type = attribute(element, 'type');
    const isData = ['application/json', 'application/ld+json'].includes(type);
    const hash = () => createHash('sha256').update(element.childNodes[0]?.value ?? '').digest('base64');
    return [
      element.tagName === 'style' && !admittedStyles(page).includes(`'sha256-${hash()}'`) && '<style>',
      element.tagName === 'script' && !isData && !attribute(element, 'src') && 'an inline script',
      element.tagName === 'script' && !isData && type !== 'module' && `a script of the type ${type}`,
      ...element.attrs.map(({ name, value }) => HANDLERS.test(`${name}=${value}`) && `${name} on <${element.tagName}>`),
    ];
  })),

  'one security policy stands on all pages, before anything it governs': (pages) => {
    const first = policyOf(pages[0]);
    const asked = ["default-src 'none'", "require-trusted-types-for 'script'", 'trusted-types default', "base-uri 'none'"];
    return breaches(pages, (page) => {
      const policy = policyOf(page);
      const directives = policy.split(';').map((directive) => directive.trim());
      const governed = page.all.findIndex((element) => ['script', 'link', 'style', 'img'].includes(element.tagName));
      return [
        policy !== first && 'another policy',
        ...asked.map((directive) => !directives.includes(directive) && `no ${directive}`),
        /unsafe-inline|'unsafe-eval'|\*|https?:/.test(policy) && 'a policy with a hole',
        page.all.indexOf(policyElement(page)) > governed && 'the policy comes too late',
      ];
    });
  },

  'what is told to machines can be read and says what the page says': (pages) => breaches(pages, (page) => {
    const blocks = page.named('script').filter((script) => attribute(script, 'type') === 'application/ld+json');
    const about = page.kind.startsWith('/i/') && words(page.named('h1')[0]);
    const cards = blocks.map((script) => JSON.parse(script.childNodes[0].value));
    return [
      about && cards.length === 0 && 'an institution without JSON-LD',
      ...cards.map((card) => card['@context'] !== 'https://schema.org' && `the context ${card['@context']}`),
      ...cards.map((card) => about && (card['@type'] !== 'ChildCare' || card.name !== about) && `${card['@type']} ${card.name}`),
    ];
  }),

  'every page that names a fictitious institution says that it is one': (pages) => {
    const names = pages.filter((page) => page.kind.startsWith('/i/')).map((page) => words(page.named('h1')[0]));
    return breaches(pages, (page) => {
      const main = words(page.named('main')[0]);
      const note = page.all.some((element) => attribute(element, 'class') === 'ty-demo' && words(element).includes('虚构'));
      const named = names.find((name) => main.includes(name));
      const fictitious = words(page.named('footer')[0]).includes('演示数据');
      return fictitious && named && !note && `names ${named} without a note`;
    });
  },

  'no page gives a mobile number or an identity number': (pages) => breaches(pages, (page) => {
    const text = plain(words(page.named('body')[0]));
    return [MOBILE.exec(text)?.[0], IDENTITY.exec(text)?.[0]];
  }),

  'a link, a label and a control always have a name': (pages) => breaches(pages, (page) => {
    const labelled = new Set(page.named('label').map((label) => attribute(label, 'for')));
    const all = (...names) => names.flatMap((name) => page.named(name));
    const nameless = (element) => words(element) === '' && !attribute(element, 'aria-label');
    return [
      ...all('a', 'button', 'summary', 'label', 'th').map((element) => nameless(element) && `<${element.tagName}> without words`),
      ...all('input', 'select').filter((control) => attribute(control, 'type') !== 'hidden').map((control) => !labelled.has(attribute(control, 'id')) && `<${control.tagName}> without a label`),
    ];
  }),
};
