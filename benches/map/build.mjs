// Bundles the site's map and its peers into dist/, a page each, and puts the clusters beside them.
//
//   node build.mjs CLUSTERS.wasm
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export const TARGETS = ['ours', 'supercluster', 'markercluster', 'openlayers', 'maplibre'];

const here = import.meta.dirname;
const dist = join(here, 'dist');
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
const settings = { absWorkingDir: here, bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'error', outdir: dist };
const pictures = { '.png': 'dataurl', '.svg': 'dataurl', '.gif': 'dataurl' };
for (const target of TARGETS) {
  // Ours takes its styles as text, as the site's own bundle does.
  const own = target === 'ours' ? { loader: { '.css': 'text' }, external: ['./pmtiles.js'] } : { loader: pictures };
  await build({ ...settings, ...own, entryPoints: [`src/${target}.js`] });
  // And sets out for its clusters together with its script, as the site's start script does.
  const sheet = target === 'ours' ? '<link rel="preload" href="/clusters.wasm" as="fetch" crossorigin>' : `<link rel="stylesheet" href="/${target}.css">`;
  writeFileSync(join(dist, `${target}.html`), `<!doctype html><meta charset="utf-8"><title>${target}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>html,body{margin:0;height:100%}#map,.ty-map__box{height:780px!important}.pin{background:#fff;border:2px solid #000;border-radius:50%;display:grid;place-items:center;
box-sizing:border-box}:root{--ground:#fff;--ink:#000;--accent:#066;--edge:#666;--raised:#eee}</style>${sheet}
${target === 'ours' ? '<section id="map-frame"></section>' : '<div id="map"></div>'}<script type="module" src="/${target}.js"></script>`);
}
for (const part of ['maplibre-gl-worker.mjs', 'maplibre-gl-shared.mjs']) {
  copyFileSync(join(here, 'node_modules/maplibre-gl/dist', part), join(dist, part));
}
copyFileSync(process.argv[2], join(dist, 'clusters.wasm'));
