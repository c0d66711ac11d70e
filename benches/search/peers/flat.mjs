// The strongest scan in plain JavaScript: one flat string, `indexOf`, and where each line starts; filters as columns of bits.
import { FLAGS, NATURES } from './texts.mjs';

function lineStarts(text, n) {
  const starts = new Uint32Array(n + 1);
  let at = 0;
  for (let line = 0; line < n; line += 1) {
    starts[line] = at;
    at = text.indexOf('\n', at) + 1;
  }
  starts[n] = text.length;
  return starts;
}

/** Marks the lines that have the word; the line of a place is found by galloping on from the last one. */
function mark({ text, starts }, word, marks) {
  const n = starts.length - 1;
  let line = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, starts[line])) {
    let step = 1;
    while (line + step < n && starts[line + step] <= at) {
      line += step;
      step *= 2;
    }
    let end = Math.min(n, line + step);
    while (end - line > 1) {
      const middle = (line + end) >> 1;
      if (starts[middle] <= at) line = middle;
      else end = middle;
    }
    marks[line] = 1;
    line += 1;
    if (line >= n) break;
  }
}

export function flat(label, data, texts) {
  let n;
  let strings;
  let flags;
  let natures;
  return {
    label,
    data,
    build(records) {
      n = records.length;
      strings = texts.map((of) => {
        const text = `${records.map(of).join('\n').toLowerCase()}\n`;
        text.indexOf('\u9f98'); // Makes one piece of the string.
        return { text, starts: lineStarts(text, n) };
      });
      flags = Uint8Array.from(records, ({ puhui, modes }) => modes.reduce((bits, mode) => bits | (1 << FLAGS.indexOf(mode)), puhui ? 1 : 0));
      natures = Uint8Array.from(records, ({ nature }) => NATURES.indexOf(nature));
    },
    search(query) {
      let kept;
      let wanted = 0;
      let nature = -1;
      for (const word of query.split(' ')) {
        if (FLAGS.includes(word)) wanted |= 1 << FLAGS.indexOf(word);
        else if (NATURES.includes(word)) nature = NATURES.indexOf(word);
        else {
          const marks = new Uint8Array(n);
          for (const string of strings) mark(string, word, marks);
          if (kept) for (let at = 0; at < n; at += 1) kept[at] &= marks[at];
          else kept = marks;
        }
      }
      const found = [];
      for (let at = 0; at < n; at += 1) {
        if ((!kept || kept[at]) && (flags[at] & wanted) === wanted && (nature < 0 || natures[at] === nature)) found.push(at);
      }
      return found;
    },
  };
}

export default flat('one flat string, indexOf', 'json', [({ name, address }) => `${name}\t${address}`]);
