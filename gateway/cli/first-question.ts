/**
 * The cross-domain query that the front page and the README show first: six departments answer it.
 */
export const FIRST_QUESTION = `{
  district(code: "440705") {
    nameZh
    airQuality { assessment { aqi categoryZh } }
    waterStations(first: 1) { nodes { nameZh stage { value unit at } } }
    weatherStations(first: 1) { nodes { nameZh windSpeed { value unit } } }
    trafficCounters(first: 1) { nodes { roadName flow { value unit } } }
    farmlandRisk(years: [2026]) { points { low control strict } }
  }
}`;
