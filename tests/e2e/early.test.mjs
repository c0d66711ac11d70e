// What somebody does before the application has come, on a slow line: no keystroke and no choice is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Finder } from './finder.mjs';
import { CODE, finder, fitting, someone } from './register.mjs';
import { eventually, holds, journeys } from './visit.mjs';
import { early } from './wire.mjs';

journeys('before the application has come', () => {
  test('what was typed is kept and answered, and the caret stays', () => early(finder(), async (page, arrive) => {
    const found = new Finder(page);
    const wanted = someone((one) => one.name.includes('稻穗'), 'named 稻穗').name;
    await found.text.pressSequentially('daosui');
    await arrive();
    assert.equal(await found.text.inputValue(), 'daosui');
    await holds(async () => (await found.names()).includes(wanted));
    await eventually(() => found.asked(), { q: 'daosui' });
    const caret = () => document.activeElement.id === 'q' && document.activeElement.selectionStart === 6;
    assert.ok(await page.evaluate(caret));
  }));

  test('typing right through the arrival loses no letter', () => early(finder(), async (page, arrive) => {
    const found = new Finder(page);
    await found.text.pressSequentially('shili ');
    const arrived = arrive();
    for (const letter of 'daosui tuoyuyuan') await page.keyboard.type(letter, { delay: 15 });
    await arrived;
    await eventually(() => found.text.inputValue(), 'shili daosui tuoyuyuan');
    await eventually(() => found.asked().q, 'shili daosui tuoyuyuan');
  }));

  test('a word half composed stays half composed', () => early(finder(), async (page, arrive) => {
    const keyboard = await page.context().newCDPSession(page);
    const found = new Finder(page);
    await found.text.focus();
    await keyboard.send('Input.imeSetComposition', { text: "dao'su", selectionStart: 6, selectionEnd: 6 });
    await arrive();
    assert.equal(await found.text.inputValue(), "dao'su");
    await keyboard.send('Input.insertText', { text: '稻穗' });
    await eventually(() => found.text.inputValue(), '稻穗');
    await eventually(() => found.asked().q, '稻穗');
  }));

  test('what was chosen is kept and answered together with what the address asks', () => early(finder('meals=yes'), async (page, arrive) => {
    const found = new Finder(page);
    await found.choose('month', '20');
    await arrive();
    assert.equal(await found.count(), fitting({ month: '20', meals: 'yes' }).length);
    await eventually(async () => [await found.chosen('month'), await found.chosen('meals')], ['20', 'yes']);
    await eventually(() => found.asked(), { month: '20', meals: 'yes' });
  }));

  test('a region chosen and a name typed on the filing check are kept and answered', () => early('/check/', async (page, arrive) => {
    const wanted = someone((one) => one.filing?.status === 'filed', 'that is filed').name;
    await page.locator('#region').selectOption(CODE);
    await page.locator('#q').fill(wanted);
    await arrive();
    await page.locator('.ty-verdict--yes').first().waitFor();
    assert.deepEqual(new Finder(page).asked(), { region: CODE, q: wanted });
  }));

  test('a link leads on as any link does', () => early(finder(), async (page) => {
    await page.locator('.ty-cards h3 a').first().click();
    await page.getByRole('heading', { name: '备案与认定' }).waitFor();
  }));

  test('a form sent off comes back answered', () => early(finder(), async (page, arrive) => {
    const found = new Finder(page);
    await found.choose('month', '20');
    await found.text.fill('托育');
    await page.getByRole('button', { name: '找', exact: true }).click();
    await page.waitForURL(/month=20/);
    await arrive();
    await eventually(() => found.chips(), ['“托育”', '20 个月']);
  }));
});
