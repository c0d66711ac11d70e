// Bundles the page and the peers into FOLDER, a script each, and puts the modules beside them.
//
//   node build.mjs FOLDER ENGINE.wasm IB-PINYIN.wasm
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const [folder, engine, ibPinyin] = process.argv.slice(2);
const NO_PEERS = ['texts.mjs', 'scan.mjs', 'wasm.mjs'];

rmSync(join(folder, 'peers'), { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const settings = { absWorkingDir: import.meta.dirname, bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'warning' };
const entryPoints = readdirSync(join(import.meta.dirname, 'peers')).filter((name) => !NO_PEERS.includes(name)).map((name) => `peers/${name}`);
await build({ ...settings, entryPoints, outdir: join(folder, 'peers') });
await build({ ...settings, entryPoints: ['page.mjs'], outfile: join(folder, 'page.js') });
copyFileSync(engine, join(folder, 'engine.wasm'));
copyFileSync(ibPinyin, join(folder, 'ib-pinyin.wasm'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>');
