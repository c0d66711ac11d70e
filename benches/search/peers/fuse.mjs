// Fuse.js set for parts anywhere in a text (`ignoreLocation`), strictly, over text, tags, spelling and first letters.
import Fuse from 'fuse.js';
import { initials, spelling, tagsOf } from './texts.mjs';

const KEYS = ['name', 'address', 'tags', 'spelling', 'initials'];
let fuse;

export default {
  label: 'Fuse.js, threshold 0.2',
  data: 'read.json',
  build(records) {
    const rows = records.map((one) => ({ name: one.name, address: one.address, tags: tagsOf(one), spelling: spelling(one), initials: initials(one) }));
    fuse = new Fuse(rows, { keys: KEYS, ignoreLocation: true, threshold: 0.2 });
  },
  search(query, limit) {
    const words = query.split(' ');
    const sought = words.length === 1 ? words[0] : { $and: words.map((word) => ({ $or: KEYS.map((key) => ({ [key]: word })) })) };
    return fuse.search(sought, limit ? { limit } : undefined).map(({ refIndex }) => refIndex);
  },
};
