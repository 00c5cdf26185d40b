import { entityTypes } from '../../shared/monitoring/stations/entity-types';

/** What the other departments know too, as forestry extends it. */
export const entities = entityTypes();

export const { District, Place } = entities;
