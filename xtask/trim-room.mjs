// Leaves of a room what runs: the glue minified, and out of the module whatever the glue never asks for. wasm-bindgen exports all
// that is linked, such as the streams of a crate of which nothing here opens one.
//
//   node xtask/trim-room.mjs FOLDER    the folder where Trunk has put the room

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import binaryen from "binaryen";
import { buildSync } from "esbuild";

/** What browsers of the oldest kind that is cared for understand. */
const FEATURES = [
  "bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext",
];

const OPTIMISER = fileURLToPath(new URL("../node_modules/binaryen/bin/wasm-opt", import.meta.url));

const folder = resolve(process.argv[2]);
const glue = only(".js");
const wasm = only("_bg.wasm");

// The page takes the start and nothing else from the glue. The rest falls away, once what would make classes of it is known to do
// nothing more than that.
writeFileSync(glue, readFileSync(glue, "utf8").replaceAll("new FinalizationRegistry(", "/* @__PURE__ */ $&"));
const { outputFiles } = buildSync({
  stdin: { contents: `export { default } from ${JSON.stringify(glue)};`, resolveDir: folder },
  define: { "Symbol.dispose": "undefined" },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  logLevel: "warning",
  write: false,
});
const needed = outputFiles[0].text;

const bytes = readFileSync(wasm);
const whole = binaryen.readBinary(bytes);
for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(bytes))) {
  if (!needed.includes(name)) whole.removeExport(name);
}
const numbers = new Map();
const module = binaryen.parseText(whole.emitText().replaceAll(/^ \((?:import|export) .*$/gm, briefly));
module.setFeatures(whole.getFeatures());
writeFileSync(glue, briefly(needed));
writeFileSync(wasm, module.emitBinary());
// The end of the stack lies lowest in memory: nothing is ever read below a kilobyte.
const options = [...FEATURES.map((name) => `--enable-${name}`), "--low-memory-unused", "-Oz"];
execFileSync(process.execPath, [OPTIMISER, wasm, ...options, "--output", wasm]);

/** The one file with this ending. */
function only(ending) {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (names.length !== 1) throw new Error(`${folder} holds ${names.length} files ending in ${ending}, not one`);
  return join(folder, names[0]);
}

/** The text with a number for each hash of sixteen digits that a name ends in: a hash does not compress. */
function briefly(text) {
  return text.replaceAll(/_h?([0-9a-f]{16})\b/g, (_, hash) => {
    if (!numbers.has(hash)) numbers.set(hash, numbers.size);
    return `_${numbers.get(hash)}`;
  });
}
