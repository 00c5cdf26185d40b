import { ObjectType } from 'type-graphql';
import { MeasurementFields } from './measurement-fields';
import type { StationKey } from '../stations/station-row';

/**
 * Base class for the series of a station that belong to another dataset than the station itself. A
 * department extends it with a type in that dataset; the field that returns the type is nullable,
 * and its resolver returns the station's id and that dataset. The base class declares no dataset:
 * with type-graphql its declaration would override that of the extending class.
 */
@MeasurementFields()
@ObjectType()
export abstract class RestrictedMeasurements implements StationKey {
  id!: string;
  dataset!: string;
}
