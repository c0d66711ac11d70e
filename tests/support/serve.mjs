// A static host for the finished site: `cargo xtask serve`, the end-to-end tests and the load bench all use this one.
//
//   node tests/support/serve.mjs FOLDER [--port N] [--base /tuoyu/]
//
// It does what the hosts the site is meant for do: a folder without its slash is redirected, an unknown path gets 404.html
// with status 404, what has a hash in its name may be kept for ever and all else is asked for anew, and a part of a file is sent
// where one is asked for. Nothing more, so that the site cannot come to depend on a clever host.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const USUAL_PORT = 8080;

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.geojson': 'application/geo+json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};
const COMPRESSED = new Set(['.png', '.webp', '.ico', '.zip', '.xlsx']);

// `name-0123456789abcdef.js`, `name-0123456789abcdef_bg.wasm`, `name.0123456789abcdef.json`.
const HASHED = /[-.][0-9a-f]{16}(?:_bg)?\.[a-z]+$/;

/**
 * Serves `folder` on this machine only. `base` is the path the site stands under; `compress` sends brotli at its best,
 * made once and kept, as a host that compressed beforehand would; `intercept(request, response)` may answer first by
 * returning true. Resolves to { origin, url, close() }.
 */
export async function serve(folder, { port = 0, base = '/', compress = false, intercept } = {}) {
  const root = resolve(folder);
  const kept = new Map();
  const server = createServer((request, response) => {
    if (intercept?.(request, response)) return;
    const found = find(root, base, request);
    send(request, response, found, compress ? kept : undefined);
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  });
  return { origin, url: origin + base, close };
}

/** What a request is answered with: { status, file } or { status, location }. */
function find(root, base, { method, url }) {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  const { pathname, search } = new URL(url, 'http://localhost');
  const missing = { status: 404, file: join(root, '404.html') };
  if (!pathname.startsWith(base)) return missing;
  let path;
  try {
    path = join(root, decodeURIComponent(pathname.slice(base.length)));
  } catch {
    return { status: 400 };
  }
  const about = path === root || path.startsWith(root + sep) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (about?.isFile() && !pathname.endsWith('/')) return { status: 200, file: path };
  if (!about?.isDirectory()) return missing;
  if (!pathname.endsWith('/')) return { status: 301, location: `${pathname}/${search}` };
  const index = join(path, 'index.html');
  return statSync(index, { throwIfNoEntry: false }) ? { status: 200, file: index } : missing;
}

function send(request, response, { status, file, location }, kept) {
  if (location) return response.writeHead(status, { location }).end();
  const about = file && statSync(file, { throwIfNoEntry: false });
  if (!about) return response.writeHead(status, { 'content-type': TYPES['.txt'] }).end(`${status}\n`);
  const ending = extname(file);
  const headers = {
    'content-type': TYPES[ending] ?? 'application/octet-stream',
    'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  const part = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  if (part && status === 200 && Number(part[1]) < about.size) {
    const [start, end] = [Number(part[1]), Math.min(Number(part[2]), about.size - 1)];
    const range = { 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${about.size}` };
    response.writeHead(206, { ...headers, ...range });
    return createReadStream(file, { start, end }).pipe(response);
  }
  const wantsBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const body = kept && wantsBrotli && !COMPRESSED.has(ending) ? brotli(file, about, kept) : undefined;
  if (body) Object.assign(headers, { 'content-encoding': 'br', vary: 'accept-encoding' });
  response.writeHead(status, { ...headers, 'content-length': body?.length ?? about.size });
  if (request.method === 'HEAD') response.end();
  else if (body) response.end(body);
  else createReadStream(file).pipe(response);
}

function brotli(file, about, kept) {
  const key = `${file} ${about.mtimeMs}`;
  if (!kept.has(key)) {
    kept.set(key, brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
  return kept.get(key);
}

/** Serves from the command line: the port asked for or an error, else the usual one or any that is free. */
async function main(words) {
  const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  const base = option('--base') ?? '/';
  const port = option('--port');
  const start = (number) => serve(words[0], { port: number, base });
  const taken = (error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    if (port === undefined) return start(0);
    console.error(`error: port ${port} is taken; choose another with --port`);
    process.exit(1);
  };
  const { url } = await start(Number(port ?? USUAL_PORT)).catch(taken);
  console.log(`\nserving ${url}   (Ctrl-C ends it)`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
