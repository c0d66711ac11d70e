// The site by keyboard alone: from home to a place and back, with the focus seen at every step.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { tabTo } from './keys.mjs';
import { CODE, fitting } from './register.mjs';
import { eventually, holds, journeys, visit } from './visit.mjs';

journeys('by keyboard', () => {
  test('from home through region, finder and filter to a place, and back', () => visit('/', async (page) => {
    await tabTo(page, (element, href) => element.getAttribute('href') === href && element.closest('main'), `/r/${CODE}/`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /的托育机构/ }).waitFor();
    await tabTo(page, (element) => element.textContent === '按条件找托育');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /找托育/ }).waitFor();

    const found = new Finder(page);
    await tabTo(page, (element) => element.id === 'mode');
    await page.keyboard.press('ArrowDown');
    await eventually(() => found.chosen('mode'), 'full_day');
    await eventually(() => found.count(), fitting({ mode: 'full_day' }).length);
    assert.ok(await page.evaluate(() => document.activeElement.id === 'mode'), 'choosing leaves one where one is');
    await tabTo(page, (element) => element.localName === 'summary' && element.closest('main'));
    await page.keyboard.press('Enter');
    await tabTo(page, (element) => element.id === 'meals');
    await page.keyboard.press('ArrowDown');
    await eventually(() => found.count(), fitting({ mode: 'full_day', meals: 'yes' }).length);

    await tabTo(page, (element) => element.closest('.ty-card h3'));
    const name = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await holds(() => page.evaluate(() => document.activeElement.localName === 'h1'));
    // The browser's own key for "back" is not there without its window.
    await page.goBack();
    await eventually(() => found.chips(), ['全日托', '供餐']);
    await tabTo(page, (element) => element.closest('.ty-chips'));
    await page.keyboard.press('Enter');
    await eventually(() => found.chips(), ['供餐']);
  }));

  test('the first key leads past the head of the page', () => visit(`/r/${CODE}/`, async (page) => {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '跳到正文');
    await holds(() => page.locator('.ty-skip').evaluate((link) => link.getBoundingClientRect().top >= 0), 'it is seen when it is reached');
    await page.keyboard.press('Enter');
    // The browser goes to a place of the page with its next frame.
    await eventually(() => page.evaluate(() => document.activeElement.id), 'main');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.matches('main *')));
  }));

  test('the region switch is opened, walked through and closed by keys', () => visit('/', async (page) => {
    await tabTo(page, (element) => element.localName === 'summary' && element.closest('header'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('.ty-switch__list') !== null));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /的托育机构/ }).waitFor();
  }));

  test('large type is a button like any other', () => visit('/', async (page) => {
    await tabTo(page, (element) => element.textContent.trim() === '大字');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '大字', pressed: true }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '大字', pressed: false }).waitFor();
  }));
});
