import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { groupBy } from '../../../shared/data/keyed';
import type { ResolveReference } from '../../../shared/graphql/federate';
import { mappedPage, pageRequest, type Page } from '../../../shared/graphql/connection';
import { InDataset } from '../../../shared/sharing/in-dataset';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import { District } from '../entities.type';
import { outlets } from './outlet.station';
import { ALL, type PollutionSourceRow } from './pollution-source.loader';
import {
  PollutionSource,
  PollutionSourceArgs,
  PollutionSourceConnection,
} from './pollution-source.type';
import type { SourcesContext } from './sources-loaders';

const DATASET = 'environment/pollution-sources';

/** The fields that the filters of a list reveal. */
const LISTED = {
  year: ['PollutionSource.listings', 'PollutionListing.year'],
  medium: ['PollutionSource.listings', 'PollutionListing.media'],
};

/** A pollution source by its key. */
export const pollutionSourceReference: ResolveReference = ({ id = '' }, { load }: SourcesContext) =>
  sourceById(id, load);

@Resolver(() => PollutionSource)
export class PollutionSourceResolver {
  @InDataset(DATASET)
  @Query(() => PollutionSource, {
    nullable: true,
    description: 'A key pollution source by id; null if there is none (重点污染源)',
  })
  pollutionSource(
    @Arg('id', () => ID, { description: 'Id of the source (污染源标识)' }) id: string,
    @Ctx() { load }: SourcesContext,
  ) {
    return sourceById(id, load);
  }

  @InDataset(DATASET)
  @GuardInference({ by: LISTED })
  @Query(() => PollutionSourceConnection, {
    nullable: true,
    description: 'Key pollution sources, ordered by id (重点污染源名录)',
  })
  pollutionSources(
    @Args(() => PollutionSourceArgs) asked: PollutionSourceArgs,
    @Ctx() { load }: SourcesContext,
  ) {
    return sourcePage(asked, ALL, load);
  }

  @FieldResolver()
  async listings(@Root() source: { readonly id: string }, @Ctx() { load }: SourcesContext) {
    const rows = (await load.pollutionSources.listings.load(source.id)) ?? [];
    return [...groupBy(rows, ({ year }) => year)].map(([year, listed]) => ({
      year,
      media: listed.map(({ medium }) => medium),
    }));
  }

  @FieldResolver()
  async outlets(@Root() source: { readonly id: string }, @Ctx() { load }: SourcesContext) {
    return ((await load.pollutionSources.outlets.load(source.id)) ?? []).map(outlets.published);
  }
}

@Resolver(() => District)
export class DistrictPollutionResolver {
  @InDataset(DATASET)
  @GuardInference({ always: ['PollutionSource.district'], by: LISTED })
  @FieldResolver(() => PollutionSourceConnection, {
    nullable: true,
    description: 'Key pollution sources in this district, ordered by id (本区重点污染源)',
  })
  pollutionSources(
    @Root() district: { readonly code: string },
    @Args(() => PollutionSourceArgs) asked: PollutionSourceArgs,
    @Ctx() { load }: SourcesContext,
  ) {
    return sourcePage(asked, district.code, load);
  }
}

type Loaders = SourcesContext['load'];

async function sourceById(id: string, load: Loaders) {
  const row = await load.pollutionSources.byId.load(id);
  return row ? publishedSource(row) : null;
}

async function sourcePage(
  { year = null, medium = null, first, after }: PollutionSourceArgs,
  key: string,
  load: Loaders,
): Promise<Page<object>> {
  const request = { ...pageRequest(first, after), year, medium };
  return mappedPage(await load.pollutionSources.page(request, key), publishedSource);
}

function publishedSource(row: PollutionSourceRow) {
  return {
    id: row.id,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    industryCode: row.industry_code,
    industryZh: row.industry_zh,
    district: row.district_code === null ? null : { code: row.district_code },
    provenance: row.provenance,
  };
}
