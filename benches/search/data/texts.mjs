// The searched texts of an institution, each with how its characters are read. The readings are those of npm pinyin-pro, which reads
// by context: an oracle that shares nothing with the engine's own table.
import { pinyin } from 'pinyin-pro';

export const isHan = (c) => /\p{Script=Han}/u.test(c);

const plain = { toneType: 'none', type: 'array', v: true };
export const read = (text) => pinyin(text, plain).map((syllable) => syllable.toLowerCase());

/** Name and address of an institution: characters, syllables, both joined, and where syllables start in the joined ones. */
export function textsOf(institution) {
  return [institution.name, institution.address].map((written) => {
    const text = written.toLowerCase();
    const chars = [...text];
    let syllables = read(text);
    if (syllables.length !== chars.length) syllables = chars.map((c) => (isHan(c) ? read(c)[0] : c));
    syllables = syllables.map((syllable, at) => (isHan(chars[at]) ? syllable.replace('ü', 'v') : chars[at]));
    return withSpelling({ text, chars, syllables });
  });
}

function withSpelling({ text, chars, syllables }) {
  const spelling = syllables.join('');
  const starts = new Uint8Array(spelling.length + 1);
  let at = 0;
  for (const syllable of syllables) {
    starts[at] = 1;
    at += syllable.length;
  }
  return { text, chars, syllables, spelling, starts, initials: syllables.map((syllable) => syllable[0]).join('') };
}

const readings = new Map();

/** Every reading of a character, its reading in this text first. */
export function readingsOf(c, here) {
  if (!readings.has(c)) {
    readings.set(c, isHan(c) ? [...new Set(pinyin(c, { ...plain, multiple: true }).map((syllable) => syllable.replace('ü', 'v')))] : [c]);
  }
  const all = readings.get(c);
  return all.includes(here) ? all : [here, ...all];
}
