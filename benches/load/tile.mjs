// The peers' map tiles: one grey square for every tile, so that the bench needs no tile server.
import { deflateSync, crc32 } from 'node:zlib';

const SIDE = 256;

/** Answers a request for a tile; for `intercept` of the static server. */
export function tile({ url }, response) {
  if (!/^\/tile\/\d+\/\d+\/\d+\.png$/.test(url)) return false;
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': PNG.length }).end(PNG);
  return true;
}

// One byte a pixel, each row preceded by the number of its filter (0, none).
const rows = Buffer.alloc(SIDE * (SIDE + 1), 0xdc);
for (let row = 0; row < SIDE; row += 1) rows[row * (SIDE + 1)] = 0;
const header = Buffer.alloc(13);
header.writeUInt32BE(SIDE, 0);
header.writeUInt32BE(SIDE, 4);
header[8] = 8;
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);

function chunk(name, body) {
  const framed = Buffer.alloc(12 + body.length);
  framed.writeUInt32BE(body.length, 0);
  framed.write(name, 4, 'latin1');
  body.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + body.length)), 8 + body.length);
  return framed;
}
