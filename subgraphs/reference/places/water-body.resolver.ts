import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { GuardInference } from '../../../shared/sharing/filter/guard-inference';
import type { ReferenceContext } from '../reference-context';
import { District } from './district.type';
import { picked } from '../../../shared/data/picked';
import type { DistrictRow, WaterBodyRow } from '../reference.loader';
import { WaterBody, WaterBodyKind } from './water-body.type';
import { ListSize } from '../../../shared/graphql/list-size';

@Resolver()
export class WaterBodyQueries {
  @GuardInference({ by: { kind: ['WaterBody.kind'], district: ['WaterBody.districts'] } })
  @ListSize(33)
  @Query(() => [WaterBody], {
    nullable: true,
    description: 'Rivers, reservoirs, bays and sea areas of Jiangmen (水体)',
  })
  async waterBodies(
    @Arg('kind', () => WaterBodyKind, { nullable: true, description: 'Only this kind (水体类型)' })
    kind: WaterBodyKind | null,
    @Arg('district', () => ID, {
      nullable: true,
      description: 'Only those in the district with this code (行政区划代码)',
    })
    district: string | null,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<WaterBodyRow>> {
    return (await load.reference.waterBodies()).filter(
      (body) =>
        (!kind || body.kind === String(kind)) &&
        (!district || body.districtCodes.includes(district)),
    );
  }

  @Query(() => WaterBody, {
    nullable: true,
    description: 'A water body (水体) by code; null if there is none',
  })
  waterBody(
    @Arg('code', () => ID, { description: 'Code: `tanjiang` (水体代码)' }) code: string,
    @Ctx() context: ReferenceContext,
  ): Promise<WaterBodyRow | undefined> {
    return waterBodyOf(context, code);
  }
}

@Resolver(() => WaterBody)
export class WaterBodyResolver {
  @ListSize(4)
  @FieldResolver(() => [District], {
    nullable: true,
    description: 'Its divisions; for a river, upstream first (流经县市区)',
  })
  async districts(
    @Root() { districtCodes }: WaterBodyRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<DistrictRow>> {
    return picked(await load.reference.districts(), ({ code }) => code, districtCodes);
  }

  @FieldResolver(() => WaterBody, {
    nullable: true,
    description: 'Next water body downstream; null if that is not in the list or not known (汇入)',
  })
  flowsInto(
    @Root() { flowsIntoCode }: WaterBodyRow,
    @Ctx() context: ReferenceContext,
  ): Promise<WaterBodyRow | undefined> {
    return waterBodyOf(context, flowsIntoCode);
  }

  @ListSize(10)
  @FieldResolver(() => [WaterBody], {
    nullable: true,
    description: 'Water bodies that flow into it directly (支流)',
  })
  async tributaries(
    @Root() { code }: WaterBodyRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<WaterBodyRow>> {
    return (await load.reference.waterBodies()).filter(
      ({ flowsIntoCode }) => flowsIntoCode === code,
    );
  }

  @ListSize(5)
  @FieldResolver(() => [WaterBody], {
    nullable: true,
    description: 'All water bodies downstream, nearest first, down to the sea (下游水体)',
  })
  async downstream(
    @Root() body: WaterBodyRow,
    @Ctx() { load }: ReferenceContext,
  ): Promise<ReadonlyArray<WaterBodyRow>> {
    return downstreamOf(body, await load.reference.waterBodies());
  }
}

/** Stops at the end of the chain, and at a cycle. */
function downstreamOf(
  body: WaterBodyRow,
  all: ReadonlyArray<WaterBodyRow>,
): ReadonlyArray<WaterBodyRow> {
  const met = new Set([body]);
  let next = all.find(({ code }) => code === body.flowsIntoCode);
  while (next && !met.has(next)) {
    met.add(next);
    const into: string | null = next.flowsIntoCode;
    next = all.find(({ code }) => code === into);
  }
  return [...met].slice(1);
}

export async function waterBodyOf(
  { load }: ReferenceContext,
  code: string | null | undefined,
): Promise<WaterBodyRow | undefined> {
  return code ? (await load.reference.waterBodies()).find((row) => row.code === code) : undefined;
}
