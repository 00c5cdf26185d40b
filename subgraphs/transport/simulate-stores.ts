import { BEIJING_OFFSET_MS } from '../../shared/domain/network-day';
import { waterBodyOf } from '../../shared/domain/water-bodies';
import { PLACE_RESOLUTION } from '../../shared/monitoring/stations/place';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import type { Register } from '../../shared/monitoring/simulation/simulation';
import { storedPosition } from '../../shared/monitoring/stations/disclosed-position';
import { around } from './demo-part';
import { districtNamed } from './simulate-traffic';

/** Locations of the twelve stores of the demonstration: at navigable waters. */
const SITES: ReadonlyArray<readonly [district: string, waterBody: string]> = [
  ['440705', 'yinzhouhu'],
  ['440705', 'yinzhouhu'],
  ['440705', 'yinzhouhu'],
  ['440705', 'yamen'],
  ['440705', 'yamen'],
  ['440705', 'hukeng'],
  ['440703', 'xijiang'],
  ['440703', 'xihai'],
  ['440704', 'xihai'],
  ['440704', 'jiangmen-river'],
  ['440781', 'guanghai-bay'],
  ['440784', 'xijiang'],
];

const STORAGE_KINDS = ['TANK_FARM', 'WAREHOUSE', 'CONTAINER_YARD'] as const;

type Chemical = readonly [un: string, nameZh: string, nameEn: string, hazardClass: string];

/** UN numbers and classes by GB 12268. */
const CHEMICALS: ReadonlyArray<Chemical> = [
  ['1203', '汽油', 'Gasoline', '3'],
  ['1202', '柴油', 'Diesel fuel', '3'],
  ['1230', '甲醇', 'Methanol', '3'],
  ['1170', '乙醇', 'Ethanol', '3'],
  ['1294', '甲苯', 'Toluene', '3'],
  ['1307', '二甲苯', 'Xylenes', '3'],
  ['2055', '苯乙烯单体，稳定的', 'Styrene monomer, stabilized', '3'],
  ['1173', '乙酸乙酯', 'Ethyl acetate', '3'],
  ['1075', '液化石油气', 'Petroleum gases, liquefied', '2.1'],
  ['1005', '无水氨', 'Ammonia, anhydrous', '2.3'],
  ['1830', '硫酸，含酸高于51%', 'Sulphuric acid with more than 51% acid', '8'],
  ['1824', '氢氧化钠溶液', 'Sodium hydroxide solution', '8'],
  ['1789', '氢氯酸', 'Hydrochloric acid', '8'],
];

/** The stores, with their reports at the start of the month of `now`. */
export function simulatedStores(seed: number, now: number): ReadonlyArray<Register> {
  const month = new Date(now + BEIJING_OFFSET_MS).toISOString().slice(0, 7);
  const stores = SITES.map(([district, waterBody], n) => store(seed, { district, waterBody, n }));
  const chemicals = stores.flatMap((row) => chemicalsOf(seed, row, `${month}-01`));
  return [
    { table: 'hazardous_store', key: ['id'], rows: stores },
    { table: 'hazardous_chemical', key: ['store_id', 'un_number'], rows: chemicals },
  ];
}

interface Site {
  readonly district: string;
  readonly waterBody: string;
  readonly n: number;
}

function store(seed: number, { district, waterBody, n }: Site) {
  const number = String(n + 1).padStart(2, '0');
  const id = `hazardous-store-${number}`;
  const key = stringKey(id);
  const { nameZh, nameEn, seat } = districtNamed(district);
  const { latitude, longitude } = around(waterBodyOf(waterBody)?.position ?? seat, key, 2);
  return {
    id,
    name_zh: `${nameZh}港口危险化学品储存示范点 ${number}`,
    name_en: `${nameEn} port store ${number} (demo)`,
    port_zh: `${nameZh}示范港区`,
    storage_kind: STORAGE_KINDS[Math.floor(3 * hash01(seed, key, 1))] ?? 'TANK_FARM',
    capacity_t: 100 * Math.round(5 + 195 * hash01(seed, key, 2) ** 2),
    licence: `演示港经证（危）${number}`,
    licence_valid_until: `${String(2027 + Math.floor(3 * hash01(seed, key, 3)))}-12-31`,
    district_code: district,
    water_body_code: waterBody,
    latitude_deg: latitude,
    longitude_deg: longitude,
    ...storedPosition({ latitude, longitude }, PLACE_RESOLUTION),
    provenance: 'SYNTHETIC',
  };
}

/** Two to four chemicals share the used capacity; the shares change monthly. */
function chemicalsOf(
  seed: number,
  { id, capacity_t }: { readonly id: string; readonly capacity_t: number },
  reportedOn: string,
) {
  const key = stringKey(id);
  const held = 2 + Math.floor(3 * hash01(seed, key, 4));
  const first = Math.floor(CHEMICALS.length * hash01(seed, key, 5));
  return Array.from({ length: held }, (_, n) => {
    const chemical = CHEMICALS[(first + n * 3) % CHEMICALS.length];
    if (!chemical) throw new TypeError('CHEMICALS is empty, but a store must contain some.');
    const [un_number, name_zh, name_en, hazard_class] = chemical;
    const share = 0.3 + 0.6 * hash01(key, stringKey(reportedOn), n);
    const quantity_t = Math.round((10 * capacity_t * share) / held) / 10;
    return {
      store_id: id,
      un_number,
      name_zh,
      name_en,
      hazard_class,
      quantity_t,
      reported_on: reportedOn,
    };
  });
}
