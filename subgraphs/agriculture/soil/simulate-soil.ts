import { yearlyRounds } from '../../../shared/monitoring/simulation/rounds';
import type { DemoPart } from '../demo-part';
import type { FarmField } from '../simulate-fields';
import type { SoilGround } from './soil-ground';

/** The soil point of a field: pH, organic matter and eight elements, sampled yearly. */
export function soilPart(ground: SoilGround, field: FarmField): DemoPart {
  const { district, number, kind, crop, latitude, longitude } = field;
  const id = soilPointId(field);
  return {
    station: {
      id,
      kind,
      nameZh: `${district.nameZh}耕地土壤示范点 ${number}`,
      nameEn: `Farmland soil demo point ${number}, ${district.nameEn}`,
      // The 103 points are the city's own, chosen in 2017 (annex 1); the environmental bureau has
      // those of state and province.
      authority: 'MUNICIPAL',
      region: '江门',
      districtCode: district.code,
      latitude,
      longitude,
      networkRow: 'soil',
      own: { crop },
    },
    points: [
      {
        stationId: id,
        averaging: 'INSTANT',
        cadence: { roundsUntil: yearlyRounds },
        isAutomatic: false,
        read: (at) => {
          const { metals, ph, organicMatter_gkg } = ground(field, at);
          return { ...metals, soil_ph: ph, soil_om: organicMatter_gkg };
        },
        detectionLimits: { soil_cd: 0.01, soil_hg: 0.002, soil_as: 0.01 },
      },
    ],
  };
}

/** Id of the soil point of a field. */
export function soilPointId({ number }: FarmField): string {
  return `farmland-soil-${number}`;
}
