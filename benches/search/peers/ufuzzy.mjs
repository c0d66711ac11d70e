// uFuzzy over one line a record with its spelling, one slip allowed, as its documentation sets it up for other alphabets.
import uFuzzy from '@leeoniya/ufuzzy';
import { initials, spelling, tagsOf } from './texts.mjs';

let lines;
let fuzzy;

export default {
  label: 'uFuzzy, one slip',
  data: 'read.json',
  build(records) {
    lines = records.map((one) => `${one.name} ${one.address} ${tagsOf(one)} ${spelling(one)} ${initials(one)}`.toLowerCase());
    fuzzy = new uFuzzy({
      unicode: true,
      interSplit: "[^\\p{L}\\d']+",
      intraSplit: '\\p{Ll}\\p{Lu}',
      intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
      intraChars: "[\\p{L}\\d']",
      intraContr: "'\\p{L}{1,2}\\b",
      intraMode: 1,
    });
  },
  search(query) {
    const [numbers, info, order] = fuzzy.search(lines, query, 1, 1000);
    return order ? order.map((at) => info.idx[at]) : numbers ?? [];
  },
};
