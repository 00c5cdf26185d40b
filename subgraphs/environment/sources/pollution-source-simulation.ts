import { BEIJING_OFFSET_MS } from '../../../shared/domain/network-day';
import { DISTRICTS, type DistrictFact } from '../../../shared/domain/districts';
import { hash01, stringKey } from '../../../shared/monitoring/simulation/random-field';
import type { Register, Simulation } from '../../../shared/monitoring/simulation/simulation';
import type { World } from '../../../shared/monitoring/simulation/world';
import { outletOf } from './outlet-simulation';
import { simulationOf } from '../demo-part';

/**
 * Industries of the demonstration: division of GB/T 4754-2017, and the categories of their listing.
 */
const INDUSTRIES = [
  { code: '17', zh: '纺织业', media: ['WATER'] },
  { code: '22', zh: '造纸和纸制品业', media: ['WATER', 'AIR'] },
  { code: '26', zh: '化学原料和化学制品制造业', media: ['WATER', 'SOIL', 'HAZARDOUS_WASTE'] },
  { code: '30', zh: '非金属矿物制品业', media: ['AIR'] },
  { code: '33', zh: '金属制品业', media: ['WATER', 'SOIL', 'HAZARDOUS_WASTE'] },
  { code: '39', zh: '计算机、通信和其他电子设备制造业', media: ['WATER', 'HAZARDOUS_WASTE'] },
  { code: '44', zh: '电力、热力生产和供应业', media: ['AIR'] },
  { code: '46', zh: '水的生产和供应业', media: ['WATER'] },
  { code: '77', zh: '生态保护和环境治理业', media: ['HAZARDOUS_WASTE'] },
] as const;

const SOURCES = 63;
/** Number of sources with an automatically monitored outlet in the demonstration. */
const MONITORED = 14;
const FIRST_YEAR = 2024;

/** Key pollution sources with their yearly lists, and the outlets of the first of them. */
export function simulatePollutionSources(world: World): Simulation {
  const sources = Array.from({ length: SOURCES }, (_, at) => sourceAt(at));
  const outlets = sources.slice(0, MONITORED).flatMap((source, at) => outletOf(world, source, at));
  return {
    ...simulationOf(outlets),
    registers: (now) => [sourceRegister(sources), listingRegister(sources, now)],
  };
}

/** A source of the demonstration. */
interface DemoSource {
  readonly id: string;
  readonly number: string;
  readonly district: DistrictFact;
  readonly industry: (typeof INDUSTRIES)[number];
}

function sourceAt(at: number): DemoSource {
  const number = String(at + 1).padStart(3, '0');
  const [first] = INDUSTRIES;
  const district = DISTRICTS[at % DISTRICTS.length] ?? DISTRICTS[0];
  if (!district) throw new TypeError('The demonstration needs the districts of the city.');
  const industry = INDUSTRIES[at % INDUSTRIES.length] ?? first;
  return { id: `pollution-source-${number}`, number, district, industry };
}

function sourceRegister(sources: ReadonlyArray<DemoSource>): Register {
  return {
    table: 'pollution_source',
    key: ['id'],
    rows: sources.map(({ id, number, district, industry }) => ({
      id,
      name_zh: `${district.nameZh}重点排污单位示范 ${number}`,
      name_en: `Demonstration source ${number}, ${district.nameEn}`,
      industry_code: industry.code,
      industry_zh: industry.zh,
      district_code: district.code,
      provenance: 'SYNTHETIC',
    })),
  };
}

/** The lists of all years so far; occasionally a source is missing in one year. */
function listingRegister(sources: ReadonlyArray<DemoSource>, now: number): Register {
  const thisYear = new Date(now + BEIJING_OFFSET_MS).getUTCFullYear();
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at);
  return {
    table: 'pollution_source_listing',
    key: ['source_id', 'year', 'medium'],
    rows: years.flatMap((year) =>
      sources
        .filter(({ id }) => hash01(year, stringKey(id)) > 0.12)
        .flatMap(({ id, industry }) =>
          industry.media.map((medium) => ({ source_id: id, year, medium })),
        ),
    ),
  };
}
