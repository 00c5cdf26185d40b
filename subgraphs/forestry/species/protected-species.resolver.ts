import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { mappedPage, pageRequest } from '../../../shared/graphql/connection';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { disclosedPrecision } from '../../../shared/monitoring/stations/disclosed-position';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { ForestryLoaders } from '../department-loaders';
import { District } from '../entities.type';
import { ProtectedArea } from '../areas/protected-area.type';
import { protectedSpeciesCounts } from './protected-species-count';
import { ProtectedSpeciesCount } from './protected-species-count.type';
import {
  ProtectedSpeciesRecord,
  ProtectedSpeciesRecordArgs,
  ProtectedSpeciesRecordConnection,
} from './protected-species-record.type';
import { protectedSpeciesRecord } from './species-record';
import { ListSize } from '../../../shared/graphql/list-size';

type Context = DepartmentContext<ForestryLoaders>;

@Resolver()
export class ProtectedSpeciesQueries {
  @InDataset('forestry/protected-species')
  @GuardInference({
    always: ['ProtectedSpeciesRecord.observedOn'],
    by: {
      taxon: ['ProtectedSpeciesRecord.taxon'],
      protectionLevel: ['ProtectedSpeciesRecord.protectionLevel'],
      district: ['ProtectedSpeciesRecord.district'],
    },
  })
  @Query(() => ProtectedSpeciesRecordConnection, {
    nullable: true,
    description: 'Nationally protected species observed (重点保护物种观测记录), newest first',
  })
  async protectedSpeciesRecords(
    @Args(() => ProtectedSpeciesRecordArgs) asked: ProtectedSpeciesRecordArgs,
    @Ctx() { load, access }: Context,
  ): Promise<object> {
    const { first, after, taxon, protectionLevel, from, to, district } = asked;
    const narrowing = {
      protection: 'PROTECTED',
      taxon: taxon ?? null,
      level: protectionLevel ?? null,
      from: from ?? null,
      to: to ?? null,
    } as const;
    const by = district ? 'district_code' : 'all';
    const args = { ...pageRequest(first, after), ...narrowing, by } as const;
    const page = await load.speciesRecords.page(args, district ?? '');
    const told = disclosedPrecision(access, 'forestry/protected-species');
    return mappedPage(page, (row) => protectedSpeciesRecord(row, told));
  }
}

@Resolver(() => ProtectedSpeciesRecord)
export class ProtectedSpeciesRecordResolver {
  @FieldResolver(() => ProtectedArea)
  area(
    @Root() { areaId }: ReturnType<typeof protectedSpeciesRecord>,
    @Ctx() { load }: Context,
  ): Promise<object | undefined> | null {
    return areaId === null ? null : load.protectedAreas.byId(areaId);
  }
}

@Resolver(() => District)
export class DistrictProtectedSpeciesResolver {
  @InDataset('forestry/species-records')
  @ListSize(4)
  @FieldResolver(() => [ProtectedSpeciesCount], {
    nullable: true,
    description:
      'Protected species of this district by level; published if there are at least five places (重点保护物种数量汇总)',
  })
  async protectedSpeciesCounts(
    @Root() { code }: { readonly code: string },
    @Ctx() { load, access }: Context,
  ): Promise<ReadonlyArray<ProtectedSpeciesCount>> {
    const limits = access.limitsOf('forestry/species-records');
    return protectedSpeciesCounts(await load.protectedSightings(code), { district: code, limits });
  }
}
