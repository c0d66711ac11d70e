// From what was measured to named figures. The best peer of a class of queries is the fastest in JavaScript that finds what it should
// there; for keystrokes and loading it is the best that does so for names and pinyin and answers promptly.

/** The recall and precision from which a peer counts. */
const GOOD = 0.95;
/** The slowest answer, in ms, of a peer that is compared for keystrokes and loading. */
const PROMPT_MS = 50;
/** The peer that is no JavaScript: it counts for mixed queries only. */
const WASM_PEER = 'ib-pinyin';
/** The classes whose least recall and precision are judged. */
const JUDGED = ['name', 'address', 'pinyin', 'initials', 'mixed', 'terms', 'filter'];

export function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const percentile = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)];

/** A flat record of numbers; a figure for which there was no peer is left out. */
export function figures({ size, bytes, peers, passes, loads, slow }) {
  const answered = Object.entries(peers).filter(([, { failed }]) => !failed);
  const script = answered.filter(([name]) => name !== WASM_PEER);
  const isGood = (kind) => ([, { accuracy }]) => accuracy[kind]?.recall >= GOOD && accuracy[kind].precision >= GOOD;
  const p50 = (kind) => ([, { latency }]) => latency[kind].p50;
  const ours = (read) => median(passes.map(read));
  const least = (list, read) => (list.length > 0 ? Math.min(...list.map(read)) : undefined);

  const result = {};
  for (const kind of ['name', 'address', 'pinyin', 'initials', 'mixed', 'filter']) {
    const theirs = least((kind === 'mixed' ? answered : script).filter(isGood(kind)), p50(kind));
    result[`${kind}_p50_vs_best_js`] = theirs / ours(({ latency }) => latency[kind].p50);
  }
  const prompt = script.filter((peer) => ['name', 'pinyin'].every((kind) => isGood(kind)(peer) && p50(kind)(peer) < PROMPT_MS));
  const p95 = ({ latency }) => latency.keystroke.p95;
  result.keystroke_p95_vs_best_js = least(prompt, ([, peer]) => p95(peer)) / ours(p95);
  const near = script.find(([name]) => name === 'kdbush');
  if (near) result.near_p50_vs_kdbush = p50('near')(near) / ours(({ latency }) => latency.near.p50);

  const { accuracy } = passes[0];
  result.recall_min = Math.min(...JUDGED.map((kind) => accuracy[kind].recall));
  result.precision_min = Math.min(...JUDGED.map((kind) => accuracy[kind].precision));
  result.typo_recall = accuracy.slip.recall;
  result.typo_precision = accuracy.slip.precision;
  result.near_in_order = accuracy.near.inOrder;

  result.ready_ms = median(loads.tuoyu.map(({ ready }) => ready));
  // The best prompt peer is loaded in turn with the engine; at any other time the machine might be less busy.
  result.ready_vs_best_js = median(loads['flat-pinyin'].map(({ ready }) => ready)) / result.ready_ms;
  result.rehearsal_ms = median(loads.tuoyu.map(({ rehearsal }) => rehearsal));
  result.first_answer_ms = median(loads.tuoyu.map(({ answered: first }) => first));
  result.ib_pinyin_ready_ms = median(loads['ib-pinyin'].map(({ ready }) => ready));
  result.longest_task_ms_4x = median(slow.loads.map(({ longest }) => longest));
  result.city_ready_ms_4x = median(slow.cityLoads.map(({ ready }) => ready));
  result.keystroke_to_paint_p95_ms_4x = percentile(slow.painted, 0.95);

  const weight = (records) => bytes[`${records}.index`] + bytes[`${records}.columns`];
  result.nation_bytes_br = weight(size);
  result.city_bytes_br = weight(1000);
  result.engine_bytes_br = bytes.code;
  result.memory_mb = ours(({ memory }) => memory) / 1e6;
  result.first_letter_ms = ours(({ firstLetter }) => firstLetter);
  for (const kind of Object.keys(passes[0].latency)) result[`${kind}_p50_us`] = 1e3 * ours(({ latency }) => latency[kind].p50);
  result.keystroke_p95_us = 1e3 * ours(p95);
  const rounded = ([name, value]) => [name, Number(value.toPrecision(6))];
  return Object.fromEntries(Object.entries(result).filter(([, value]) => Number.isFinite(value)).map(rounded));
}
