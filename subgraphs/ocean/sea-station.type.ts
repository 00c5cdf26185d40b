import { registerEnumType } from 'type-graphql';

/** Standards by which a coastal site may be assessed. */
export enum CoastalStandard {
  GB_3097 = 'GB_3097',
  GB_3838 = 'GB_3838',
}

registerEnumType(CoastalStandard, {
  name: 'CoastalStandard',
  description: 'Standard by which a coastal site is assessed (评价标准)',
  valuesConfig: {
    GB_3097: { description: 'As sea, GB 3097 (海水水质标准)' },
    GB_3838: { description: 'As a river, GB 3838 (地表水环境质量标准)' },
  },
});
