import { air } from './air/air-part';
import { noise } from './noise/noise-part';
import type { EnvironmentPart } from './part';
import { radiation } from './radiation/radiation-part';
import { soil } from './soil/soil-part';
import { sources } from './sources/sources-part';
import { water } from './water/water-part';

/** The media that the bureau monitors. */
export const PARTS: ReadonlyArray<EnvironmentPart> = [air, noise, radiation, water, soil, sources];
