import { entityTypes } from '../../shared/monitoring/stations/entity-types';

/** What the other departments know too, as agriculture extends it. */
export const entities = entityTypes();

export const { District } = entities;
