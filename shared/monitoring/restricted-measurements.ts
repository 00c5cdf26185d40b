import { ObjectType } from 'type-graphql';
import { measurementFields } from './measurement-fields';

/**
 * Those series of a station that another dataset holds than the station itself. A department extends
 * it by a type in that dataset; the field that leads there is nullable. A resolver answers the station's
 * id and that dataset.
 */
export const RestrictedMeasurements = measurementFields(ObjectType());
