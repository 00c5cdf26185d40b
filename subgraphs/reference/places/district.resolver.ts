import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ReferenceContext } from '../reference-context';
import { District } from './district.type';
import type { DistrictRow } from '../reference.loader';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver()
export class DistrictQueries {
  @ListSize(7)
  @Query(() => [District], {
    nullable: true,
    description: 'The seven county-level divisions of Jiangmen (县市区), by code',
  })
  districts(@Ctx() { load }: ReferenceContext): Promise<ReadonlyArray<DistrictRow>> {
    return load.reference.districts();
  }

  @Query(() => District, {
    nullable: true,
    description: 'A county-level division of Jiangmen (县市区) by code; null if there is none',
  })
  district(
    @Arg('code', () => ID, { description: 'Code, GB/T 2260 (行政区划代码)' }) code: string,
    @Ctx() context: ReferenceContext,
  ): Promise<DistrictRow | undefined> {
    return districtOf(context, code);
  }
}

export async function districtOf(
  { load }: ReferenceContext,
  code: string | null | undefined,
): Promise<DistrictRow | undefined> {
  return code ? (await load.reference.districts()).find((row) => row.code === code) : undefined;
}
