// What runs in the page: loading a peer, asking it everything, timing it. Driven by measure.mjs.

/** How many hits a page asks for; peers that know no limit give all. */
const LIMIT = 100;
/** A batch takes about as long, so that the clock's steps of 5 µs do not count. */
const BATCH_MS = 1;
const MOST_REPEATS = 2_000;
const ROWS_SHOWN = 20;
/** How long the page works at one go while loading. */
const PIECE_MS = 12;
/** Bytes are under way for some time, here for half of what a nation's take at 30 Mbit/s. */
const UNDER_WAY_MS = 250;
/** What the first answer is asked for. */
const FIRST = 'yangguang';

let peer;

const bytes = async (path) => (await fetch(path)).arrayBuffer();
const json = async (path) => (await fetch(path)).json();

/** Lets the page do what it has to before going on. */
const pause = (channel) => new Promise((resume) => {
  channel.port1.onmessage = resume;
  channel.port2.postMessage(undefined);
});

/**
 * From the bytes at hand to the first answer, when one is asked for, and to everything being ready, in ms, with the longest piece
 * of work. Programs are there before their bytes: scripts imported, modules instantiated, and who rehearses has done so
 * (`rehearsal`, in ms).
 */
async function load(name, size, asks = true) {
  ({ default: peer } = await import(`/peers/${name}.js`));
  const data = await bytes(`/data/${size}.${peer.data}`);
  const also = await Promise.all((peer.also ?? []).map((ending) => bytes(`/data/${size}.${ending}`)));
  const module = peer.wasm && await bytes(`/${peer.wasm}.wasm`);
  let longTask = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { longTask = Math.max(longTask, duration); })).observe({ type: 'longtask' });
  const channel = new MessageChannel();
  await pause(channel);
  let longest = 0;
  let answered;
  let start = performance.now();
  let last = start;
  const piece = () => {
    longest = Math.max(longest, performance.now() - last);
  };
  const rest = async () => {
    piece();
    await pause(channel);
    last = performance.now();
  };
  await peer.prepare?.(module, data.byteLength, () => performance.now() - last < PIECE_MS || rest());
  const rehearsal = performance.now() - start;
  await new Promise((resume) => setTimeout(resume, UNDER_WAY_MS));
  start = performance.now();
  last = start;
  await peer.build(peer.data.endsWith('json') ? JSON.parse(new TextDecoder().decode(data)) : data, also, async (what) => {
    if (what === 'answers' && asks) {
      peer.search(FIRST, LIMIT);
      answered = performance.now() - start;
    }
    if (what || performance.now() - last >= PIECE_MS) await rest();
  });
  piece();
  const ready = performance.now() - start;
  await new Promise((resume) => setTimeout(resume, 100));
  return { rehearsal, ready, answered, longest: Math.max(longest, longTask), label: peer.label, memory: peer.memory?.() ?? 0 };
}

const kindsOf = (queries) => {
  const kinds = Object.groupBy?.(queries, ({ kind }) => kind) ?? queries.reduce((all, query) => ({ ...all, [query.kind]: [...(all[query.kind] ?? []), query] }), {});
  const can = (kind) => (peer.kinds ? peer.kinds.includes(kind) : kind !== 'near' || peer.near);
  return Object.entries(kinds).filter(([kind]) => can(kind));
};

function ask(query, limit) {
  if (query.kind === 'near') return peer.near(query);
  return query.kind === 'slip' ? peer.search(query.text, limit, true) : peer.search(query.text, limit);
}

/** Recall and precision of each class, means over the queries that have an answer. A slow peer is asked for as long as `budget` ms. */
async function accuracy(size, budget) {
  const queries = await json('/data/queries.json');
  const truth = await json(`/data/${size}.truth.json`);
  const result = {};
  for (const [kind, list] of kindsOf(queries).filter(([name]) => name !== 'keystroke')) {
    const sums = { recall: 0, precision: 0, inOrder: 0 };
    let [answered, given, asked] = [0, 0, 0];
    const start = performance.now();
    for (const query of spread(list)) {
      if (asked >= 3 && performance.now() - start > budget) break;
      asked += 1;
      const [must, may] = truth[query.id];
      if (must.length === 0) continue;
      const numbers = ask(query);
      const found = new Set(peer.institutions ? peer.institutions(numbers) : numbers);
      const [mustSet, maySet] = [new Set(must), new Set(may)];
      const hits = must.filter((number) => found.has(number)).length;
      answered += 1;
      sums.recall += hits / must.length;
      if (found.size > 0) {
        given += 1;
        sums.precision += [...found].filter((number) => mustSet.has(number) || maySet.has(number)).length / found.size;
      }
      if (kind === 'near') sums.inOrder += String([...found].slice(0, 20)) === String(must.slice(0, 20));
    }
    result[kind] = { asked, recall: answered ? sums.recall / answered : 0, precision: given ? sums.precision / given : 0 };
    if (kind === 'near') result[kind].inOrder = sums.inOrder / answered;
  }
  return result;
}

/** All of a list, but neighbours apart, so that a beginning of it is a fair sample. */
const spread = (list) => {
  const stride = [7, 11, 13].find((n) => list.length % n !== 0);
  return list.map((_, at) => list[(at * stride) % list.length]);
};

/** Milliseconds a query, the middle and the 95th of 100 of each class. Every query is timed in batches, the middle of three. */
async function latency(budget) {
  const queries = await json('/data/queries.json');
  const result = {};
  for (const [kind, list] of kindsOf(queries)) {
    const times = [];
    const start = performance.now();
    for (const query of spread(list)) {
      if (times.length >= 3 && performance.now() - start > budget) break;
      times.push(timed(query));
    }
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
    result[kind] = { n: times.length, p50: at(0.5), p95: at(0.95) };
  }
  return result;
}

function timed(query) {
  const batch = (repeats) => {
    const start = performance.now();
    for (let n = 0; n < repeats; n += 1) ask(query, LIMIT);
    return (performance.now() - start) / repeats;
  };
  const once = batch(1);
  if (once > 20) return once;
  const repeats = Math.max(1, Math.min(MOST_REPEATS, Math.ceil(BATCH_MS / Math.max(once, 0.001))));
  return [batch(repeats), batch(repeats), batch(repeats)].sort((a, b) => a - b)[1];
}

/** What a page does while nobody asks anything, piece by piece. */
async function idle() {
  const channel = new MessageChannel();
  while (peer.idle && !peer.idle()) await pause(channel);
}

/** Each single letter, asked for the first time: ms of the slowest. */
function firstLetters() {
  const times = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => {
    const start = performance.now();
    peer.search(letter, LIMIT);
    return performance.now() - start;
  });
  return Math.max(...times);
}

/**
 * Shows the best hits for what is typed into a box, and notes how long each keystroke took until its list was painted. A list stands there
 * before anything is typed, as in the finder: that of the first answer.
 */
function showList() {
  document.body.innerHTML = '<input><p></p><ol></ol>';
  const [box, count, list] = ['input', 'p', 'ol'].map((name) => document.querySelector(name));
  const rows = Array.from({ length: ROWS_SHOWN }, () => {
    const row = document.createElement('li');
    row.append(document.createElement('b'), document.createElement('span'));
    return row;
  });
  const painted = [];
  window.painted = painted;
  const show = (text) => {
    peer.search(text, ROWS_SHOWN);
    const found = peer.rows();
    count.textContent = `${found.length}`;
    list.replaceChildren(...rows.slice(0, found.length));
    found.forEach(([name, address], at) => {
      rows[at].firstChild.textContent = name;
      rows[at].lastChild.textContent = address;
    });
  };
  box.addEventListener('input', ({ timeStamp }) => {
    show(box.value);
    const channel = new MessageChannel();
    requestAnimationFrame(() => {
      channel.port1.onmessage = () => painted.push(performance.now() - timeStamp);
      channel.port2.postMessage(undefined);
    });
  });
  show(FIRST);
  box.focus();
}

Object.assign(window, { load, accuracy, latency, firstLetters, idle, showList });
