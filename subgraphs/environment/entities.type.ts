import { entityTypes } from '../../shared/monitoring/stations/entity-types';

/** Entities of other departments that the bureau extends. */
export const entities = entityTypes();

export const { District, Place } = entities;
