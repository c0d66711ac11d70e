// What every target draws beneath its marks: the borders of the five demonstration counties.
import a from '../../../public/data/140525/basemap.json';
import b from '../../../public/data/340602/basemap.json';
import c from '../../../public/data/370303/basemap.json';
import d from '../../../public/data/410305/basemap.json';
import e from '../../../public/data/410481/basemap.json';

const packs = [a, b, c, d, e];
export const borders = packs.flatMap((pack) => pack.borders);
export const rings = packs.flatMap((pack) => pack.rings);
/** Every line, longitude and latitude in turn. */
export const lines = [...rings, ...borders.map((border) => border.path)];

/** The same in the order Leaflet wants. */
export const turned = lines.map((line) => line.map(([lon, lat]) => [lat, lon]));
