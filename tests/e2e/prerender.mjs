// The site under test written anew, with the very application it has, and something else about it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, SITE, builtDay, pages } from './site.mjs';

/** Where a file of the site stands in the folder of the application it was taken from. */
function inApp(name) {
  if (/^map-clusters-.*\.wasm$/.test(name)) return 'map-clusters.wasm';
  if (/^map-.*\.js$/.test(name)) return name;
  const room = /^(?!boot|map)([a-z]+)-.*\.(js|wasm)$/.exec(name)?.[1];
  return room && join(room, name);
}

/** Writes the site into `folder`, with further words for `tuoyu prerender`; `scratch` is room for what that takes. */
export function prerender(scratch, folder, words) {
  const app = join(scratch, 'app');
  mkdirSync(app, { recursive: true });
  for (const name of readdirSync(SITE)) {
    const place = inApp(name);
    if (place) cpSync(join(SITE, name), join(app, place));
  }
  writeFileSync(join(app, 'site.css'), /<style>(.*?)<\/style>/s.exec(pages().find(({ path }) => path.endsWith('/find/')).html)[1]);
  const made = [...words, '--today', builtDay(), '--to', folder];
  const from = ['--app', app, '--export', join(SITE, 'data'), '--public', join(PROJECT, 'public')];
  execFileSync(command(), ['prerender', ...made, ...from], { cwd: PROJECT, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The `tuoyu` command: where TUOYU says, else the one built last. */
function command() {
  if (process.env.TUOYU) return process.env.TUOYU;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const target = process.env.CARGO_TARGET_DIR ?? join(PROJECT, 'target');
  const built = ['native', 'debug', 'release'].map((profile) => join(target, profile, `tuoyu${suffix}`));
  const age = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newest = built.reduce((a, b) => (age(b) > age(a) ? b : a));
  assert.ok(age(newest) > 0, 'the tuoyu command has not been built; cargo xtask test does that first');
  return newest;
}
