import { ObjectType } from 'type-graphql';
import { MeasurementFields } from './measurement-fields';
import type { StationKey } from '../stations/station-row';

/**
 * Those series of a station that another dataset holds than the station itself. A department extends
 * it by a type in that dataset; the field that leads there is nullable. A resolver answers the station's
 * id and that dataset. It makes no claim of its own: with type-graphql the claim of a base class would
 * win over that of the class that extends it.
 */
@MeasurementFields()
@ObjectType()
export abstract class RestrictedMeasurements implements StationKey {
  id!: string;
  dataset!: string;
}
