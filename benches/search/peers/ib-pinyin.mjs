// The crate ib-pinyin in WASM, with SIMD, over the text alone: it has no filters.
import { all } from './texts.mjs';
import { instantiate } from './wasm.mjs';

let wasm;

export default {
  label: 'ib-pinyin in WASM, over all',
  data: 'txt',
  wasm: 'ib-pinyin',
  kinds: ['name', 'address', 'pinyin', 'initials', 'mixed', 'slip', 'terms', 'keystroke'],
  async prepare(module) {
    wasm = await instantiate(module);
  },
  build(bytes) {
    wasm.write(bytes);
    wasm.load();
  },
  memory: () => wasm.memory.buffer.byteLength,
  search(query) {
    const find = (word) => {
      wasm.writeText(word);
      return wasm.numbers(wasm.search());
    };
    return query.includes(' ') ? all(query, find) : find(query).slice();
  },
};
