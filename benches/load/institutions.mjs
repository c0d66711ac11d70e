// Fictitious institutions for the peers, the same at every run.
const NAMES = '阳光 春芽 小太阳 童乐 贝贝 宝宝 爱心 启明星 金摇篮 蓝天 向日葵 七色花 安心 小天使 朵朵 萌芽 乐童 育苗 星星'.split(' ');
const FORMS = '婴幼儿照护服务中心 托育园 托育服务有限公司 婴幼儿托育中心 幼儿园托班 社区托育点 儿童成长中心'.split(' ');
const DISTRICTS = '东城区 西城区 朝阳区 海淀区 丰台区 石景山区 通州区 顺义区 昌平区 大兴区 房山区 门头沟区'.split(' ');
const STREETS = '人民路 中山路 建设路 和平街 解放大道 文化路 学府路 新华街 青年路 幸福里 康乐街 东风路'.split(' ');
const KINDS = ['公办', '民办普惠', '民办非普惠', '单位福利', '社区嵌入'];
const AGES = ['0-3', '1-3', '2-3', '1.5-3'];
const SEED = 20240601;

/** The first `count` institutions. */
export function institutions(count) {
  const chance = xorshift(SEED);
  const pick = (list) => list[Math.floor(chance() * list.length)];
  return Array.from({ length: count }, (_, at) => {
    const district = pick(DISTRICTS);
    return {
      id: `TY${100000 + at}`,
      name: `示例${district.slice(0, -1)}${pick(NAMES)}${pick(FORMS)}`,
      district,
      address: `${district}${pick(STREETS)}${1 + Math.floor(chance() * 300)}号`,
      lat: round(39.7 + chance() * 0.5),
      lon: round(116.1 + chance() * 0.7),
      type: pick(KINDS),
      capacity: 20 + Math.floor(chance() * 130),
      fee: chance() < 0.1 ? null : 800 + Math.floor(chance() * 60) * 100,
      ages: pick(AGES),
    };
  });
}

const round = (degrees) => Number(degrees.toFixed(5));

/** Numbers from 0 to 1 by Marsaglia's 32-bit xorshift. */
function xorshift(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
