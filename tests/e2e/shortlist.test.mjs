// Keeping institutions for a closer look: from the finder to the list, notes and days, taking it along and bringing it back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODE, LIST, finder, gone, someone } from './register.mjs';
import { Shortlist, all, closed, copied, inWeChat, keeping, noted } from './shortlist.mjs';
import { DESK, PHONE, asking, eventually, holds, journeys, mainWords, visit } from './visit.mjs';
import { BROWSERS_WORD, refused } from './wire.mjs';

const open = LIST.filter((one) => !gone(one) && one.telephone && one.fees?.care);
const [FIRST, SECOND, THIRD] = open;
const NOTE = { day: '2026-12-01', time: '09:30', text: '院子大，老师蹲下来说话' };
const path = '/shortlist/';
/** How many pages of A4 a page takes. */
const sheets = async (page) => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;

journeys('the shortlist', () => {
  test('what is kept in the finder is on the list, with what the register says, on this device alone', () => visit(finder(), async (page) => {
    const cards = page.locator('.ty-card');
    const names = [];
    for (const nth of [0, 1]) {
      names.push(await cards.nth(nth).getByRole('heading').innerText());
      await cards.nth(nth).getByRole('button', { name: /收藏/ }).click();
      await cards.nth(nth).getByRole('button', { name: /收藏/, pressed: true }).waitFor();
    }
    await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '收藏' }).click();
    await page.getByRole('heading', { level: 1, name: '收藏' }).waitFor();
    const list = new Shortlist(page);
    await eventually(() => list.names(), names);
    const [one] = LIST.filter((one) => one.name === names[0]);
    await list.one(names[0]).getByText(`资料截至 ${one.as_of}`).waitFor();
    assert.match(page.url(), /\/shortlist\/$/, 'the address says nothing of it');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /找托育/ }).waitFor();
    await page.locator('.ty-card').first().getByRole('button', { name: /收藏/, pressed: true }).waitFor();
    await page.locator('.ty-card').first().getByRole('button', { name: /收藏/ }).click();
    await page.goto(path);
    await eventually(() => list.names(), names.slice(1));
  }));

  test('an institution\'s own page keeps it too, and does not drop what has notes', () => visit(`/i/${FIRST.id}/`, async (page) => {
    const button = page.getByRole('button', { name: `收藏 ${FIRST.name}`, exact: true });
    await button.click();
    await page.getByRole('status').getByText('已收藏').waitFor();
    await page.goto(path);
    const list = new Shortlist(page);
    await list.one(FIRST.name).getByLabel('笔记').fill(NOTE.text);
    await page.goto(`/i/${FIRST.id}/`);
    await holds(() => button.getAttribute('aria-pressed').then((pressed) => pressed === 'true'));
    await button.click();
    await page.getByText('这家写过笔记，没有去掉').waitFor();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
  }, { viewport: PHONE }));

  test('day, time, notes and what was asked stay, and none of it is ever sent', () => visit(path, async (page) => {
    const list = new Shortlist(page);
    const one = list.one(FIRST.name);
    const asked = await asking(page);
    await one.getByLabel('去看的日子').fill(NOTE.day);
    await one.getByLabel('几点').fill(NOTE.time);
    await one.getByLabel('笔记').fill(NOTE.text);
    await one.getByRole('button', { name: /去看时问什么/ }).click();
    await page.getByLabel('孩子进哪个班').first().selectOption('younger');
    await one.getByLabel(/^一个班不超过 15 个孩子/).check();
    assert.ok(await one.getByText('来源2 班级规模和配比').count() > 0, 'with its clause');
    await one.getByRole('button', { name: /勾了 1/ }).waitFor();
    assert.deepEqual(asked, []);
    await page.reload();
    await one.getByRole('button', { name: /勾了 1/ }).waitFor();
    assert.equal(await one.getByLabel('去看的日子').inputValue(), NOTE.day);
    assert.equal(await one.getByLabel('几点').inputValue(), NOTE.time);
    assert.equal(await one.getByLabel('笔记').inputValue(), NOTE.text);
    await one.getByRole('button', { name: /去看时问什么/ }).click();
    assert.ok(await one.getByLabel(/^一个班不超过 15 个孩子/).isChecked());
    assert.equal(await one.getByLabel(/^一个班不超过 10 个孩子/).count(), 0, 'only the questions of the class chosen');
    assert.match(page.url(), /\/shortlist\/$/);
  }, { viewport: PHONE, prepare: keeping([FIRST, SECOND]) }));

  test('what is taken off is gone from the device, and can be put back with its notes', () => visit(path, async (page) => {
    const list = new Shortlist(page);
    await list.one(FIRST.name).getByRole('button', { name: `去掉 ${FIRST.name}` }).click();
    await eventually(() => list.names(), [SECOND.name]);
    assert.equal((await list.kept())[`ty-note-${FIRST.id}`], undefined);
    await holds(() => page.locator('#kept-title').evaluate((title) => document.activeElement === title), 'one is led back to the list');
    await page.getByRole('button', { name: '刚才去掉的放回来' }).click();
    await eventually(() => list.names(), [FIRST.name, SECOND.name]);
    assert.equal(await list.one(FIRST.name).getByLabel('笔记').inputValue(), NOTE.text);
  }, { prepare: keeping([FIRST, SECOND], { [FIRST.id]: NOTE }) }));

  test('a file takes all of it away and brings it back, and adds to what is there', () => visit(path, async (page) => {
    const list = new Shortlist(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存成文件' }).click()]);
    const file = await download.path();
    assert.match(download.suggestedFilename(), /\.json$/);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')).places[0].note, NOTE);
    await page.evaluate(([id, name]) => { localStorage.clear(); localStorage.setItem('ty-saved', `${id} ${name}`); }, [THIRD.id, THIRD.name]);
    await page.reload();
    await eventually(() => list.names(), [THIRD.name]);
    await list.unfold();
    await page.getByLabel(/选存出来的文件/).setInputFiles(file);
    await page.getByText('加进来 2 家、1 家的笔记，原来的都在。').waitFor();
    assert.deepEqual(await list.names(), [THIRD.name, FIRST.name, SECOND.name]);
    assert.equal(await list.one(FIRST.name).getByLabel('笔记').inputValue(), NOTE.text);
  }, { prepare: keeping([FIRST, SECOND], { [FIRST.id]: NOTE }) }));

  test('a damaged file changes nothing and is said to be damaged', () => visit(path, async (page) => {
    const list = new Shortlist(page);
    for (const text of ['{"tuoyu_shortlist":1,"places":[{"id":"../x","name":"y"}]}', '{"tuoyu_short', '{"tuoyu_shortlist":9,"places":[]}', '今天天气好']) {
      await list.paste(text);
      await page.getByText(/^没有加进来/).waitFor();
      assert.deepEqual(await list.names(), [FIRST.name]);
    }
  }, { prepare: keeping([FIRST]) }));

  test('a link brings the list to another device, which adds it when asked to, without notes', async () => {
    let link;
    await visit(path, async (page) => {
      await page.getByRole('button', { name: '链接和二维码' }).click();
      await page.getByRole('img', { name: '这份收藏的二维码' }).waitFor();
      await page.getByRole('button', { name: '复制链接' }).click();
      await holds(() => copied(page));
      link = new URL(await copied(page));
      assert.ok(!decodeURIComponent(link.href).includes('院子'), 'no note');
    }, { prepare: all(noted, keeping([FIRST, SECOND], { [FIRST.id]: NOTE })) });
    await visit(`${link.pathname}${link.search}`, async (page) => {
      const list = new Shortlist(page);
      await page.getByRole('heading', { name: '这个链接里有 2 家' }).waitFor();
      await page.getByRole('link', { name: FIRST.name, exact: true }).waitFor();
      assert.deepEqual(await list.names(), [], 'nothing is added by itself');
      await page.getByRole('button', { name: '加到我的收藏' }).click();
      await eventually(() => list.names(), [FIRST.name, SECOND.name]);
      await holds(() => page.url().endsWith('/shortlist/'), 'and the address lets go of it');
      await page.reload();
      await eventually(() => list.names(), [FIRST.name, SECOND.name]);
    }, { viewport: PHONE });
  });

  test('a malformed link is repaired, and what no list has is said to be in none', () => visit(`${path}?ids=%3Cb%3E,,${FIRST.id},demo-${CODE}-999`, async (page) => {
    await page.getByRole('heading', { name: '这个链接里有 2 家' }).waitFor();
    await page.getByRole('link', { name: FIRST.name, exact: true }).waitFor();
    await page.getByRole('link', { name: /名单上没有/ }).waitFor();
    await page.getByRole('button', { name: '不用了' }).click();
    await page.getByText('还没有收藏').waitFor();
  }));

  test('words to send say what one would read out, and can be pasted back', () => visit(path, async (page) => {
    await page.getByText(FIRST.telephone).first().waitFor();
    await page.getByRole('button', { name: '复制成文字' }).click();
    await holds(() => copied(page));
    const words = await copied(page);
    for (const part of [FIRST.name, FIRST.telephone, `去看的日子：${NOTE.day} ${NOTE.time}`, NOTE.text, `/i/${FIRST.id}/`, SECOND.name]) {
      assert.ok(words.includes(part), part);
    }
    const list = new Shortlist(page);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await list.paste(words);
    await eventually(() => list.names(), [FIRST.name, SECOND.name]);
  }, { prepare: all(noted, keeping([FIRST, SECOND], { [FIRST.id]: NOTE })) }));

  test('where nothing may be kept the page says so, and a link can still be looked at', () => visit(`${path}?ids=${FIRST.id}`, async (page) => {
    await page.getByText('这台设备不让保存，收藏留不下来').waitFor();
    await page.getByRole('link', { name: FIRST.name, exact: true }).waitFor();
    await page.getByRole('button', { name: '加到我的收藏' }).click();
    await page.getByText('没有加进来').waitFor();
  }, { prepare: closed }));

  test('where the register does not come the notes are still there, and it can be asked again', () => visit(path, async (page) => {
    const list = new Shortlist(page);
    await page.getByText('服务器没有给出数据（503）').waitFor();
    assert.equal(await list.one(FIRST.name).getByLabel('笔记').inputValue(), NOTE.text);
    await page.unroute('**/data/**');
    await page.getByRole('button', { name: '再取一次' }).click();
    await page.getByText(FIRST.telephone).first().waitFor();
  }, { prepare: all(keeping([FIRST], { [FIRST.id]: NOTE }), (page) => page.route('**/data/**', refused(503))), allow: BROWSERS_WORD }));

  test('a closed institution stays on the list and says that it is closed', () => {
    const over = someone((one) => one.operation === 'closed', 'that is closed');
    return visit(path, async (page) => {
      await new Shortlist(page).one(over.name).getByText('停', { exact: false }).first().waitFor();
    }, { prepare: keeping([over]) });
  });

  test('without script the page says what it needs and leads on', () => visit(path, async (page) => {
    assert.match(await page.locator('noscript').innerText(), /收藏和对比要浏览器脚本/);
  }, { script: false }));
});

journeys('the shortlist on paper', () => {
  const prepare = keeping([FIRST, SECOND, THIRD], { [FIRST.id]: NOTE });

  test('is A4 in large letters, with a code of each page and the questions of the class chosen', () => visit(path, async (page) => {
    await page.getByText(FIRST.telephone).first().waitFor();
    await page.getByLabel('孩子进哪个班').first().selectOption('infant');
    assert.ok(await page.locator('.ty-takeaway').isHidden(), 'it is not in the way on the screen');
    await page.emulateMedia({ media: 'print' });
    for (const unprinted of ['.ty-header', '.ty-kept-list', '.ty-footer', '.ty-actions']) {
      assert.ok(await page.locator(unprinted).first().isHidden(), unprinted);
    }
    const paper = page.locator('.ty-takeaway');
    assert.equal(await paper.getByRole('img', { name: /的网页$/ }).count(), 3);
    const points = await paper.locator('p').nth(1).evaluate((line) => parseFloat(getComputedStyle(line).fontSize) * 0.75);
    assert.ok(points >= 14, `${points} pt`);
    const side = await paper.locator('.ty-qr').first().evaluate((code) => code.getBoundingClientRect().width / 96 * 25.4);
    assert.ok(side >= 30, `the code is ${side} mm wide`);
    for (const words of [FIRST.name, FIRST.telephone, NOTE.text, `${NOTE.day} ${NOTE.time}`]) {
      assert.ok((await paper.innerText()).includes(words), words);
    }
    const numbers = await paper.locator('.ty-takeaway__map .ty-mark text').allTextContents();
    assert.ok(numbers.length > 0 && (await paper.locator('.ty-takeaway__map').innerText()).includes('审图号'));
    assert.deepEqual(numbers, [...new Set(numbers)], 'each once');
    const asked = await paper.locator('.ty-takeaway__ask').innerText();
    assert.match(asked, /一个班不超过 10 个孩子.*来源2/);
    assert.doesNotMatch(asked, /一个班不超过 15 个孩子/);
    assert.match(asked, /《托育机构设置标准（试行）》国卫人口发〔2019〕58号/);
    await page.emulateMedia({ media: null });
    assert.ok(await sheets(page) <= 5, `${await sheets(page)} pages`);
  }, { prepare }));

  test('asks for the printer when told to', () => visit(path, async (page) => {
    await page.getByRole('button', { name: '打印大字的 A4' }).click();
    await holds(() => page.evaluate(() => globalThis.printed));
  }, { prepare: all(prepare, (page) => page.addInitScript(() => { globalThis.print = () => { globalThis.printed = true; }; })) }));
});

journeys('the shortlist in WeChat', () => {
  const prepare = all(inWeChat, noted, keeping([FIRST, SECOND], { [FIRST.id]: NOTE }));

  test('offers words, a link and its code where there is no printer and no file', () => visit(path, async (page) => {
    await page.getByText('微信里不能打印，也不能存文件').waitFor();
    assert.equal(await page.getByRole('button', { name: /打印/ }).count(), 0);
    assert.equal(await page.getByRole('button', { name: '存成文件' }).count(), 0);
    await page.getByRole('img', { name: '这份收藏的二维码' }).waitFor();
    await page.getByRole('button', { name: '复制备份' }).click();
    await holds(() => copied(page));
    const backup = await copied(page);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    const list = new Shortlist(page);
    await list.paste(backup);
    await eventually(() => list.names(), [FIRST.name, SECOND.name]);
    assert.equal(await list.one(FIRST.name).getByLabel('笔记').inputValue(), NOTE.text);
  }, { viewport: PHONE, prepare }));

  test('an institution\'s page says why nothing is printed', () => visit('/start/', async (page) => {
    await page.getByRole('button', { name: '打印这份清单' }).click();
    await page.getByText('微信里不能打印').waitFor();
  }, { viewport: PHONE, prepare }));
});

journeys('the shortlist without a mouse', () => {
  test('an institution is kept, noted, ticked and taken off by keys alone', () => visit(`/i/${FIRST.id}/`, async (page) => {
    const list = new Shortlist(page);
    await tabTo(page, '.ty-save');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^收藏/, pressed: true }).waitFor();
    await page.goto(path);
    await eventually(() => list.names(), [FIRST.name]);
    await tabTo(page, 'textarea[id^=note]');
    await page.keyboard.type('ok');
    await tabTo(page, '[aria-controls^=ask]');
    await page.keyboard.press('Enter');
    await tabTo(page, '.ty-kept__ask input');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /勾了 1/ }).waitFor();
    assert.match(await page.evaluate((key) => localStorage.getItem(key), `ty-note-${FIRST.id}`), /"text":"ok"/);
    await tabTo(page, '[aria-label^=去掉]');
    await page.keyboard.press('Enter');
    await eventually(() => list.names(), []);
    await tabTo(page, '.ty-actions button');
    await page.keyboard.press('Enter');
    await eventually(() => list.names(), [FIRST.name]);
  }, { viewport: DESK }));

  test('whoever hears the page is told what is what', () => visit(path, async (page) => {
    await page.getByText(FIRST.telephone).first().waitFor();
    const tree = await page.getByRole('main').ariaSnapshot();
    for (const line of [
      'heading "收藏" [level=1]', 'heading "收藏的机构（1 家）" [level=2]', `heading "${FIRST.name}" [level=3]`,
      'textbox "笔记"', `button "去看时问什么 ${FIRST.name}"`, `button "去掉 ${FIRST.name}"`, `checkbox "对比 ${FIRST.name}" [checked]`,
      'combobox "孩子进哪个班"', 'button "打印大字的 A4"', 'list "认定与评估"',
    ]) assert.ok(tree.includes(line), `${line}\n${tree}`);
    assert.match(await mainWords(page), /不会上传/);
  }, { prepare: keeping([FIRST]) }));
});

/** Presses Tab until it stands on what matches; everything on the way shows the focus. */
async function tabTo(page, selector) {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const [there, shown, what] = await page.evaluate((selector) => {
      const element = document.activeElement;
      const drawn = element.matches('.ty-tick input') ? getComputedStyle(element.nextElementSibling, '::before') : getComputedStyle(element);
      return [element.matches(selector), drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) >= 2, element.outerHTML.slice(0, 120)];
    }, selector);
    assert.ok(shown, `the focus is not seen on ${what}`);
    if (there) return;
  }
  assert.fail(`not reached: ${selector}`);
}
