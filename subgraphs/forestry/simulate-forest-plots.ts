import { DISTRICTS, type DistrictFact } from '../../shared/domain/districts';
import { hash01, stringKey } from '../../shared/monitoring/simulation/random-field';
import { yearlyRounds } from '../../shared/monitoring/simulation/rounds';
import { within } from '../../shared/monitoring/simulation/position';
import type { DemoPart } from './demo-part';
import { StandType } from './forest-plot.type';
import { placeInDistrict } from './place-in-district';

/** Number of plots by district, higher with more forest. */
const PLOTS: Readonly<Record<string, number>> = {
  '440703': 4,
  '440704': 2,
  '440705': 8,
  '440781': 12,
  '440783': 8,
  '440784': 6,
  '440785': 10,
};

interface StandFact {
  readonly type: StandType;
  /** Cumulative share of the plots. */
  readonly upTo: number;
  readonly dbh_cm: number;
  readonly growth_cm: number;
  readonly canopy_pct: number;
}

const BAMBOO: StandFact = {
  type: StandType.BAMBOO,
  upTo: 1,
  dbh_cm: 8,
  growth_cm: 0.05,
  canopy_pct: 80,
};
const STANDS: ReadonlyArray<StandFact> = [
  { type: StandType.EUCALYPTUS, upTo: 0.3, dbh_cm: 11, growth_cm: 0.9, canopy_pct: 62 },
  { type: StandType.EVERGREEN_BROADLEAF, upTo: 0.6, dbh_cm: 17, growth_cm: 0.35, canopy_pct: 82 },
  { type: StandType.CONIFER, upTo: 0.78, dbh_cm: 14, growth_cm: 0.4, canopy_pct: 68 },
  { type: StandType.MIXED, upTo: 0.93, dbh_cm: 15, growth_cm: 0.4, canopy_pct: 76 },
  BAMBOO,
];

const YEAR_MS = 365.25 * 24 * 3_600_000;
const GROWTH_SINCE = Date.UTC(2020, 0, 1);

/** The permanent plots of a seed; all positions are synthetic. */
export function forestPlotParts(seed: number): ReadonlyArray<DemoPart> {
  const districts = DISTRICTS.flatMap((district) =>
    Array.from({ length: PLOTS[district.code] ?? 0 }, () => district),
  );
  return districts.map((district, place) =>
    forestPlot(seed, district, String(place + 1).padStart(3, '0')),
  );
}

function forestPlot(seed: number, district: DistrictFact, number: string): DemoPart {
  const id = `forest-plot-${number}`;
  const key = stringKey(id);
  const share = hash01(seed, key, 3);
  const stand = STANDS.find(({ upTo }) => share < upTo) ?? BAMBOO;
  return {
    station: {
      id,
      kind: 'FOREST_PLOT',
      nameZh: `${district.nameZh}森林固定示范样地 ${number}`,
      nameEn: `Forest demo plot ${number}, ${district.nameEn}`,
      // Permanent plots belong to the forest inventory, which the province runs.
      authority: 'PROVINCIAL',
      region: '江门',
      districtCode: district.code,
      ...placeInDistrict(seed, district, key),
      elevation_m: Math.round(30 + 350 * hash01(seed, key, 4)),
      own: { stand_type: stand.type, plot_area_m2: 667 },
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: yearlyRounds },
        isAutomatic: false,
        read: (at) => standAt(stand, { age: 0.6 + 0.8 * hash01(seed, key, 5), key, at }),
      },
    ],
  };
}

interface Moment {
  /** Age of the stand relative to the mean of its type. */
  readonly age: number;
  readonly key: number;
  readonly at: number;
}

/** Biomass is an allometric power of the diameter; canopy cover increases with the diameter. */
function standAt({ dbh_cm, growth_cm, canopy_pct }: StandFact, { age, key, at }: Moment) {
  const dbh = dbh_cm * age + (growth_cm * (at - GROWTH_SINCE)) / YEAR_MS;
  const measured = 0.98 + 0.04 * hash01(key, Math.floor(at / 3_600_000));
  return {
    dbh_mean: dbh * measured,
    biomass: 0.9 * dbh ** 1.7 * (0.8 + 0.4 * hash01(key, 6)),
    canopy_cover: within(canopy_pct * (0.75 + 0.25 * age) * measured, 10, 98),
  };
}
