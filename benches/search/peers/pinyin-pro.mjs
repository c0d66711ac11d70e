import { match } from 'pinyin-pro';
import { scan } from './scan.mjs';

export default scan('pinyin-pro match over all', (text, word) => match(text, word, { continuous: true }));
