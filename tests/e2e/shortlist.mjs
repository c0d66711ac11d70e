// The shortlist and the comparison as somebody uses them.

/** What keeps a list on the device before a page comes: institutions of the register, and what is noted of each. */
export function keeping(institutions, notes = {}) {
  const saved = institutions.map((one) => `${one.id} ${one.name}`).join('\n');
  return (page) => page.addInitScript(([saved, notes]) => {
    if (sessionStorage.getItem('kept')) return;
    sessionStorage.setItem('kept', 'once');
    localStorage.setItem('ty-saved', saved);
    for (const [id, note] of Object.entries(notes)) localStorage.setItem(`ty-note-${id}`, JSON.stringify(note));
  }, [saved, notes]);
}

/** The browser inside WeChat, as it names itself. */
export const WECHAT = 'Mozilla/5.0 (Linux; Android 13; 2201117TY Build/TKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 '
  + 'Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.50.2701(0x28003257) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64';

/** Makes the browser name itself as the one inside WeChat. */
export const inWeChat = (page) => page.addInitScript((agent) => {
  Object.defineProperty(navigator, 'userAgent', { get: () => agent });
}, WECHAT);

/** Whoever calls it finds that storage is closed. */
export const closed = (page) => page.addInitScript(() => {
  Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } });
});

/** Notes what is put on the clipboard in `copied` of the window. */
export const noted = (page) => page.addInitScript(() => {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.copied = text; } } });
});

/** What was put on the clipboard last. */
export const copied = (page) => page.evaluate(() => globalThis.copied);

/** Every one of these preparations. */
export const all = (...preparations) => async (page) => {
  for (const prepare of preparations) await prepare(page);
};

/** The shortlist's page. */
export class Shortlist {
  constructor(page) {
    this.page = page;
  }

  /** The names on the list. */
  names() {
    return this.page.locator('.ty-kept__name').allTextContents();
  }

  /** The institution with this name. */
  one(name) {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { level: 3, name, exact: true }) });
  }

  /** Opens what is folded at the end of the page and pastes a text there. */
  async paste(text) {
    await this.unfold();
    await this.page.getByLabel(/粘贴/).fill(text);
    await this.page.getByRole('button', { name: '加进来', exact: true }).click();
  }

  /** Opens what is folded at the end of the page. */
  async unfold() {
    const folded = this.page.locator('main details.ty-more');
    if ((await folded.getAttribute('open')) === null) await folded.locator('summary').click();
  }

  /** Everything the device keeps. */
  kept() {
    return this.page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
  }
}

/** The comparison's page. */
export class Compare {
  constructor(page) {
    this.page = page;
  }

  /** The institutions compared. */
  names() {
    return this.page.locator('.ty-compare__name').allTextContents();
  }

  /** The rows' terms. */
  terms() {
    return this.page.locator('.ty-compare tbody th').evaluateAll((all) => all.map((head) => head.firstChild.textContent.trim()));
  }

  /** What the cells of a row say. */
  cells(term) {
    return this.row(term).getByRole('cell').allInnerTexts();
  }

  /** Whether a row is marked as differing. */
  async differs(term) {
    return (await this.row(term).getByText('不一样', { exact: true }).count()) > 0;
  }

  row(term) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${term}`) }) });
  }
}
