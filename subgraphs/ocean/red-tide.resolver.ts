import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { pageRequest, type Page } from '../../shared/graphql/connection';
import type { DepartmentContext } from '../../shared/monitoring/department-context';
import { InDataset } from '../../shared/sharing/in-dataset';
import { GuardInference } from '../../shared/sharing/filter/guard-inference';
import { WaterBody } from './entities.type';
import type { RedTideLoaders, RedTideRow } from './red-tide.loader';
import { RedTide, RedTideConnection, RedTideListArgs } from './red-tide.type';

type OceanContext = DepartmentContext<RedTideLoaders>;

/** The argument `from` filters by the last day seen, so it reveals that field. */
const PERIOD = { from: ['RedTide.endedOn'] };

@Resolver()
export class RedTideQueries {
  @Query(() => RedTide, {
    nullable: true,
    description: 'A red tide (赤潮事件) by id; null if there is none',
  })
  redTide(
    @Arg('id', () => ID, { description: 'Id of the event (事件标识)' }) id: string,
    @Ctx() { load }: OceanContext,
  ): Promise<RedTideRow | undefined> {
    return load.byId(id);
  }

  @InDataset('ocean/marine-water-quality')
  @GuardInference({ always: ['RedTide.startedOn'], by: PERIOD })
  @Query(() => RedTideConnection, {
    nullable: true,
    description: 'Red tides (赤潮事件), newest first',
  })
  redTides(
    @Args(() => RedTideListArgs) asked: RedTideListArgs,
    @Ctx() context: OceanContext,
  ): Promise<Page<RedTideRow>> {
    return redTidePage(context, asked, '');
  }
}

@Resolver(() => WaterBody)
export class RedTidesOfSea {
  @InDataset('ocean/marine-water-quality')
  @GuardInference({ always: ['RedTide.startedOn', 'RedTide.waterBody'], by: PERIOD })
  @FieldResolver(() => RedTideConnection, {
    nullable: true,
    description: 'Red tides in this sea, newest first (本海域赤潮事件)',
  })
  redTides(
    @Root() sea: { readonly code: string },
    @Args(() => RedTideListArgs) asked: RedTideListArgs,
    @Ctx() context: OceanContext,
  ): Promise<Page<RedTideRow>> {
    return redTidePage(context, asked, sea.code);
  }
}

export function redTideReference(
  { id = '' }: Readonly<Record<string, string>>,
  { load }: OceanContext,
): Promise<RedTideRow | undefined> {
  return load.byId(id);
}

function redTidePage(
  { load }: OceanContext,
  { from, to, first, after }: RedTideListArgs,
  sea: string,
): Promise<Page<RedTideRow>> {
  return load.page({ ...pageRequest(first, after), from: from ?? null, to: to ?? null }, sea);
}
