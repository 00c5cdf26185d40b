import { registerEnumType } from 'type-graphql';

/** Standards that a site at the coast may be judged by. */
export enum CoastalStandard {
  GB_3097 = 'GB_3097',
  GB_3838 = 'GB_3838',
}

registerEnumType(CoastalStandard, {
  name: 'CoastalStandard',
  description: 'Standard that a site at the coast is judged by (评价标准)',
  valuesConfig: {
    GB_3097: { description: 'As sea, GB 3097 (海水水质标准)' },
    GB_3838: { description: 'As a river, GB 3838 (地表水环境质量标准)' },
  },
});
