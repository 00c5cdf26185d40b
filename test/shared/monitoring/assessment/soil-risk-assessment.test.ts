import {
  soilRiskOf,
  SoilLandUse,
} from '../../../../shared/monitoring/assessment/soil-risk-assessment';

const AT = '2025-10-20T02:00:00Z';

test('judges cadmium by the land: screening of paddy at pH 6.0 is 0.4, of an orchard 0.3', () => {
  const sample = [reading('soil.cd', 0.35), reading('soil.ph', 6)];
  expect(soilRiskOf(sample, SoilLandUse.PADDY)?.risk).toBe('LOW');
  expect(soilRiskOf(sample, SoilLandUse.ORCHARD)?.risk).toBe('CONTROL');
  expect(soilRiskOf(sample, SoilLandUse.ROTATION)?.risk).toBe('CONTROL');
});

test('names the elements in the worst risk and those not measured', () => {
  const found = soilRiskOf(
    [reading('soil.cd', 1.6), reading('soil.zn', 90), reading('soil.ph', 5)],
    SoilLandUse.PADDY,
  );
  expect(found).toMatchObject({
    standard: 'GB 15618-2018',
    at: AT,
    risk: 'STRICT',
    determining: [{ symbol: 'soil_cd', risk: 'STRICT' }],
    missing: ['soil_hg', 'soil_as', 'soil_pb', 'soil_cr', 'soil_cu', 'soil_ni'],
  });
});

test('judges a content below the detection limit at half the limit', () => {
  const censored = { ...reading('soil.hg', null), detectionLimit: 0.9 };
  expect(soilRiskOf([censored, reading('soil.ph', 5)], SoilLandUse.PADDY)?.risk).toBe('LOW');
});

test('has no risk without a pH, and nothing to say without a reading', () => {
  expect(soilRiskOf([reading('soil.cd', 3)], SoilLandUse.PADDY)?.risk).toBeNull();
  expect(soilRiskOf([], SoilLandUse.PADDY)).toBeNull();
});

function reading(code: string, value: number | null) {
  return { code, value, detectionLimit: null, at: AT };
}
