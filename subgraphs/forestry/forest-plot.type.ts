import { registerEnumType } from 'type-graphql';

/** Types of forest stands. */
export enum StandType {
  EVERGREEN_BROADLEAF = 'EVERGREEN_BROADLEAF',
  CONIFER = 'CONIFER',
  MIXED = 'MIXED',
  EUCALYPTUS = 'EUCALYPTUS',
  BAMBOO = 'BAMBOO',
  MANGROVE = 'MANGROVE',
}

registerEnumType(StandType, {
  name: 'StandType',
  description: 'Type of forest stand (林分类型)',
  valuesConfig: {
    EVERGREEN_BROADLEAF: { description: 'Evergreen broadleaved forest (常绿阔叶林)' },
    CONIFER: { description: 'Conifers, such as Masson pine and Chinese fir (针叶林)' },
    MIXED: { description: 'Broadleaved trees and conifers (针阔混交林)' },
    EUCALYPTUS: { description: 'Eucalyptus plantation (桉树人工林)' },
    BAMBOO: { description: 'Bamboo (竹林)' },
    MANGROVE: { description: 'Mangrove (红树林)' },
  },
});
