// The engine, loaded in steps as a page would: decode, answer by walking, then filters, points and postings.
import { FLAGS, NATURES } from './texts.mjs';
import { instantiate } from './wasm.mjs';

// About a millisecond each; the page takes as many at one go as it can spare the time for.
const RECORDS_A_STEP = 4_000;
const TOKENS_A_STEP = 60_000;

let wasm;
let order;

const tuoyu = {
  label: 'tuoyu-search',
  data: 'index',
  also: ['columns', 'order'],
  wasm: 'engine',
  /** What a page does while the bytes are under way; `step` as below. */
  async prepare(module, nBytes, step) {
    wasm = await instantiate(module);
    for (let rounds = wasm.rounds(nBytes); rounds > 0; rounds -= 1) {
      wasm.rehearse();
      await step();
    }
  },
  /**
   * `step` is called between steps, with 'answers' as soon as the first answer can be given, and with 'rest' where the next step is long
   * enough to be one piece of work.
   */
  async build(bytes, [columns, numbers], step) {
    order = new Uint32Array(numbers);
    wasm.write(bytes);
    if (!wasm.open()) throw new Error('no index');
    while (!wasm.decode(RECORDS_A_STEP)) await step();
    await step('answers');
    wasm.write(columns);
    wasm.columns();
    wasm.filters();
    while (!wasm.build(TOKENS_A_STEP)) await step();
    await step('rest');
    wasm.points();
  },
  /** Work for a page that has nothing to do; says whether all is done. */
  idle: () => wasm.warm(),
  memory: () => wasm.memory.buffer.byteLength,
  search(query, limit = order.length, withSlips = false) {
    let filters = 0;
    let text = query;
    if (query.includes(' ')) {
      const words = query.split(' ');
      const flag = (word) => (FLAGS.includes(word) ? FLAGS.indexOf(word) : NATURES.includes(word) ? FLAGS.length + NATURES.indexOf(word) : -1);
      filters = words.map(flag).filter((at) => at >= 0).reduce((bits, at) => bits | (1 << at), 0);
      text = words.filter((word) => flag(word) < 0).join(' ');
    }
    wasm.writeText(text);
    return wasm.numbers(wasm.search(filters, Math.min(limit, order.length), withSlips));
  },
  near: ({ lon, lat, km }) => wasm.numbers(wasm.near(lon, lat, km * 1000)),
  /** Name and address of what was found last. */
  rows: () => wasm.text(wasm.rows()).split('\n').slice(0, -1).map((row) => row.split('\t')),
  /** The institutions of record numbers. */
  institutions: (numbers) => Array.from(numbers, (number) => order[number]),
};

export default tuoyu;
