// A family at the tools: what it enters, what the device keeps, and devices that keep nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './site.mjs';

/** WeChat's browser on a usual phone, which saves no files. */
export const WECHAT = 'Mozilla/5.0 (Linux; Android 13; 2201117TY Build/TKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 '
  + 'Chrome/116.0.0.0 Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.50.2701(0x28003257) WeChat/arm64 Weixin NetType/WIFI '
  + 'Language/zh_CN ABI/arm64';

/** Where the tools keep the children. */
export const KEY = 'ty-children';

/** What the crate works out for some children, written down by its own tests; what families read is the same in the browser. */
export function cases(name) {
  return JSON.parse(readFileSync(join(PROJECT, 'crates', 'childhealth', 'tests', 'data', `${name}.json`), 'utf8'));
}

/** The records of these children as the device keeps them. */
export function records(children) {
  const plain = { choices: { je: 'live', hep_a: 'live' } };
  return JSON.stringify({
    tuoyu_children: 1, chosen: 1, children: children.map((child, at) => ({ id: at + 1, ...plain, ...child })),
  });
}

/** Has the device keep these children before the page is opened. */
export function kept(children) {
  return (page) => page.addInitScript(([key, text]) => {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
  }, [KEY, records(children)]);
}

/** A device that keeps nothing: storage is not to be had. */
export function closed(page) {
  return page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } });
  });
}

/** A device that is full: what is there can be read, nothing more can be kept. */
export function full(page) {
  return page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
}

/** The page believes it is shown by WeChat. */
export function wechat(page) {
  return page.addInitScript((agent) => {
    Object.defineProperty(navigator, 'userAgent', { get: () => agent });
  }, WECHAT);
}

/** Enters a child with the form. */
export async function enter(page, { birth, sex, name, weeks, days }) {
  await page.getByLabel('出生日期').fill(birth);
  if (sex) await page.getByLabel(/^性别/).selectOption(sex);
  if (name) await page.getByLabel(/^小名/).fill(name);
  if (weeks) await page.getByLabel(/^早产的宝宝/).fill(String(weeks));
  if (days) await page.getByLabel('零几天').fill(String(days));
  await page.getByRole('button', { name: '好了' }).click();
}

/** How many pages of A4 a page takes. */
export async function sheets(page) {
  return (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
}
