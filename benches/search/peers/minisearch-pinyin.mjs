import { minisearch } from './minisearch.mjs';

export default minisearch('MiniSearch, pairs and pinyin', 'read.json', true);
