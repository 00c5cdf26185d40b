import type {
  DepartmentContext,
  LoaderFoundation,
} from '../../../shared/monitoring/department-context';
import { soilVersionsByDistrict } from './soil-risk.loader';

/** Loaders of the bureau's soil, for one request. */
export function soilLoaders({ sumsOf }: LoaderFoundation) {
  return { soilVersions: soilVersionsByDistrict(sumsOf('environment/soil-quality')) };
}

/** The context of the resolvers of soil. */
export type SoilContext = DepartmentContext<ReturnType<typeof soilLoaders>>;
