// What the export says, read from its own files, and what a question to it should find. Written from the meaning of the fields and
// not from the application's code, so that the two can disagree.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SITE, builtDay } from './site.mjs';

const read = (path) => JSON.parse(readFileSync(join(SITE, 'data', path), 'utf8'));

/** The codes of all regions. */
export const CODES = readdirSync(join(SITE, 'data')).filter((name) => /^\d{6}$/.test(name));

/** Every institution of a region. */
export const institutions = (code) => read(`${code}/institutions.json`).institutions;

/** A region: its names, townships, plan. */
export const regionOf = (code) => read(`${code}/region.json`);

/** The region with the longest list; it has more than two pages of results. */
export const CODE = CODES.reduce((a, b) => (institutions(b).length > institutions(a).length ? b : a));
export const REGION = regionOf(CODE);
export const LIST = institutions(CODE);

/** The address of the region's finder. */
export const finder = (query = '') => `/r/${CODE}/find/${query && `?${query}`}`;

/** The one institution that `fits`, or an error that says there is none. */
export function someone(fits, about) {
  const found = LIST.find(fits);
  if (!found) throw new Error(`the demonstration list has no institution ${about}`);
  return found;
}

/** Closed for good, or no longer (or never) on the county's list: these come last wherever there is an order. */
export const gone = (one) => one.operation === 'closed' || ['refused', 'withdrawn', 'lapsed'].includes(one.filing?.status);

const MONTHS = { infant: [6, 12], younger: [12, 24], older: [24, 36], mixed: [18, 36] };
const KIND_OF_SCHEME = Object.fromEntries(read('schemes.json').schemes.map((scheme) => [scheme.id, scheme.kind]));
const allBadges = (one) => [...(one.recognitions ?? []), ...(one.evaluations ?? [])];
const badges = (one, kind) => allBadges(one).filter((badge) => KIND_OF_SCHEME[badge.scheme] === kind);
const answered = (value, asked) => ({ yes: value === true, no: value === false, unstated: value === undefined })[asked];

/** For each facet, whether an institution is found by a value of it. What is not stated is found only by asking for that. */
const FITS = {
  month: (one, asked) => (one.classes ?? []).some(({ band }) => MONTHS[band][0] <= +asked && +asked < MONTHS[band][1]),
  mode: (one, asked) => (one.modes ?? []).includes(asked),
  closes: (one, asked) => {
    const working = (one.hours ?? []).slice(0, 5).filter(Boolean);
    return working.length > 0 && working.every((day) => day.close >= +asked.slice(0, 2) * 60 + +asked.slice(2));
  },
  fee: (one, asked) => one.fees?.care !== undefined && one.fees.care + (one.fees.meals ?? 0) + (one.fees.other ?? 0) <= +asked,
  affordable: (one, asked) => {
    const states = badges(one, 'affordable').map((badge) => badge.state);
    return answered(states.includes('held') ? true : states.includes('ended') ? false : undefined, asked);
  },
  kind: (one, asked) => one.kind === asked,
  evaluated: (one, asked) => {
    const held = badges(one, 'quality').filter((badge) => badge.state === 'held');
    if (asked === 'any' || asked === 'none') return (held.length > 0) === (asked === 'any');
    const [scheme, level] = asked.split('.');
    return held.some((badge) => badge.scheme === scheme && (!level || badge.level === level));
  },
  vacancy: (one, asked, today) => {
    const stated = (one.classes ?? []).filter((offer) => offer.vacancies !== undefined && offer.as_of);
    const oldest = stated.map((offer) => offer.as_of).sort()[0];
    const free = stated.reduce((sum, offer) => sum + offer.vacancies, 0);
    return free > 0 && (Date.parse(today) - Date.parse(oldest)) / 86_400_000 <= +asked;
  },
  meals: (one, asked) => answered(one.meals, asked),
  watch: (one, asked) => answered(one.parents_may_watch, asked),
};

/** For each facet, whether an institution says anything of it. */
const STATED = {
  month: (one) => one.classes !== undefined,
  mode: (one) => one.modes !== undefined,
  closes: (one) => (one.hours ?? []).slice(0, 5).some(Boolean),
  fee: (one) => one.fees?.care !== undefined,
  affordable: (one) => badges(one, 'affordable').some((badge) => badge.state !== 'proposed'),
  kind: (one) => one.kind !== undefined,
  vacancy: (one) => (one.classes ?? []).some((offer) => offer.vacancies !== undefined && offer.as_of),
  meals: (one) => one.meals !== undefined,
  watch: (one) => one.parents_may_watch !== undefined,
};

/** The keys of all facets. */
export const FACETS = Object.keys(FITS);

/** The names of the institutions that fit every choice, such as { month: '18', mode: 'full_day' }. */
export function fitting(choices, today = builtDay()) {
  const fits = (one, key, value) => (value === 'unstated' && STATED[key] ? !STATED[key](one) : FITS[key](one, value, today));
  return LIST.filter((one) => Object.entries(choices).every(([key, value]) => fits(one, key, value))).map((one) => one.name);
}

/** Where a township roughly is: the mean of its institutions' points. */
export function middle(township) {
  const points = LIST.filter((one) => one.township === township && one.position).map((one) => one.position);
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return points.length > 0 ? { lon: mean('lon'), lat: mean('lat') } : undefined;
}

/** Metres between two points, on a sphere: good to half a percent. */
export function metres(a, b) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const half = (x) => Math.sin(radians(x) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}
