// Makes tests/fixtures/gcoord.csv: the second opinion of npm gcoord on datum conversion. Run once, the result is committed.
//
//   npm install --no-save --ignore-scripts gcoord@1.0.7
//   node datum-fixture.mjs > ../tests/fixtures/gcoord.csv
import gcoord from "gcoord";

// The five regions' label points, then a lattice of irrational steps over the country's box, where no row repeats a pattern.
const points = [[112.337, 34.621], [113.501, 33.27], [113.058, 35.453], [118.045, 36.813], [116.883, 34.02]];
const fraction = (x) => x - Math.floor(x);
for (let i = 1; points.length < 120; i += 1) {
  points.push([73.5 + 61.5 * fraction(i * Math.SQRT2), 3.5 + 50 * fraction(i * Math.sqrt(3))]);
}

const nine = (x) => x.toFixed(9);
console.log("wgs_lon,wgs_lat,gcj_lon,gcj_lat,bd_lon,bd_lat");
for (const point of points) {
  // Rounded before converting, so that the row holds exactly what was converted.
  const wgs = point.map((x) => Number(nine(x)));
  const gcj = gcoord.transform(wgs, gcoord.WGS84, gcoord.GCJ02);
  const bd = gcoord.transform(wgs, gcoord.WGS84, gcoord.BD09);
  console.log([...wgs, ...gcj, ...bd].map(nine).join(","));
}
