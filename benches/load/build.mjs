// Builds the peers into dist/: plain HTML, and the same finder in Preact and in React, with their data.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { institutions } from './institutions.mjs';

process.chdir(import.meta.dirname);

const HEAD = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>托育机构查询</title><link rel="icon" href="data:,">`;

rmSync('dist', { recursive: true, force: true });
for (const folder of ['data', 'plain', 'preact', 'react']) mkdirSync(`dist/${folder}`, { recursive: true });
writeFileSync('dist/data/1000.json', JSON.stringify(institutions(1000)));
writeFileSync('dist/plain/index.html', plainPage());
for (const library of ['preact', 'react']) await buildPeer(library);

/** The floor: no script, fifty institutions in the page, the style in its head. */
function plainPage() {
  const style = readFileSync('src/shared/style.css', 'utf8');
  const rows = institutions(50).map((one) =>
    `<li><h2>${one.name}</h2><p>${one.address}</p><p>${one.type} · ${one.ages}岁 · 托位 ${one.capacity} · ${one.fee ?? '收费未公布'}</p></li>`);
  return `${HEAD}<style>${style}</style></head><body><header><h1>托育机构查询</h1></header><main>
<form class="q"><input id="q" name="q" type="search" aria-label="机构名称或地址"><button>查询</button></form>
<p id="count">共 1000 家机构</p><ul id="list">${rows.join('')}</ul></main></body></html>`;
}

/** A page rendered by script, as such apps usually are. */
async function buildPeer(library) {
  await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: [`src/${library}/main.jsx`],
    outfile: `dist/${library}/main.js`,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: library,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.png': 'dataurl' },
    logLevel: 'warning',
  });
  writeFileSync(`dist/${library}/index.html`, `${HEAD}<link rel="stylesheet" href="/${library}/main.css">
<script type="module" src="/${library}/main.js"></script></head><body><div id="root"></div></body></html>`);
}
