import type { PublishedObservation } from '../../../../shared/monitoring/observations/observation-row';
import { Provenance, QualityFlag, ReviewState } from '../../../../shared/monitoring/vocabulary';
import {
  pollutantFlux,
  type Discharge,
} from '../../../../subgraphs/environment/water/pollutant-flux';

const CONCENTRATION: PublishedObservation = {
  indicator: { code: 'w21003' },
  unit: 'mg/L',
  averaging: 'INSTANT',
  depth: null,
  method: null,
  from: '2026-11-23T08:00:00Z',
  to: '2026-11-23T08:00:00Z',
  value: 0.25,
  isCensored: false,
  censoring: null,
  limit: null,
  detectionLimit: null,
  text: '0.250',
  flag: 'VALID',
  revision: 0,
  batch: '1',
  review: ReviewState.REVIEWED,
  provenance: 'MEASURED',
};
const DISCHARGE: Discharge = {
  value: 4000,
  unit: 'm3/s',
  at: '2026-11-23T09:00:00Z',
  flag: QualityFlag.VALID,
  review: ReviewState.UNREVIEWED,
  provenance: Provenance.MEASURED,
};

test('multiplies mg/L by m3/s to g/s and t/d, with both times', () => {
  expect(pollutantFlux(CONCENTRATION, DISCHARGE)).toEqual({
    indicator: { code: 'w21003' },
    gramsPerSecond: 1000,
    tonnesPerDay: 86.4,
    concentration: 0.25,
    concentrationAt: '2026-11-23T08:00:00Z',
    discharge: 4000,
    dischargeAt: '2026-11-23T09:00:00Z',
    review: 'UNREVIEWED',
    provenance: 'MEASURED',
  });
});

test('runs upstream with a flood tide', () => {
  expect(pollutantFlux(CONCENTRATION, { ...DISCHARGE, value: -200 })?.gramsPerSecond).toBe(-50);
});

test.each([
  ['no discharge', CONCENTRATION, null],
  ['a discharge in another unit', CONCENTRATION, { ...DISCHARGE, unit: 'L/s' }],
  ['a made-up discharge', CONCENTRATION, { ...DISCHARGE, provenance: Provenance.SYNTHETIC }],
  ['a made-up concentration', { ...CONCENTRATION, provenance: 'SYNTHETIC' }, DISCHARGE],
  ['a faulty discharge', CONCENTRATION, { ...DISCHARGE, flag: QualityFlag.FAULT }],
  ['a concentration below detection', { ...CONCENTRATION, value: null }, DISCHARGE],
  ['a concentration under maintenance', { ...CONCENTRATION, flag: 'MAINTENANCE' }, DISCHARGE],
])('has no flux with %s', (_, concentration, discharge) => {
  expect(pollutantFlux(concentration, discharge)).toBeNull();
});
