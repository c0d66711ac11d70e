// FlexSearch with its encoder for Chinese. With pinyin: the name's spelling by beginnings of words (any part of them takes more memory
// than a page has, beyond 10,000 records), its first letters by any part.
import { Charset, Document } from 'flexsearch';
import { all, initials, spelling, tagsOf } from './texts.mjs';

export function flexsearch(label, data, hasPinyin) {
  let index;
  let n;
  const chinese = (field) => ({ field, tokenize: 'strict', encoder: Charset.CJK });
  return {
    label,
    data,
    build(records) {
      n = records.length;
      const latin = [
        { field: 'spelling', tokenize: n > 10_000 ? 'forward' : 'full', encoder: Charset.Exact },
        { field: 'initials', tokenize: 'full', encoder: Charset.Exact },
      ];
      index = new Document({ document: { id: 'number', index: [...['name', 'address', 'tags'].map(chinese), ...(hasPinyin ? latin : [])] } });
      records.forEach((one, number) => {
        const { name, address } = one;
        const [spelt] = hasPinyin ? spelling(one).split(' ') : [];
        const [letters] = hasPinyin ? initials(one).split(' ') : [];
        index.add({ number, name, address, tags: tagsOf(one), ...(hasPinyin && { spelling: spelt, initials: letters }) });
      });
    },
    search: (query, limit = n) => {
      const wanted = query.includes(' ') ? n : limit;
      return all(query, (word) => index.search(word, { limit: wanted }).flatMap(({ result }) => result));
    },
  };
}

export default flexsearch('FlexSearch, CJK', 'json', false);
