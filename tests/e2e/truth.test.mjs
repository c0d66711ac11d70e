// What nobody has verified is never said as certain, on any page: the facts marked so, each with where it may stand and beside which words.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'parse5';
import { none } from './rules.mjs';
import { attribute, elements, pages, words } from './site.mjs';

const BLOCKS = new Set(['p', 'li', 'td', 'th', 'dd', 'blockquote', 'caption', 'h1', 'h2', 'h3']);
const OPEN = /待主管部门确认|没有核对|没有看到|没有查到|没有核实|不是本站|网上/;

/** The innermost blocks of text of a page's main part. */
function blocks(html) {
  const main = [...elements(parse(html))].find((element) => element.tagName === 'main');
  const inner = [...elements(main)].filter((element) => BLOCKS.has(element.tagName));
  return inner.filter((element) => ![...elements(element)].some((child) => BLOCKS.has(child.tagName))).map(words);
}

const read = pages().map((page) => ({ ...page, blocks: blocks(page.html) }));

/** Facts nobody has verified: what they look like, and the words that must stand beside them; `null` where they stand nowhere. */
const UNVERIFIED = {
  'when 公告2019年第76号 began and ended': [/2019年6月1日|2019-06-01/, OPEN],
  'what a nursery must have for the VAT law': [/办园许可/, null],
  'which notice rules small low-profit enterprises': [/公告2023年第(6|12)号|2023年第6号|2023年第12号/, OPEN],
  'since when the deduction is 2000 yuan': [/2023(年1月1日|-01-01)起?[^。]*2000|2000元[^。]*2023(年1月|-01-)/, /待主管部门确认/],
  'the subsidy for public places': [/公办托位2万/, OPEN],
  'the area a home-based place needs': [/9㎡|9平方米|九平方米/, null],
  'the cut-offs of WS/T 821': [/(900|800|700|600)\s*分以上|达到\s*\d+\s*分/, null],
  'the areas of rooms': [/(睡眠区|活动区|配餐区|清洁区|储藏区)[^。]{0,6}\d+\s*(㎡|平方米)/, null],
  'the number of the outline of care': [/国卫人口发〔2021〕2号/, null],
  'the number of the injury guide': [/国卫办人口函〔2021〕19号/, null],
  'the number of the rules for home-based care': [/国卫人口发〔2023〕28号/, null],
  'the numbers of the training outline, the fire guide, the code of conduct': [/国卫办人口函〔2021〕449号|〔2022〕21号|〔2022〕414号/, null],
  'the hours of training of carers': [/120\s*学时/, null],
  'the day 国办发〔2020〕52号 was issued': [/2020-12-31|2020年12月31日/, null],
  'welfare costs for employers that run a nursery': [/财税〔2009〕122号/, null],
  'the last day the first application was extended to': [/延长到(?!哪)|延长至|延到(?!哪)/, null],
};

describe('what nobody has verified', () => {
  for (const [fact, [looks, beside]] of Object.entries(UNVERIFIED)) {
    test(`${fact} is ${beside ? 'said only beside a word of doubt' : 'said nowhere'}`, () => none(read.flatMap((page) => page.blocks
      .filter((block) => looks.test(block) && !(beside && beside.test(block)))
      .map((block) => `${page.path}: ${block.slice(0, 120)}`))));
  }

  test('what births of 2022 to 2024 come to is an estimate wherever it is said', () => none(read
    .filter((page) => page.path.startsWith('/policies/'))
    .flatMap((page) => page.blocks
      .filter((block) => /2025年以前出生|2022[—–-]2024年出生/.test(block) && /\d元|折算/.test(block) && !/估算|推算/.test(block))
      .filter((block) => !/按应补的?月数折算/.test(block) || !page.html.includes('估算'))
      .map((block) => `${page.path}: ${block.slice(0, 120)}`))));

  test('the page of the allowance says which figures are an estimate and that the new deadline is to be confirmed', () => {
    const page = read.find((one) => one.path === '/policies/childcare-allowance/');
    const text = page.blocks.join('\n');
    for (const must of ['下面是估算，不是最后的数', '延长到哪一天，待主管部门确认', '官方例子']) assert.ok(text.includes(must), must);
    const at = page.blocks.findIndex((block) => block.includes('下面是估算'));
    assert.ok(at < page.blocks.findIndex((block) => block === '9300元'), 'the word comes before the figures');
  });

  test('documents marked to be confirmed say so at their head', () => {
    for (const slug of ['affordable-childcare-action']) {
      const page = read.find((one) => one.path === `/policies/${slug}/`);
      assert.ok(page.blocks.some((block) => block === '起止日期待主管部门确认'), slug);
    }
  });

  test('a source known only from copies says so, and is linked only where an authority publishes it', () => {
    const AUTHORITY = /^https:\/\/([a-z0-9-]+\.)*(gov\.cn|who\.int)\//;
    let copies = 0;
    for (const page of read.filter((one) => one.path.startsWith('/policies/'))) {
      for (const element of elements(parse(page.html))) {
        if (!/^source-\d+$/.test(attribute(element, 'id') ?? '')) continue;
        const text = words(element);
        copies += text.includes('据转载核对，待主管部门确认');
        assert.ok(/据转载核对|已核对原文/.test(text), `${page.path}: ${text}`);
        assert.match(text, /《[^》]+》/, `${page.path}: a title`);
        for (const link of elements(element)) {
          if (link.tagName === 'a') assert.match(attribute(link, 'href'), AUTHORITY, page.path);
        }
      }
    }
    assert.ok(copies > 10, `${copies} sources`);
  });

  test('the sixteen veto items are counted and none is named', () => none(read.flatMap((page) => page.blocks
    .filter((block) => /一票否决/.test(block) && /\d+\.\d+\.\d+/.test(block))
    .map((block) => `${page.path}: ${block}`))));
});
