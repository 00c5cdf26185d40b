import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { ReferenceContext } from '../reference-context';
import { Indicator } from './indicator.type';
import type { IndicatorRow } from '../reference.loader';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver()
export class IndicatorQueries {
  @GuardInference({
    by: { contains: ['Indicator.symbol', 'Indicator.nameZh', 'Indicator.nameEn'] },
  })
  @ListSize(160)
  @Query(() => [Indicator], {
    nullable: true,
    description: 'All indicators of the hub (监测指标), by medium',
  })
  async indicators(
    @Arg('contains', () => String, {
      nullable: true,
      description: 'Part of code, symbol or name, Chinese or English (包含)',
    })
    contains: string | null,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<IndicatorRow>> {
    const wanted = (contains ?? '').toLowerCase();
    return (await load.reference.indicators()).filter(({ code, symbol, nameZh, nameEn }) =>
      [code, symbol, nameZh, nameEn].some((text) => text.toLowerCase().includes(wanted)),
    );
  }

  @Query(() => Indicator, {
    nullable: true,
    description: 'An indicator (监测指标) by code or symbol; null if there is none',
  })
  async indicator(
    @Arg('code', () => ID, { description: 'Code or symbol: `a34004`, `pm25` (指标代码或符号)' })
    code: string,
    @Ctx() { load }: ReferenceContext,
  ): Promise<IndicatorRow | undefined> {
    return (await load.reference.indicators()).find(
      (row) => row.code === code || row.symbol === code,
    );
  }
}

export async function indicatorOf(
  { load }: ReferenceContext,
  code: string | undefined,
): Promise<IndicatorRow | undefined> {
  return (await load.reference.indicators()).find((row) => row.code === code);
}
