import PinyinMatch from 'pinyin-match';
import { scan } from './scan.mjs';

export default scan('pinyin-match over all', (text, word) => PinyinMatch.match(text, word));
