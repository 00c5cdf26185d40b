import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { InDataset } from '../../../shared/sharing/in-dataset';
import {
  GuardInference,
  type InferenceGuard,
} from '../../../shared/sharing/filter/guard-inference';
import type { ForestryLoaders } from '../department-loaders';
import { District } from '../entities.type';
import { ProtectedArea } from '../areas/protected-area.type';
import { speciesRecord } from './species-record';
import type { SpeciesPageArgs } from './species-record.loader';
import { SpeciesRecord, SpeciesRecordArgs, SpeciesRecordConnection } from './species-record.type';

type Context = DepartmentContext<ForestryLoaders>;

@Resolver()
export class SpeciesRecordQueries {
  @InDataset('forestry/species-records')
  @GuardInference(narrowing())
  @Query(() => SpeciesRecordConnection, {
    nullable: true,
    description: 'Species observed in protected areas (物种观测记录), newest first',
  })
  speciesRecords(
    @Args(() => SpeciesRecordArgs) asked: SpeciesRecordArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    return openRecords(context, asked, { by: 'all', key: '' });
  }
}

@Resolver(() => ProtectedArea)
export class AreaSpeciesRecordResolver {
  @InDataset('forestry/species-records')
  @GuardInference(narrowing('SpeciesRecord.area'))
  @FieldResolver(() => SpeciesRecordConnection, {
    nullable: true,
    description: 'Species observed in this area, newest first (本保护地物种观测记录)',
  })
  speciesRecords(
    @Root() { id }: { readonly id: string },
    @Args(() => SpeciesRecordArgs) asked: SpeciesRecordArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    return openRecords(context, asked, { by: 'area_id', key: id });
  }
}

@Resolver(() => District)
export class DistrictSpeciesRecordResolver {
  @InDataset('forestry/species-records')
  @GuardInference(narrowing('SpeciesRecord.district'))
  @FieldResolver(() => SpeciesRecordConnection, {
    nullable: true,
    description: 'Species observed in this district, newest first (本区物种观测记录)',
  })
  speciesRecords(
    @Root() { code }: { readonly code: string },
    @Args(() => SpeciesRecordArgs) asked: SpeciesRecordArgs,
    @Ctx() context: Context,
  ): Promise<object> {
    return openRecords(context, asked, { by: 'district_code', key: code });
  }
}

@Resolver(() => SpeciesRecord)
export class SpeciesRecordResolver {
  @FieldResolver(() => ProtectedArea)
  area(
    @Root() { areaId }: ReturnType<typeof speciesRecord>,
    @Ctx() { load }: Context,
  ): Promise<object | undefined> | null {
    return areaId === null ? null : load.protectedAreas.byId(areaId);
  }
}

/** Lists are ordered by day; some are limited to one area or district. */
function narrowing(...of: ReadonlyArray<string>): InferenceGuard {
  const by = { taxon: ['SpeciesRecord.taxon'] };
  return { always: ['SpeciesRecord.observedOn', ...of], by };
}

interface Of {
  readonly by: SpeciesPageArgs['by'];
  readonly key: string;
}

async function openRecords(
  { load }: Context,
  { first, after, taxon, from, to }: SpeciesRecordArgs,
  { by, key }: Of,
): Promise<object> {
  const page = await load.speciesRecords.page(
    {
      ...pageRequest(first, after),
      by,
      protection: 'OTHERS',
      level: null,
      taxon: taxon ?? null,
      from: from ?? null,
      to: to ?? null,
    },
    key,
  );
  return mappedPage(page, speciesRecord);
}
