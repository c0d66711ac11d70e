// Prints [[bytes, bytes after brotli at its best], …] for the files named, in their order.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };

const weigh = (file) => {
  const bytes = readFileSync(file);
  return [bytes.length, brotliCompressSync(bytes, { params }).length];
};

console.log(JSON.stringify(process.argv.slice(2).map(weigh)));
