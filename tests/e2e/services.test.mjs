// Services for families: events by day, what is over folded away, the calendar file and the feed, places by kind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CODES, regionOf } from './register.mjs';
import { SITE, builtDay } from './site.mjs';
import { PHONE, eventually, holds, journeys, mainWords, visit } from './visit.mjs';

const read = (path) => readFileSync(join(SITE, path), 'utf8');
const of = (code, kind) => JSON.parse(read(`data/${code}/${kind}.json`))[kind];
const events = (code) => of(code, 'events');
const path = (code) => `/r/${code}/services/`;

/** The region with an event over and one to come on the day the site was built. */
const CODE = CODES.find((code) => {
  const days = events(code).map((event) => event.date);
  return days.some((day) => day < builtDay()) && days.some((day) => day > builtDay());
});
const coming = (page) => page.locator('[data-coming] > li').evaluateAll((rows) => rows.map((row) => row.id));
const over = (page) => page.locator('[data-over] li').evaluateAll((rows) => rows.map((row) => row.id));
const after = (day) => events(CODE).filter((event) => event.date >= day).map((event) => event.id);
const before = (day) => events(CODE).filter((event) => event.date < day).map((event) => event.id);
const dayAfter = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

journeys('services', () => {
  test('lists what is coming by day, and folds away what is over', () => visit(path(CODE), async (page) => {
    assert.deepEqual(await coming(page), after(builtDay()));
    assert.deepEqual(await over(page), before(builtDay()));
    assert.ok(await page.locator('[data-over] li').first().isHidden());
    await page.getByText('已经过去的活动').click();
    assert.ok(await page.locator('[data-over] li').first().isVisible());
  }, { viewport: PHONE }));

  test('read on a later day, what has passed since is folded away too', async () => {
    const [first] = events(CODE).filter((event) => event.date >= builtDay());
    const day = dayAfter(first.date);
    await visit(path(CODE), async (page) => {
      await eventually(() => coming(page), after(day));
      assert.deepEqual(await over(page), before(day));
      assert.match(await page.locator(`#${first.id}`).textContent(), /已过去/);
    }, { day });
  });

  test('on the very day an event still stands and says so', async () => {
    const [first] = events(CODE).filter((event) => event.date >= builtDay());
    await visit(path(CODE), async (page) => {
      await page.locator(`[data-coming] #${first.id}`).getByText('，今天').waitFor();
    }, { day: first.date });
  });

  test('when all is over it says that nothing is announced', () => visit(path(CODE), async (page) => {
    await page.getByText('现在没有公布将要举办的活动').waitFor();
    assert.deepEqual(await coming(page), []);
    assert.equal((await over(page)).length, events(CODE).length);
  }, { day: '2027-12-31' }));

  test('without script everything stands as on the day it was written, with the files to take away', () => visit(path(CODE), async (page) => {
    assert.deepEqual([...await over(page), ...await coming(page)].sort(), events(CODE).map((event) => event.id).sort());
    assert.equal((await page.request.get(await page.getByRole('link', { name: '下载日历文件' }).getAttribute('href'))).status(), 200);
    assert.equal((await page.request.get(await page.getByRole('link', { name: '订阅（Atom）' }).getAttribute('href'))).status(), 200);
  }, { script: false }));

  test('every place stands under its kind with its address', () => visit(path(CODE), async (page) => {
    const words = await mainWords(page);
    for (const place of of(CODE, 'places')) {
      const row = page.locator('.ty-row', { has: page.getByRole('heading', { name: new RegExp(`^\\d+\\. ${place.name}$`) }) });
      if (place.address) assert.ok((await row.innerText()).includes(place.address));
    }
    const numbers = await page.locator('.ty-picture__drawing .ty-mark text').allTextContents();
    assert.equal(numbers.length, of(CODE, 'places').filter((place) => place.position).length);
    for (const kind of ['母婴室', '入户指导', '育儿指导点']) assert.ok(words.includes(kind), kind);
    assert.match(words, /演示数据：本页的活动和地点都是虚构的/);
  }));

  test('home leads there by region, and the region\'s own page does too', () => visit('/', async (page) => {
    await page.getByRole('link', { name: '亲子活动和服务点' }).click();
    await page.locator('.ty-tile a', { hasText: regionOf(CODE).name }).click();
    await page.getByRole('heading', { level: 1, name: `${regionOf(CODE).name}的亲子活动和服务点` }).waitFor();
    await page.goto(`/r/${CODE}/`);
    await page.getByRole('link', { name: '亲子活动和服务点' }).click();
    await page.getByRole('heading', { level: 1, name: `${regionOf(CODE).name}的亲子活动和服务点` }).waitFor();
  }));

  test('the calendar file is taken away as a file', () => visit(path(CODE), async (page) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载日历文件' }).click()]);
    assert.equal(file.suggestedFilename(), 'events.ics');
  }));

  for (const code of CODES) {
    test(`${code}: the calendar and the feed hold every event, once`, () => {
      const calendar = read(`r/${code}/services/events.ics`).replaceAll('\r\n ', '');
      const feed = read(`r/${code}/services/feed.atom`);
      for (const event of events(code)) {
        assert.equal(calendar.split(`UID:${event.id}@tuoyu\r\n`).length, 2, event.id);
        assert.equal(feed.split(`<id>urn:x-tuoyu:event:${event.id}</id>`).length, 2, event.id);
        const lines = calendar.split('BEGIN:VEVENT').find((one) => one.includes(`UID:${event.id}@`));
        const start = event.hours
          ? `DTSTART:${utc(event.date, event.hours.open)}`
          : `DTSTART;VALUE=DATE:${event.date.replaceAll('-', '')}`;
        assert.ok(lines.includes(start), `${event.id}: ${start}`);
      }
      assert.ok(calendar.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') && feed.startsWith('<?xml'));
    });
  }
});

/** A moment of China's clock in UTC, as a calendar file writes it. */
function utc(date, minutes) {
  const moment = new Date(Date.parse(`${date}T00:00:00+08:00`) + minutes * 60_000);
  return `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
