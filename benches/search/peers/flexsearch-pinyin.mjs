import { flexsearch } from './flexsearch.mjs';

export default flexsearch('FlexSearch, CJK and pinyin of names', 'read.json', true);
