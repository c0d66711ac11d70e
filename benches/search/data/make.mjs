// Makes what the search bench measures with: institutions, queries and their exact answers, at 1,000, 10,000 and 100,000.
//
//   node make.mjs FOLDER
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filters } from './filters.mjs';
import { counties, institutions } from './institutions.mjs';
import { queries } from './queries.mjs';
import { textsOf } from './texts.mjs';
import { prepared, truth } from './truth.mjs';

const SIZES = [1_000, 10_000, 100_000];

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const write = (name, value) => writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));

const regions = counties();
const all = institutions(regions);
const texts = prepared(all.map(textsOf));
const asked = queries(all, texts, regions);
write('queries.json', asked);
const answers = truth(asked, all, texts);

for (const size of SIZES) {
  const some = all.slice(0, size);
  // What JavaScript peers load: all fields, and how name and address are read.
  const read = (number) => texts[number].map(({ syllables }) => syllables.join(' ')).join('|');
  write(`${size}.json`, some);
  write(`${size}.read.json`, some.map((one, number) => ({ ...one, read: read(number) })));
  // What a scan in WASM loads: the text alone.
  write(`${size}.txt`, some.map(({ name, address }) => `${name}\t${address}\n`.toLowerCase()).join(''));
  write(`${size}.truth.json`, Object.fromEntries(Object.entries(answers).map(([id, [must, may]]) => [id, [must, may].map((list) => list.filter((number) => number < size))])));
  // What the engine's index is made from.
  write(`${size}.tsv`, some.map(columns).map((row) => `${row.join('\t')}\n`).join(''));
}

/** Region, name, address, longitude and latitude in 1e-5 degrees, then the filters. */
function columns(institution) {
  const { region, name, address, lon, lat } = institution;
  return [region, name, address, Math.round(lon * 1e5), Math.round(lat * 1e5), ...filters(institution)];
}
