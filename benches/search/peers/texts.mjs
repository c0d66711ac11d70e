// What several peers make of a record.
export const FLAGS = ['普惠', '全日托', '半日托', '计时托', '临时托'];
export const NATURES = ['公办', '民办', '公建民营', '民办公助'];

export const tagsOf = ({ puhui, modes, nature }) => [...(puhui ? ['普惠'] : []), ...modes, nature].join(' ');

// `read` is how name and address are read: syllables apart by spaces, the two apart by `|`.
export const spelling = ({ read }) => read.split('|').map((text) => text.replaceAll(' ', '')).join(' ');
export const initials = ({ read }) => read.split('|').map((text) => text.split(' ').map((syllable) => syllable[0]).join('')).join(' ');

/** Calls `find` for each word of a query and keeps what all of them find. */
export function all(query, find) {
  let kept;
  for (const word of query.split(' ')) {
    const found = new Set(find(word));
    kept = kept ? new Set([...kept].filter((number) => found.has(number))) : found;
  }
  return [...kept];
}
