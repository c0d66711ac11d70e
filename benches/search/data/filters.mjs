// What the first screen's filters ask of an institution, as numbers: drawn from its id, so that no other draw depends on them.
import { hashed } from './random.mjs';
import { GRADES, KINDS, MODES, NATURES } from './words.mjs';

/** The place in a list of shares, the first the greatest. */
const among = (shares, x) => {
  let at = 0;
  for (let rest = x; at < shares.length - 1 && rest >= shares[at]; at += 1) rest -= shares[at];
  return at;
};

/** One number a filter; 0 is "not stated" where that can be. */
export function filters({ id, kind, nature, modes, puhui, capacity, enrolled, grade }) {
  const draw = (what) => hashed(`${what}${id}`);
  const flags = [puhui, ...MODES.map((mode) => modes.includes(mode))].reduce((sum, is, at) => sum + (is ? 2 ** at : 0), 0);
  const ages = [1, 3, 7, 6, 4, 0][among([0.1, 0.1, 0.4, 0.25, 0.1, 0.05], draw('ages'))];
  const closes = [0, 66, 68, 69, 70, 72, 74, 76][among([0.3, 0.05, 0.1, 0.1, 0.25, 0.1, 0.05, 0.05], draw('closes'))];
  const fee = draw('fee stated') < 0.3 ? 0 : 5 + Math.floor(draw('fee') ** 1.5 * 45);
  const vacant = draw('vacancy stated') < 0.5 ? 0 : 1 + Math.min(capacity - enrolled, 30);
  const stated = vacant === 0 ? 0 : 1 + Math.floor(draw('as of') ** 2 * 90);
  const yesNo = (what) => among([0.4, 0.45, 0.15], draw(what));
  return [
    flags, NATURES.indexOf(nature), KINDS.indexOf(kind), ages, closes, fee, vacant, stated, GRADES.indexOf(grade), yesNo('meals') + 3 * yesNo('video'),
  ];
}
