// MiniSearch as its author advises for Chinese (lucaong/minisearch, issue 201): pairs of characters, all words required, no fuzziness
// on characters. With pinyin: for each syllable the next four joined and the next five first letters, found by their beginnings.
import MiniSearch from 'minisearch';
import { tagsOf } from './texts.mjs';

const HAN = /\p{Script=Han}/u;
const APART = /[\n\r\p{Z}\p{P}]+/u;

function pairs(text, withSingles) {
  const found = [];
  for (const word of text.toLowerCase().split(APART)) {
    for (const run of word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []) {
      if (!HAN.test(run)) {
        found.push(run);
        continue;
      }
      if (run.length === 1 || withSingles) found.push(...run);
      for (let at = 0; at + 1 < run.length; at += 1) found.push(run.slice(at, at + 2));
    }
  }
  return found;
}

function spellings(read) {
  const found = new Set();
  for (const text of read.split('|')) {
    const syllables = text.split(' ');
    syllables.forEach((syllable, at) => {
      if (!/^[a-z]/.test(syllable)) return;
      found.add(syllables.slice(at, at + 4).join(''));
      found.add(syllables.slice(at, at + 5).map((one) => one[0]).join(''));
    });
  }
  return [...found];
}

export function minisearch(label, data, hasPinyin) {
  let index;
  return {
    label,
    data,
    build(records) {
      index = new MiniSearch({
        fields: ['name', 'address', 'tags', ...(hasPinyin ? ['read'] : [])],
        idField: 'number',
        tokenize: (text, field) => (field === 'read' ? spellings(text) : pairs(text, true)),
        searchOptions: {
          tokenize: (text) => pairs(text, false),
          combineWith: 'AND',
          prefix: (word) => !HAN.test(word),
          fuzzy: (word) => (HAN.test(word) || (hasPinyin && word.length < 6) ? false : hasPinyin ? 0.12 : 0.2),
          boost: { name: 2 },
        },
      });
      index.addAll(records.map((one, number) => ({ number, name: one.name, address: one.address, tags: tagsOf(one), ...(hasPinyin && { read: one.read }) })));
    },
    search: (query) => index.search(query).map(({ id }) => id),
  };
}

export default minisearch('MiniSearch, pairs of characters', 'json', false);
