import { registerEnumType } from 'type-graphql';

/** Why an expected value is missing. */
export enum GapReason {
  MARKED = 'MARKED',
  OUTAGE = 'OUTAGE',
  REJECTED = 'REJECTED',
  BEFORE_FIRST = 'BEFORE_FIRST',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(GapReason, {
  name: 'GapReason',
  description: 'Why an expected value is missing or not usable (缺数原因)',
  valuesConfig: {
    MARKED: {
      description:
        'A value came with a mark of the instrument or of the checks at import, see `flag` (设备标识或质控标识)',
    },
    OUTAGE: { description: 'The steward declared an outage, see `declared` (停测申报)' },
    REJECTED: { description: 'The value was rejected at import (导入时未通过校验)' },
    BEFORE_FIRST: { description: 'No value of the series is stored until then (首个数据之前)' },
    UNKNOWN: { description: 'Nothing is known (原因不明)' },
  },
});
