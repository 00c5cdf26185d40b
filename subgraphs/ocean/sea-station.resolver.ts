import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { indicatorOf } from '../../shared/domain/indicators';
import { seaWaterClass, type SeaWaterClass } from '../../shared/domain/standards/gb3097';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import type { PublishedObservation } from '../../shared/monitoring/observation-row';
import { publishStations } from '../../shared/monitoring/publish-stations';
import type { StationRow } from '../../shared/monitoring/station-row';
import { District, Place, WaterBody } from './entities.type';
import { FisheryWater, SeaOutlet } from './other-stations.type';
import { SeaStation, type SeaAssessment } from './sea-station.type';

const entities = { District, Place, WaterBody };

export const seaStations = publishStations({
  type: SeaStation,
  kinds: ['COASTAL', 'BUOY'],
  one: 'seaStation',
  many: 'seaStations',
  dataset: 'ocean/marine-water-quality',
  title: 'near-shore stations and the buoy (近岸海域监测站)',
  entities,
  atWaterBody: true,
  published: (row) => ({ ...row, assessedBy: row.stored['assessed_by'] }),
});

export const fisheryWaters = publishStations({
  type: FisheryWater,
  kinds: ['FISHERY_WATER'],
  one: 'fisheryWater',
  many: 'fisheryWaters',
  dataset: 'ocean/fishery-water-quality',
  title: 'points in key fishery waters (重点渔业水域监测点)',
  entities,
  atWaterBody: true,
});

export const seaOutlets = publishStations({
  type: SeaOutlet,
  kinds: ['SEA_OUTLET'],
  one: 'seaOutlet',
  many: 'seaOutlets',
  dataset: 'ocean/sea-outlets',
  title: 'outlets into the sea (入海排污口)',
  entities,
  atWaterBody: true,
});

interface SeaStationRow extends StationRow {
  readonly assessedBy: string | null;
}

@Resolver(() => SeaStation)
export class SeaStationResolver {
  @FieldResolver()
  async assessment(
    @Root() station: SeaStationRow,
    @Ctx() context: DepartmentContext,
  ): Promise<SeaAssessment | null> {
    if (station.assessedBy !== null && station.assessedBy !== 'GB 3097') return null;
    const readings = await context.observations.latest(
      { indicators: null, scope: context.openScope },
      station.id,
    );
    const usable = readings.filter(
      ({ flag, depth }) =>
        (flag === 'VALID' || flag === 'MANUAL') && (depth === null || depth === 'surface'),
    );
    const newest = usable.reduce((last, { from }) => (from > last ? from : last), '');
    return newest === '' ? null : assessed(usable, newest);
  }
}

function assessed(readings: ReadonlyArray<PublishedObservation>, at: string): SeaAssessment {
  const result = seaWaterClass(Object.fromEntries(readings.map(valueBySymbol)), new Date(at));
  return {
    standard: result.standard,
    at,
    class: published(result.class),
    noBetterThan: published(result.noBetterThan),
    determining: result.determining.map(({ symbol }) => codeOf(symbol)),
    missing: result.missing.map(codeOf),
  };
}

function published(seaClass: SeaWaterClass | null): SeaAssessment['class'] {
  if (seaClass === null) return null;
  return (seaClass === 'INFERIOR_4' ? seaClass : `CLASS_${seaClass}`) as SeaAssessment['class']; // The enum's names are the standard's numbers.
}

function valueBySymbol({ indicator, value, detectionLimit }: PublishedObservation) {
  const symbol = indicatorOf(indicator.code)?.symbol ?? indicator.code;
  return [
    symbol,
    detectionLimit === null ? value : { value: detectionLimit, censored: true as const },
  ] as const;
}

function codeOf(symbol: string): { readonly code: string } {
  return { code: indicatorOf(symbol)?.code ?? symbol };
}
