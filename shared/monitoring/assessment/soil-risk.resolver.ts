import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import type { DepartmentContext } from '../department-context';
import { assessSoil, type SoilRiskAssessment, type SoilSampled } from './soil-risk-assessment';

/**
 * Creates the resolver of `risk` for a type of non-public soil measurements whose root object is a
 * `SoilSampled`.
 */
export function soilRiskResolver(type: ClassType): ClassType {
  @Resolver(() => type)
  class SoilRiskResolver {
    @FieldResolver()
    risk(
      @Root() point: SoilSampled,
      @Ctx() context: DepartmentContext,
    ): Promise<SoilRiskAssessment | null> {
      return assessSoil(context, point);
    }
  }
  return SoilRiskResolver;
}
