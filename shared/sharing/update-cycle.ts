import { registerEnumType } from 'type-graphql';

/** How often data are updated. */
export enum UpdateCycle {
  REALTIME = 'REALTIME',
  HOURLY = 'HOURLY',
  FOUR_HOURLY = 'FOUR_HOURLY',
  DAILY = 'DAILY',
  MONTHLY = 'MONTHLY',
  QUARTERLY = 'QUARTERLY',
  YEARLY = 'YEARLY',
  AS_NEEDED = 'AS_NEEDED',
}

registerEnumType(UpdateCycle, {
  name: 'UpdateCycle',
  description: 'How often data are updated (更新周期)',
  valuesConfig: {
    REALTIME: { description: 'In real time (实时)' },
    HOURLY: { description: 'Each hour (每小时)' },
    FOUR_HOURLY: { description: 'Every four hours (每4小时)' },
    DAILY: { description: 'Each day (每日)' },
    MONTHLY: { description: 'Each month (每月)' },
    QUARTERLY: { description: 'Each quarter (每季度)' },
    YEARLY: { description: 'Each year (每年)' },
    AS_NEEDED: { description: 'Irregularly, when there are new data (不定期)' },
  },
});
