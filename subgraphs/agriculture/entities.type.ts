import { entityTypes } from '../../shared/monitoring/stations/entity-types';

/** Entities of other departments that agriculture extends. */
export const entities = entityTypes();

export const { District } = entities;
