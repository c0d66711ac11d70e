// The family's and the operator's page as somebody uses them: a form filled in, the answers read as they stand.
import { eventually } from './visit.mjs';

export class Calculator {
  constructor(page) {
    this.page = page;
  }

  /** The control of a field. */
  field(name, value) {
    const tick = name === 'undertakings' ? `[value="${value}"]` : '';
    return this.page.locator(`[data-field="${name}"]${tick}`);
  }

  /** Fills in a form written as `name=value name=value`, opening what is folded and adding children as it goes. */
  async fill(form) {
    await this.page.evaluate(() => document.querySelectorAll('form details').forEach((group) => { group.open = true; }));
    for (const [name, value] of pairs(form)) {
      const control = this.field(name, value);
      if (name.startsWith('birth-') && !(await control.isVisible())) await this.page.getByRole('button', { name: '再加一个孩子' }).click();
      const kind = await control.evaluate((one) => one.type);
      if (kind === 'checkbox') await control.check();
      else if (kind.startsWith('select')) await control.selectOption(value);
      else await control.fill(value);
    }
  }

  /** What the form says, as `name=value name=value`. */
  filled() {
    return this.page.locator('main form').evaluate((form) => [...form.querySelectorAll('[data-field]')]
      .filter((one) => (one.type === 'checkbox' ? one.checked : one.value !== ''))
      .map((one) => `${one.dataset.field}=${one.value}`).join(' '));
  }

  /** The sentence on how many there are of each. */
  count() {
    return this.page.locator('.ty-calc__count').textContent();
  }

  /** Every measure's answer in a part of the page, as the table of cases writes it; those of other regions left out. */
  answers(part) {
    return this.page.locator(`[aria-labelledby="${part}"]`).evaluate((section) => Object.fromEntries(
      [...section.querySelectorAll('.ty-group [data-item]')].map((item) => {
        const words = item.querySelector('.ty-item__words').textContent;
        // The last sentence is what it gives.
        const reasons = [...item.querySelectorAll(':scope > .ty-item__line')].slice(0, -1).map((one) => one.textContent);
        const plain = reasons.map((reason) => reason.replace(/^孩子 \d：/, ''));
        return [item.dataset.item, [item.closest('.ty-group').dataset.standing, words, ...plain].join(' / ')];
      }).filter(([, said]) => !said.endsWith('只在当地适用。')),
    ));
  }

  /** One measure's card. */
  card(id) {
    return this.page.locator(`.ty-group [data-item="${id}"]`);
  }

  /** Titles, strong lines and sentences of all items of a kind: the allowances, the deductions, the estimate's lines. */
  items(kind, part) {
    const within = part ? this.page.locator(`[aria-labelledby="${part}"]`) : this.page.locator('main');
    return within.locator(`[data-item^="${kind}"]`).evaluateAll((items) => items.map((item) => ({
      key: item.dataset.item,
      title: item.querySelector('h4').textContent,
      words: item.querySelector('.ty-item__words').textContent,
      lines: [...item.querySelectorAll(':scope > .ty-item__line')].map((one) => one.textContent),
    })));
  }

  /** Waits until a measure answers so. */
  says(id, words) {
    return eventually(() => this.card(id).locator('.ty-item__words').textContent(), words);
  }
}

/** The fields of a form written as `name=value name=value`. */
export function pairs(form) {
  return form.split(/\s+/).filter(Boolean).map((field) => field.split(/=(.*)/s).slice(0, 2));
}
