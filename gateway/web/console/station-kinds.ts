import type { Words } from '../common/language';

/** What a kind of station is called, and the field of the graph that answers for one of it. */
export interface StationKind {
  readonly words: Words;
  readonly field: string;
  /** How long after its last value such a station counts as silent, hours; absent: it is not expected to report by itself. */
  readonly silentAfterHours?: number;
}

const kind = (
  field: string,
  [zh, en]: readonly [string, string],
  silentAfterHours?: number,
): StationKind => ({
  field,
  words: { zh, en },
  ...(silentAfterHours === undefined ? {} : { silentAfterHours }),
});

/** Every kind of station of the hub. */
export const STATION_KINDS: Readonly<Record<string, StationKind>> = {
  AIR_CITY: kind('airStation', ['城市空气站', 'Urban air station'], 3),
  AIR_SUPERSITE: kind('airStation', ['大气超级站', 'Air supersite'], 3),
  AIR_COMPOSITE: kind('airStation', ['大气复合污染站', 'Composite air station'], 3),
  AIR_VERTICAL: kind('airStation', ['大气垂直观测站', 'Vertical air station'], 3),
  AIR_VOCS: kind('airStation', ['挥发性有机物站', 'VOCs station'], 3),
  AIR_CITY_MEAN: kind('airStation', ['城市空气均值', 'City mean of air'], 3),
  SURFACE_WATER_SECTION: kind('surfaceWaterSection', ['地表水断面', 'Surface-water section'], 12),
  FLUX_SECTION: kind('fluxSection', ['水污染通量断面', 'Section of pollution flux'], 12),
  DRINKING_WATER_SOURCE: kind('drinkingWaterSource', ['饮用水水源地', 'Drinking-water source']),
  GROUNDWATER_POINT: kind('groundwaterPoint', ['地下水监测点', 'Groundwater point']),
  BIOTOXICITY_STATION: kind('biotoxicityStation', ['生物毒性监控站', 'Biotoxicity station'], 6),
  TRANSFER_PARK_POINT: kind('transferParkPoint', ['产业转移园区监测点', 'Transfer-park point']),
  OUTLET: kind('outlet', ['排放口', 'Outlet'], 6),
  SOIL_POINT: kind('soilPoint', ['土壤质量监测点', 'Soil point']),
  NOISE_REGION: kind('noisePoint', ['区域声环境点', 'Regional noise point']),
  NOISE_ROAD: kind('noisePoint', ['道路交通噪声点', 'Road noise point']),
  NOISE_FUNCTION_ZONE: kind('noisePoint', ['功能区声环境点', 'Noise function zone'], 6),
  RADIATION_GAMMA_AIR: kind('radiationStation', ['空气吸收剂量率站', 'Gamma dose-rate station'], 6),
  RADIATION_WATER_BODY: kind('radiationStation', ['水体辐射监测点', 'Radiation of waters']),
  RIVER_STATION: kind('waterStation', ['河道水文站', 'River station'], 6),
  RESERVOIR_STATION: kind('waterStation', ['水库水文站', 'Reservoir station'], 6),
  RIVER_ZONE: kind('waterFunctionZone', ['河流水功能区', 'Function zone of a river']),
  RESERVOIR_ZONE: kind('waterFunctionZone', ['水库水功能区', 'Function zone of a reservoir']),
  RESERVOIR_ECOLOGY_POINT: kind('reservoirEcologyPoint', [
    '水库水生态点',
    'Reservoir ecology point',
  ]),
  GROUNDWATER_WELL: kind('groundwaterWell', ['地下水监测井', 'Groundwater well']),
  NATIONAL_SURFACE: kind('weatherStation', ['国家级地面气象站', 'National surface station'], 3),
  REGIONAL_AUTO: kind('weatherStation', ['区域自动气象站', 'Regional automatic station'], 3),
  COMPOSITION: kind('compositionStation', ['大气成分站', 'Atmospheric composition station'], 6),
  FARMLAND_PADDY: kind('farmlandSoilPoint', ['耕地土壤点（水田）', 'Farmland soil, paddy']),
  FARMLAND_DRY_LAND: kind('farmlandSoilPoint', ['耕地土壤点（旱地）', 'Farmland soil, dry land']),
  FARMLAND_ORCHARD: kind('farmlandSoilPoint', ['耕地土壤点（果园）', 'Farmland soil, orchard']),
  FARMLAND_ROTATION: kind('farmlandSoilPoint', ['耕地土壤点（轮作）', 'Farmland soil, rotation']),
  IRRIGATION_WATER_POINT: kind('irrigationWaterPoint', ['灌溉水监测点', 'Irrigation-water point']),
  PRODUCE_POINT: kind('producePoint', ['农产品协同监测点', 'Produce point']),
  TRAFFIC_COUNTER: kind('trafficCounter', ['交通流量观测站', 'Traffic counter'], 6),
  PORT_AIR: kind('trafficAirStation', ['港口空气站', 'Port air station'], 3),
  ROADSIDE_AIR: kind('trafficAirStation', ['路边空气站', 'Roadside air station'], 3),
  ROADSIDE_SOIL: kind('roadsideSoilPoint', ['路侧土壤监测点', 'Roadside soil point']),
  FOREST_PLOT: kind('forestPlot', ['森林固定样地', 'Forest plot']),
  FOREST_ECO_STATION: kind('ecoStation', ['森林生态站', 'Forest ecological station'], 6),
  WETLAND_ECO_STATION: kind('ecoStation', ['湿地生态站', 'Wetland ecological station'], 6),
  COASTAL: kind('seaStation', ['近岸海域监测站', 'Near-shore station']),
  BUOY: kind('seaStation', ['海洋浮标', 'Buoy'], 6),
  SEA_OUTLET: kind('seaOutlet', ['入海排污口', 'Outlet into the sea']),
  FISHERY_WATER: kind('fisheryWater', ['重点渔业水域监测点', 'Point in fishery waters']),
};

/** The words for a kind; its code where the pages do not know it. */
export function kindWords(code: string): Words {
  return STATION_KINDS[code]?.words ?? { zh: code, en: code };
}
