import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ResolveReference } from '../../../shared/graphql/federate';
import type { DepartmentContext } from '../../../shared/monitoring/department-context';
import { indicatorCodes } from '../../../shared/monitoring/indicator-argument';
import { InDataset } from '../../../shared/sharing/in-dataset';
import type { StationKey } from '../../../shared/monitoring/stations/station-row';
import { fluxSections } from './flux-section.station';
import { PollutantFlux } from './flux-section.type';
import { pollutantFlux, type Discharge } from './pollutant-flux';
import { ListSize } from '../../../shared/graphql/list-size';

const FLUX_INDICATORS = ['nh3n', 'tp', 'codmn', 'tn'];

/** The section, with the facts of its gauge that the gateway supplied. */
export const fluxSectionReference: ResolveReference = async (
  reference: Readonly<Record<string, unknown>>,
  context: never,
) => {
  const find = fluxSections.references[fluxSections.type.name];
  const section: unknown = await find?.({ id: String(reference['id']) }, context);
  return isSection(section)
    ? { ...section, gauge: gaugeBrought(section.gauge, reference['gauge']) }
    : null;
};

function isSection(found: unknown): found is SectionWithGauge {
  return typeof found === 'object' && found !== null && 'gauge' in found;
}

/** The id is ours; the gateway supplies the discharge. */
function gaugeBrought(gauge: SectionWithGauge['gauge'], brought: unknown) {
  return gauge && typeof brought === 'object' ? { ...brought, ...gauge } : gauge;
}

interface SectionWithGauge extends StationKey {
  readonly gauge: { readonly id: string; readonly discharge?: Discharge | null } | null;
}

@Resolver(() => fluxSections.type)
export class FluxSectionResolver {
  @InDataset('environment/surface-water-quality', 'water/water-function-zone')
  @Directive('@requires(fields: "gauge { discharge { value unit at flag review provenance } }")')
  @ListSize(4)
  @FieldResolver(() => [PollutantFlux], {
    nullable: true,
    description:
      'Flux of NH3-N, TP, CODMn and TN: newest concentration × newest discharge; null without a discharge. Omits a pollutant if one factor is measured and the other synthetic (污染物通量)',
  })
  async flux(@Root() section: SectionWithGauge, @Ctx() context: DepartmentContext) {
    const discharge = section.gauge?.discharge;
    if (!discharge) return null;
    const asked = { indicators: indicatorCodes(FLUX_INDICATORS) };
    const concentrations = await context.observations(section.dataset).latest(asked, section.id);
    return concentrations.flatMap((found) => pollutantFlux(found, discharge) ?? []);
  }
}
