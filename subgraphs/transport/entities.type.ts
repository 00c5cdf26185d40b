import { entityTypes } from '../../shared/monitoring/stations/entity-types';

/** Entities of other departments that this one extends. */
export const entities = entityTypes();

export const { District, Place, WaterBody } = entities;
