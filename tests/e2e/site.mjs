// The finished site as it lies on the disk: every page, the fullest of each kind, and what a page says without a browser.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'parse5';

/** The checkout. */
export const PROJECT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** The folder with the finished site; xtask names it in SITE. */
export const SITE = resolve(process.env.SITE ?? join(PROJECT, 'dist'));

/** Pages that stand among others of a kind and are one of their own. */
const OWN = new Set(['policies/for-families/', 'policies/for-operators/']);

const kept = new Map();

/**
 * Every page below a folder: { file, path, html, kind }. The kind is the path with what differs from page to page of a kind as a star.
 * An institution with something to be known first looks unlike the others, so that is a kind of its own.
 */
export function pages(folder = SITE, base = '/') {
  const key = `${folder} ${base}`;
  if (!kept.has(key)) {
    const written = files(folder).filter((file) => file.endsWith('.html'));
    kept.set(key, written.map((file) => page(folder, base, file)));
  }
  return kept.get(key);
}

/** The names of all files below a folder, relative to it, `/` between. */
export function files(folder = SITE) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return names.map((name) => name.slice(folder.length + 1).split('\\').join('/')).sort();
}

function page(folder, base, file) {
  const html = readFileSync(join(folder, file), 'utf8');
  const path = file.replace(/index\.html$/, '');
  const kind = `/${OWN.has(path) ? path : path.replace(/^([^/]+\/)[^/]+\//, '$1*/')}${html.includes('class="ty-notice"') ? ' with a notice' : ''}`;
  return { file, path: base + (file === '404.html' ? 'no/such/page/' : path), html, kind };
}

/** One page of every kind there is, the fullest, so that a new kind is covered as soon as it exists. */
export function kinds(folder = SITE, base = '/') {
  const fullest = new Map();
  for (const one of pages(folder, base)) {
    if (one.html.length > (fullest.get(one.kind)?.html.length ?? 0)) fullest.set(one.kind, one);
  }
  return [...fullest.values()];
}

/** The fullest page of one kind, such as `/check/`. */
export function fullest(kind) {
  const found = kinds().find((one) => one.kind === kind);
  if (!found) throw new Error(`the site has no page of the kind ${kind}`);
  return found;
}

/** The data of a page's live part; undefined where it has none. */
export function liveData(html) {
  const block = /<script type="application\/json" id="live-data">(.*?)<\/script>/s.exec(html);
  return block ? JSON.parse(block[1]) : undefined;
}

/** The room that answers on a page; undefined where nothing does. */
export function room(html) {
  return /id="live" data-room="([^"]+)"/.exec(html)?.[1];
}

/** The day the pages were made for. */
export function builtDay() {
  return liveData(fullest('/check/').html).today;
}

/** Every element below a node of parse5's tree. */
export function* elements(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* elements(child);
  }
}

/** An attribute of an element, or undefined. */
export function attribute(element, name) {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The words of a node, with its white space made plain. */
export function words(node) {
  const read = (one) => (one.childNodes ?? []).filter((child) => child.tagName !== 'noscript');
  const all = (one) => (one.nodeName === '#text' ? one.value : read(one).map(all).join(''));
  return plain(all(node));
}

/** Text with runs of white space as one blank. */
export function plain(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** Text without any white space: where words are written the same, blanks between elements may differ. */
export function solid(text) {
  return text.replace(/\s+/g, '');
}

/** What a prerendered page says: its title, its heading, the words of its main part. */
export function said(html) {
  const all = [...elements(parse(html))];
  const first = (name) => words(all.find((element) => element.tagName === name));
  return { title: first('title'), heading: first('h1'), main: first('main') };
}
