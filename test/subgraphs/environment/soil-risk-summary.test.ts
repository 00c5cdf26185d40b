import { SoilLandUse } from '../../../shared/monitoring/soil-risk-assessment';
import { soilRiskSummary } from '../../../subgraphs/environment/soil-risk-summary';

const AT = '2025-10-20T02:00:00Z';

test('counts points by risk, each once', () => {
  const cadmium = [0.1, 0.2, 0.29, 0.5, 2];
  expect(soilRiskSummary(cadmium.flatMap((value, at) => point(`p${String(at)}`, value)))).toEqual({
    points: 5,
    low: 3,
    control: 1,
    strict: 1,
  });
});

test('says nothing below five judged points: one without a pH does not count', () => {
  const four = [0.1, 0.2, 0.3, 0.5].flatMap((value, at) => point(`p${String(at)}`, value));
  const withoutPh = point('p9', 0.1).slice(0, 1);
  expect(soilRiskSummary([...four, ...withoutPh])).toBeNull();
});

function point(stationId: string, cadmium: number) {
  const facts = { stationId, landUse: SoilLandUse.PADDY, detectionLimit: null, at: AT };
  return [
    { ...facts, code: 'soil.cd', value: cadmium },
    { ...facts, code: 'soil.ph', value: 5.2 },
  ];
}
