import { hash01 } from '../../../shared/monitoring/simulation/random-field';
import { yearlyRounds } from '../../../shared/monitoring/simulation/rounds';
import { Crop } from '../crop.type';
import type { DemoPart } from '../demo-part';
import type { FarmField } from '../simulate-fields';
import { soilPointId } from '../soil/simulate-soil';
import type { SoilGround } from '../soil/soil-ground';

/**
 * Ratio of the cadmium content of fresh produce to that of the soil at pH 6; highest for rice and
 * leafy vegetables.
 */
const UPTAKE: Readonly<Partial<Record<Crop, number>>> = {
  [Crop.RICE]: 0.45,
  [Crop.LEAF_VEGETABLE]: 0.2,
  [Crop.ROOT_VEGETABLE]: 0.12,
  [Crop.POTATO]: 0.1,
  [Crop.PEANUT]: 0.35,
};
const UPTAKE_OF_FRUIT = 0.01;

/**
 * Simulates the produce of a field, sampled at harvest with its soil: contents are highest on acid,
 * contaminated soil.
 */
export function producePart(ground: SoilGround, field: FarmField): DemoPart {
  const { district, number, crop, latitude, longitude } = field;
  const id = `produce-${number}`;
  return {
    station: {
      id,
      kind: 'PRODUCE_POINT',
      nameZh: `${district.nameZh}农产品协同示范点 ${number}`,
      nameEn: `Produce demo point ${number}, ${district.nameEn}`,
      authority: 'MUNICIPAL',
      region: '江门',
      districtCode: district.code,
      latitude,
      longitude,
      own: { crop, soil_point_id: soilPointId(field) },
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: yearlyRounds },
        isAutomatic: false,
        read: (at) => contents(ground, field, at),
        detectionLimits: {
          produce_cd: 0.002,
          produce_hg: 0.001,
          produce_as: 0.002,
          produce_pb: 0.02,
        },
      },
    ],
  };
}

function contents(ground: SoilGround, field: FarmField, at: number) {
  const { metals, ph } = ground(field, at);
  const uptake = UPTAKE[field.crop] ?? UPTAKE_OF_FRUIT;
  const sourness = Math.exp(0.8 * (6 - ph));
  const harvest = 0.7 + 0.6 * hash01(field.key, Math.floor(at / 86_400_000));
  return {
    produce_cd: metals.soil_cd * uptake * sourness * harvest,
    produce_hg: metals.soil_hg * 0.02 * harvest,
    produce_as: metals.soil_as * (field.crop === Crop.RICE ? 0.008 : 0.0008) * harvest,
    produce_pb: metals.soil_pb * 0.001 * sourness * harvest,
    produce_cr: metals.soil_cr * 0.002 * harvest,
  };
}
