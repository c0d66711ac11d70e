import KDBush from 'kdbush';
import { around } from 'geokdbush';

let tree;

export default {
  label: 'kdbush, geokdbush',
  data: 'json',
  kinds: ['near'],
  build(records) {
    tree = new KDBush(records.length);
    for (const { lon, lat } of records) tree.add(lon, lat);
    tree.finish();
  },
  near: ({ lon, lat, km }) => around(tree, lon, lat, Infinity, km),
};
