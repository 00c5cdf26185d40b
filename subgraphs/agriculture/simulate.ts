import type { Simulation } from '../../shared/monitoring/simulation/simulation';
import { syntheticWorld } from '../../shared/monitoring/simulation/world';
import { farmFields } from './simulate-fields';
import { irrigationPart } from './simulate-irrigation';
import { plantingSurveys } from './planting/simulate-planting';
import { producePart } from './produce/simulate-produce';
import { soilPart } from './soil/simulate-soil';
import { soilGround } from './soil/soil-ground';

/** The 103 farmland points of annex 1 with their produce, irrigation water, and surveys by district. */
export function simulate(seed: number): Simulation {
  const world = syntheticWorld(seed);
  const fields = farmFields(seed);
  const ground = soilGround(seed, fields);
  const parts = [
    ...fields.map((field) => soilPart(ground, field)),
    ...fields.filter((_field, place) => place % 2 === 0).map((field) => producePart(ground, field)),
    ...irrigationPart(world),
  ];
  return {
    stations: parts.map(({ station }) => station),
    points: parts.flatMap(({ points }) => points),
    registers: (now) => [plantingSurveys(seed, now)],
  };
}
