import type { Term } from '../language';

/** A province-level division on the grid: column from the west, row from the north. It is a schematic without borders. */
export interface Tile extends Term {
  code: string;
  column: number;
  row: number;
}

const tile = (code: string, column: number, row: number, zh: string, en: string): Tile => ({ code, column, row, zh, en });

/** All 34, none left out. */
export const tiles: Tile[] = [
  tile('23', 7, 0, '黑龙江', 'Heilongjiang'),
  tile('15', 4, 1, '内蒙古', 'Inner Mongolia'),
  tile('22', 7, 1, '吉林', 'Jilin'),
  tile('65', 0, 2, '新疆', 'Xinjiang'),
  tile('62', 2, 2, '甘肃', 'Gansu'),
  tile('64', 3, 2, '宁夏', 'Ningxia'),
  tile('14', 4, 2, '山西', 'Shanxi'),
  tile('11', 5, 2, '北京', 'Beijing'),
  tile('12', 6, 2, '天津', 'Tianjin'),
  tile('21', 7, 2, '辽宁', 'Liaoning'),
  tile('63', 1, 3, '青海', 'Qinghai'),
  tile('61', 3, 3, '陕西', 'Shaanxi'),
  tile('41', 4, 3, '河南', 'Henan'),
  tile('13', 5, 3, '河北', 'Hebei'),
  tile('37', 6, 3, '山东', 'Shandong'),
  tile('54', 0, 4, '西藏', 'Tibet'),
  tile('51', 2, 4, '四川', 'Sichuan'),
  tile('50', 3, 4, '重庆', 'Chongqing'),
  tile('42', 4, 4, '湖北', 'Hubei'),
  tile('34', 5, 4, '安徽', 'Anhui'),
  tile('32', 6, 4, '江苏', 'Jiangsu'),
  tile('31', 7, 4, '上海', 'Shanghai'),
  tile('53', 2, 5, '云南', 'Yunnan'),
  tile('52', 3, 5, '贵州', 'Guizhou'),
  tile('43', 4, 5, '湖南', 'Hunan'),
  tile('36', 5, 5, '江西', 'Jiangxi'),
  tile('33', 6, 5, '浙江', 'Zhejiang'),
  tile('45', 3, 6, '广西', 'Guangxi'),
  tile('44', 4, 6, '广东', 'Guangdong'),
  tile('35', 5, 6, '福建', 'Fujian'),
  tile('71', 7, 6, '台湾', 'Taiwan'),
  tile('46', 3, 7, '海南', 'Hainan'),
  tile('82', 4, 7, '澳门', 'Macao'),
  tile('81', 5, 7, '香港', 'Hong Kong'),
];

export const columns = 8;
export const rows = 8;

export function tileOf(code: string): Tile | undefined {
  return tiles.find((t) => t.code === code);
}
