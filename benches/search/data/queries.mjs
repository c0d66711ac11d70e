// The queries: nine classes, drawn from what the institutions are called and where they stand, half of them from the first 1,000.
import { random } from './random.mjs';
import { shortName } from './institutions.mjs';
import { isHan } from './texts.mjs';
import { MODES, NATURES } from './words.mjs';

/** Words of a query that are filters, not text. */
export const TAGS = ['普惠', ...MODES, ...NATURES];

export const tagsOf = ({ puhui, modes, nature, kind }) => [...(puhui ? ['普惠'] : []), ...modes, nature, kind];

const FIXED = {
  name: '阳光 贝贝 金色摇篮 小太阳 启明星 阳 托育 宝贝 蒲公英 长乐',
  address: '西苑路 重庆路 中山路 涧西区西苑路 人民路12号 长安路 南昌路 龙门大道 1号楼 太康路',
  pinyin: 'yangguang xiyuanlu beibei jinseyaolan xiaotaiyang changle chongqinglu tuoyu yangguan yanggu',
  initials: 'yg jsyl xty xyl cql bb y',
  mixed: '阳guang yang光 西yuan路 小taiy 金se摇lan',
};
const FILTERS = ['普惠 全日托 涧西', '普惠 阳光', '全日托 西苑路', '半日托 公办 洛龙', '普惠 yangguang 涧西'];
const TERMS = ['阳光 西苑路', 'yangguang xiyuan', '涧西 托育园', '贝贝 zhongshanlu', 'tuoyu 龙门大道'];

/** What is typed in one go, for the keystroke class: each of its beginnings is a query. */
const TYPED = ['yangguang', 'xiyuanlu', 'jinseyaolan', '小太阳幼儿园', '西苑路12号', '贝beil'];

/** `texts[i]` are the texts of `institutions[i]`. */
export function queries(institutions, texts, counties) {
  const { next, below, pick, gauss } = random(777);
  const list = [];
  const add = (kind, text, more = {}) => list.push({ id: list.length, kind, text, ...more });
  const fixed = (kind) => FIXED[kind].split(' ').forEach((text) => add(kind, text));
  const upTo = (n, draw) => {
    while (list.length < n) draw();
  };

  /** The number of an institution: half are of the city, a quarter of the province. */
  const source = () => {
    const x = next();
    return x < 0.5 ? below(1_000) : x < 0.75 ? below(10_000) : below(100_000);
  };
  /** A run of Han characters in a text. */
  const part = (number, field, length) => {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const { chars, syllables } = texts[number][field];
      const from = below(Math.max(1, chars.length - length));
      const run = chars.slice(from, from + length);
      if (run.length === length && run.every(isHan)) return { han: run.join(''), syllables: syllables.slice(from, from + length) };
    }
    return undefined;
  };
  const anyPart = (field, length) => {
    for (;;) {
      const found = part(source(), field, length);
      if (found) return found;
    }
  };
  const inName = (share) => (next() < share ? 0 : 1);

  fixed('name');
  upTo(50, () => add('name', anyPart(0, pick([1, 2, 2, 2, 3, 3, 4, 5])).han));
  fixed('address');
  upTo(90, () => add('address', next() < 0.7 ? pick(institutions.slice(0, 5_000)).address.match(/.{2,3}(路|街|道|巷|号)/u)[0] : anyPart(1, pick([2, 3, 4, 5])).han));
  fixed('pinyin');
  upTo(140, () => {
    let text = anyPart(inName(0.7), pick([1, 2, 2, 3, 3, 4])).syllables.join('');
    if (next() < 0.25 && text.length > 4) text = text.slice(0, -1);
    add('pinyin', text);
  });
  fixed('initials');
  upTo(180, () => add('initials', anyPart(inName(0.75), pick([2, 2, 3, 3, 4, 5])).syllables.map((syllable) => syllable[0]).join('')));
  fixed('mixed');
  upTo(210, () => {
    const { han, syllables } = anyPart(inName(0.75), pick([2, 3, 3, 4]));
    const chars = [...han];
    const spelt = below(chars.length);
    const isSpelt = (at) => (at === spelt || next() < 0.4) && !(chars.length > 1 && at === (spelt + 1) % chars.length);
    const text = chars.map((c, at) => (isSpelt(at) ? syllables[at] : c)).join('');
    add('mixed', /^[a-z]+$/.test(text) ? chars[0] + syllables.slice(1).join('') : text);
  });
  addSlips({ texts, next, below, pick, anyPart, add });
  FILTERS.forEach((text) => add('filter', text));
  const drawnTags = TAGS;
  upTo(280, () => {
    const number = source();
    const tags = tagsOf(institutions[number]).filter((tag) => drawnTags.includes(tag));
    const place = shortName(counties.find(({ code }) => code === institutions[number].region).name);
    const words = [pick(tags)];
    if (next() < 0.6) {
      const tag = pick(tags);
      if (!words.includes(tag)) words.push(tag);
    }
    words.push(next() < 0.6 ? place : part(number, 0, 2)?.han ?? place);
    if (next() < 0.3) {
      const more = part(number, 1, 2);
      if (more) words.push(more.han);
    }
    add('filter', words.join(' '));
  });
  upTo(300, () => {
    const { lon, lat } = institutions[source()];
    add('near', '', { lon: +(lon + gauss() * 0.005).toFixed(5), lat: +(lat + gauss() * 0.005).toFixed(5), km: 3 });
  });
  TERMS.forEach((text) => add('terms', text));
  upTo(330, () => {
    const number = source();
    const parts = [part(number, 0, pick([2, 3])), part(number, 1, pick([2, 3])), next() < 0.3 ? part(number, 0, 2) : undefined];
    const spell = (one) => (one.han.length > 2 && next() < 0.4 ? one.syllables.join('') : one.han);
    const words = [...new Set(parts.filter(Boolean).map(spell))];
    if (words.length > 1) add('terms', words.join(' '));
  });
  for (const text of TYPED) [...text].forEach((_, at) => add('keystroke', [...text].slice(0, at + 1).join('')));
  return list;
}

/** One slip each: another character of the same sound, a letter, or a character. `meant` is what finds what was meant. */
function addSlips({ texts, next, below, pick, anyPart, add }) {
  const soundingAs = {};
  for (const { chars, syllables } of texts.slice(0, 8_000).flat()) {
    chars.forEach((c, at) => {
      if (isHan(c)) (soundingAs[syllables[at]] ??= new Set()).add(c);
    });
  }
  const everyHan = [...new Set(Object.values(soundingAs).flatMap((set) => [...set]))];
  const draws = [
    () => {
      const { han, syllables } = anyPart(0, pick([2, 3, 3, 4]));
      const chars = [...han];
      const at = below(chars.length);
      const others = [...soundingAs[syllables[at]]].filter((c) => c !== chars[at]);
      if (others.length === 0) return undefined;
      chars[at] = pick(others);
      return { text: chars.join(''), meant: han, of: 'sound' };
    },
    () => {
      const { syllables } = anyPart(0, pick([2, 3]));
      const meant = syllables.join('');
      if (meant.length < 6) return undefined;
      const at = 1 + below(meant.length - 2);
      const [before, after] = [meant.slice(0, at), meant.slice(at + 1)];
      const text = [
        () => before + after,
        () => before + meant[at + 1] + meant[at] + meant.slice(at + 2),
        () => before + 'qwrtypsdfghjklzxcvbnmaeiou'[below(26)] + after,
        () => before + meant[at] + meant.slice(at),
      ][below(4)]();
      return text === meant ? undefined : { text, meant, of: 'letter' };
    },
    () => {
      const { han } = anyPart(0, pick([4, 5]));
      const chars = [...han];
      const at = 1 + below(chars.length - 2);
      if (next() < 0.5) chars[at] = pick(everyHan);
      else chars.splice(at, 1);
      const text = chars.join('');
      return text === han ? undefined : { text, meant: han, of: 'character' };
    },
  ];
  for (let n = 0; n < 30;) {
    const slip = draws[n % 3]();
    if (!slip) continue;
    add('slip', slip.text, { meant: slip.meant, of: slip.of });
    n += 1;
  }
}
