// The finder as somebody uses it.

/** The finder's page. */
export class Finder {
  constructor(page) {
    this.page = page;
    this.text = page.locator('#q');
  }

  /** How many are said to be found. */
  async count() {
    const said = await this.page.locator('#found').textContent();
    return Number(/\d+/.exec(said)?.[0] ?? 0);
  }

  /** The names on this page of the list. */
  names() {
    return this.page.locator('.ty-cards h3').allTextContents();
  }

  /** What the chips say, each without its "take away". */
  async chips() {
    const said = await this.page.locator('.ty-chips a').allTextContents();
    return said.map((words) => words.replace(/去掉\s*$/, '').trim());
  }

  /** Takes away the choice whose chip says so. */
  takeAway(words) {
    return this.page.locator('.ty-chips a', { hasText: words }).click();
  }

  /** Chooses a value of a control, which may stand behind a disclosure. */
  async choose(key, value) {
    await this.open(this.page.locator('.ty-finder details', { has: this.page.locator(`#${key}`) }));
    await this.page.locator(`#${key}`).selectOption(value);
  }

  /** What a facet shows. */
  chosen(key) {
    return this.page.locator(`#${key}`).inputValue();
  }

  /** The values a facet offers with the number each says it would leave. */
  async offers(key) {
    const options = await this.page.locator(`#${key} option`).evaluateAll((all) => all.map((option) => [option.value, option.textContent]));
    return options.filter(([value]) => value !== '').map(([value, said]) => [value, Number(/（(\d+)）/.exec(said)?.[1])]);
  }

  /** Opens whatever can be opened. */
  async showAll() {
    await this.open(this.page.locator('.ty-finder details'));
  }

  /** Opens these disclosures. */
  async open(disclosures) {
    for (const disclosure of await disclosures.all()) {
      if ((await disclosure.getAttribute('open')) === null) await disclosure.locator('summary').click();
    }
  }

  /** The links to the other pages of the list. */
  pages() {
    return this.page.locator('.ty-pages a');
  }

  /** What the address asks. */
  asked() {
    return Object.fromEntries(new URL(this.page.url()).searchParams);
  }
}
