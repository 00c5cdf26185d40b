import { entityTypes } from '../../shared/monitoring/stations/entity-types';

/** What the other departments know too, as this one extends it. */
export const entities = entityTypes();
