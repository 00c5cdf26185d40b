import { Ctx, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import type { DepartmentContext } from '../department-context';
import { assessSoil, type SoilRiskAssessment, type SoilSampled } from './soil-risk-assessment';

/** Answers `risk` of a type of closed soil measurements, whose root is a `SoilSampled`. */
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
