import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { connectionOf, pageRequest, type Page } from '../../shared/graphql/connection';
import { DateScalar } from '../../shared/graphql/scalars';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { InDataset } from '../../shared/sharing/in-dataset';
import { WaterBody } from './entities.type';
import type { RedTideLoaders } from './red-tide.loader';
import type { RedTideRecord } from './red-tide.record';
import { RedTide } from './red-tide.type';

type OceanContext = DepartmentContext<RedTideLoaders>;

const RedTideConnection = connectionOf(RedTide);

@ArgsType()
class RedTideListArgs {
  @Field(() => DateScalar, { nullable: true, description: 'Seen on or after this day (起始日期)' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Begun before this day (截止日期)' })
  to?: string | null;

  @Field(() => Int, { defaultValue: 20, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;
}

@Resolver(() => WaterBody)
export class RedTideResolver {
  @InDataset('ocean/marine-water-quality')
  @Query(() => RedTideConnection, {
    nullable: true,
    description: 'Red tides, newest first (赤潮事件)',
  })
  redTides(
    @Args(() => RedTideListArgs) asked: RedTideListArgs,
    @Ctx() context: OceanContext,
  ): Promise<Page<object>> {
    return redTidePage(asked, '', context);
  }

  @InDataset('ocean/marine-water-quality')
  @FieldResolver(() => RedTideConnection, {
    name: 'redTides',
    nullable: true,
    description: 'Red tides in this sea, newest first (本海域赤潮事件)',
  })
  redTidesOfSea(
    @Root() sea: { readonly code: string },
    @Args(() => RedTideListArgs) asked: RedTideListArgs,
    @Ctx() context: OceanContext,
  ): Promise<Page<object>> {
    return redTidePage(asked, sea.code, context);
  }
}

async function redTidePage(
  { from, to, first, after }: RedTideListArgs,
  sea: string,
  { load }: OceanContext,
): Promise<Page<object>> {
  const page = await load.page(
    { ...pageRequest(first, after), from: from ?? null, to: to ?? null },
    sea,
  );
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: publishedRedTide(node) }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

function publishedRedTide(row: RedTideRecord): object {
  return {
    id: row.id,
    waterBody: { code: row.water_body_code },
    district: row.district_code === null ? null : { code: row.district_code },
    seaAreaZh: row.sea_area_zh,
    speciesZh: row.species_zh,
    speciesLatin: row.species_latin,
    isToxic: row.is_toxic,
    areaKm2: row.area_km2,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    provenance: row.provenance,
  };
}
