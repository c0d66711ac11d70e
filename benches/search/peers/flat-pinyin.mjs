// The flat string, and two more: all spelling, all first letters.
import { flat } from './flat.mjs';
import { initials, spelling } from './texts.mjs';

export default flat('flat strings with pinyin', 'read.json', [({ name, address }) => `${name}\t${address}`, spelling, initials]);
