// The exact answer to every query, by going through everything.
//
// `must`: what a query has to find. `may`: what it may find besides without being wrong: any reading of a polyphone, syllables and
// first letters mixed, zh, ch and sh; for a slip whatever sounds the same or is one letter or character away.
import { isHan, read, readingsOf } from './texts.mjs';
import { TAGS, tagsOf } from './queries.mjs';

/** Metres through the earth's mean sphere, doubled: half the chord's angle comes in. */
const DIAMETER_KM = 12_742.0176;

const letterBits = (text) => [...text].reduce((bits, c) => (c >= 'a' && c <= 'z' ? bits | (1 << (c.charCodeAt(0) - 97)) : bits), 0);
const bitCount = (bits) => {
  let n = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) n += 1;
  return n;
};

/** Adds what the slower comparisons need: every reading, and which letters occur in any of them. */
export function prepared(texts) {
  for (const text of texts.flat()) {
    text.readings = text.chars.map((c, at) => readingsOf(c, text.syllables[at]));
    text.letters = letterBits(text.text) | text.readings.reduce((bits, all) => all.reduce((sum, one) => sum | letterBits(one), bits), 0);
  }
  return texts;
}

const hasText = (text, sought) => text.text.includes(sought);
const hasInitials = (text, sought) => text.initials.includes(sought);

/** Spelt from the start of a syllable on; the last syllable may be unfinished. */
function hasSpelling({ spelling, starts }, sought) {
  for (let at = spelling.indexOf(sought); at >= 0; at = spelling.indexOf(sought, at + 1)) if (starts[at]) return true;
  return false;
}

function mixedAt(text, sought, from, at) {
  if (from >= sought.length) return true;
  if (at >= text.chars.length) return false;
  const c = sought[from];
  if (c === text.chars[at] && mixedAt(text, sought, from + 1, at + 1)) return true;
  if (c < 'a' || c > 'z' || !isHan(text.chars[at])) return false;
  const syllable = text.syllables[at];
  if (sought.startsWith(syllable, from) && mixedAt(text, sought, from + syllable.length, at + 1)) return true;
  return syllable.startsWith(sought.slice(from));
}

/** Characters as they are, letters as whole syllables; the last may be unfinished. */
function hasMixed(text, sought) {
  const han = [...sought].find(isHan);
  return (!han || text.text.includes(han)) && text.chars.some((_, at) => mixedAt(text, sought, 0, at));
}

function freelyAt(text, sought, from, at) {
  if (from >= sought.length) return true;
  if (at >= text.chars.length) return false;
  if (sought[from] === text.chars[at] && freelyAt(text, sought, from + 1, at + 1)) return true;
  return text.readings[at].some((syllable) => {
    if (syllable[0] !== sought[from]) return false;
    if (syllable.startsWith(sought.slice(from))) return true;
    if (sought.startsWith(syllable, from) && freelyAt(text, sought, from + syllable.length, at + 1)) return true;
    if (freelyAt(text, sought, from + 1, at + 1)) return true;
    return syllable[1] === 'h' && sought[from + 1] === 'h' && freelyAt(text, sought, from + 2, at + 1);
  });
}

/** Any reading, whole or as its first letter. */
function hasFreely(text, sought, letters) {
  return (letters & ~text.letters) === 0 && text.chars.some((_, at) => freelyAt(text, sought, 0, at));
}

/** Whether a beginning of `sequence` from `from` on is at most one change, omission, addition or swap away from `sought`. */
function isNear(sequence, from, sought) {
  let same = 0;
  while (same < sought.length && sequence[from + same] === sought[same]) same += 1;
  if (same >= sought.length) return true;
  const goesOn = (at, rest) => {
    for (let to = rest; to < sought.length; to += 1) if (sequence[at + to - rest] !== sought[to]) return false;
    return true;
  };
  const at = from + same;
  return goesOn(at + 1, same + 1) || goesOn(at, same + 1) || goesOn(at + 1, same)
    || (sequence[at] === sought[same + 1] && sequence[at + 1] === sought[same] && goesOn(at + 2, same + 2));
}

const hasNearText = ({ chars }, sought) => chars.some((c, at) => {
  const next = chars[at + 1];
  return [c, next].some((one) => one === sought[0] || one === sought[1]) && isNear(chars, at, sought);
});

function hasNearSpelling({ spelling, starts, letters }, sought, asked) {
  if (bitCount(asked & ~letters) > 1) return false;
  for (let at = 0; at < spelling.length; at += 1) if (starts[at] && isNear(spelling, at, sought)) return true;
  return false;
}

export function distanceKm(a, b) {
  const degree = Math.PI / 180;
  const lat = Math.sin(((b.lat - a.lat) * degree) / 2);
  const lon = Math.sin(((b.lon - a.lon) * degree) / 2);
  return DIAMETER_KM * Math.asin(Math.sqrt(lat * lat + Math.cos(a.lat * degree) * Math.cos(b.lat * degree) * lon * lon));
}

const MUST = { name: hasText, address: hasText, pinyin: hasSpelling, initials: hasInitials, mixed: hasMixed };

/** Says of a record whether a query must or may find it: 2, 1 or 0. */
function judge(query, institutions, texts) {
  const { kind, text, meant, of } = query;
  const any = (number, test, ...more) => texts[number].some((one) => test(one, ...more));
  const letters = letterBits(text);
  const freely = (number) => any(number, hasFreely, text, letters);
  const spelt = /^[a-z]+$/;
  if (kind === 'filter' || kind === 'terms') {
    const words = text.split(' ');
    return (number) => {
      let found = 2;
      for (const word of words) {
        if (TAGS.includes(word)) {
          if (tagsOf(institutions[number]).includes(word)) continue;
          if (!any(number, hasText, word)) return 0;
        } else if (spelt.test(word)) {
          if (any(number, hasSpelling, word)) continue;
          if (!any(number, hasFreely, word, letterBits(word))) return 0;
        } else if (any(number, hasText, word)) continue;
        else return 0;
        found = 1;
      }
      return found;
    };
  }
  if (kind === 'slip') {
    if (of === 'letter') return (number) => (any(number, hasSpelling, meant) ? 2 : any(number, hasNearSpelling, text, letters) || freely(number) ? 1 : 0);
    const [chars, sound] = [[...text], read(text).join('')];
    return (number) => (any(number, hasText, meant) ? 2 : any(number, hasSpelling, sound) || any(number, hasNearText, chars) ? 1 : 0);
  }
  const must = MUST[kind];
  if (kind === 'name' || kind === 'address') return (number) => (any(number, must, text) ? 2 : 0);
  return (number) => (any(number, must, text) ? 2 : freely(number) ? 1 : 0);
}

/** By number of the query: [what it must find, what it may find besides], in ascending order, places near a point nearest first. */
export function truth(queries, institutions, texts) {
  const answers = {};
  for (const query of queries.filter(({ kind }) => kind !== 'keystroke')) {
    if (query.kind === 'near') {
      const near = institutions.map((one, number) => [Math.abs(one.lat - query.lat) > 0.05 ? Infinity : distanceKm(query, one), number]);
      const found = near.filter(([km]) => km <= query.km).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      answers[query.id] = [found.map(([, number]) => number), []];
      continue;
    }
    const found = judge(query, institutions, texts);
    const [must, may] = [[], []];
    for (let number = 0; number < institutions.length; number += 1) {
      const verdict = found(number);
      if (verdict === 2) must.push(number);
      else if (verdict === 1) may.push(number);
    }
    answers[query.id] = [must, may];
  }
  return answers;
}
