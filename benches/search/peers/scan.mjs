// A matcher of pinyin asked about each name and address in turn.
import { tagsOf } from './texts.mjs';

export function scan(label, has) {
  let texts;
  let tags;
  return {
    label,
    data: 'json',
    build(records) {
      texts = records.map(({ name, address }) => [name, address]);
      tags = records.map(tagsOf);
    },
    search(query) {
      const words = query.split(' ');
      const isFound = (number) => words.every((word) => tags[number].includes(word) || texts[number].some((text) => has(text, word)));
      return texts.flatMap((_, number) => (isFound(number) ? [number] : []));
    },
  };
}
