import { indicatorFacts, type IndicatorFact } from './indicator-fact';

/** Indicators of sea water, one row each. */
export const SEA_INDICATORS: ReadonlyArray<IndicatorFact> = indicatorFacts(
  'GB 3097-1997 and GB 17378',
  // prettier-ignore
  [
    ['sea.temp', 'sea_temp', '海水温度', 'Sea water temperature', 'Cel', 1, 'MEAN', -3, 45],
    ['sea.salinity', 'salinity', '盐度', 'Practical salinity', '1', 2, 'MEAN', 0, 60],
    ['sea.do', 'sea_do', '海水溶解氧', 'Dissolved oxygen, sea water', 'mg/L', 2, 'MEAN', 0, 50],
    ['sea.do_saturation', 'do_saturation', '溶解氧饱和度', 'Dissolved oxygen saturation', '%', 0, 'MEAN', 0, 500],
    ['sea.ph', 'sea_ph', '海水pH值', 'pH, sea water', '[pH]', 2, 'PH_MEAN', 0, 14],
    ['sea.din', 'din', '无机氮', 'Dissolved inorganic nitrogen, as N', 'mg/L', 3, 'MEAN', 0, 500],
    ['sea.total_inorganic_n', 'total_inorganic_n', '总无机氮', 'Total inorganic nitrogen, as N', 'mg/L', 3, 'MEAN', 0, 500],
    ['sea.nh3n', 'sea_nh3n', '海水氨氮', 'Ammonia nitrogen, sea water', 'mg/L', 3, 'MEAN', 0, 500],
    ['sea.nitrate_n', 'nitrate_n', '海水硝酸盐氮', 'Nitrate nitrogen, sea water', 'mg/L', 4, 'MEAN', 0, 500],
    ['sea.nitrite_n', 'nitrite_n', '海水亚硝酸盐氮', 'Nitrite nitrogen, sea water', 'mg/L', 4, 'MEAN', 0, 100],
    ['sea.unionised_ammonia', 'unionised_ammonia', '非离子氨（以N计）', 'Un-ionised ammonia, as N', 'mg/L', 4, 'MEAN', 0, 100],
    ['sea.kjeldahl_n', 'kjeldahl_n', '凯氏氮', 'Total Kjeldahl nitrogen', 'mg/L', 3, 'MEAN', 0, 500],
    ['sea.tn', 'sea_tn', '海水总氮', 'Total nitrogen, sea water', 'mg/L', 3, 'MEAN', 0, 500],
    ['sea.active_phosphate', 'active_phosphate', '活性磷酸盐（以P计）', 'Active phosphate, as P', 'mg/L', 4, 'MEAN', 0, 100],
    ['sea.tp', 'sea_tp', '海水总磷', 'Total phosphorus, sea water', 'mg/L', 4, 'MEAN', 0, 100],
    ['sea.cod', 'sea_cod', '海水化学需氧量（碱性高锰酸钾法）', 'Chemical oxygen demand, sea water (permanganate)', 'mg/L', 2, 'MEAN', 0, 1000],
    ['sea.bod5', 'sea_bod5', '海水五日生化需氧量', 'Biochemical oxygen demand, 5 days, sea water', 'mg/L', 1, 'MEAN', 0, 1000],
    ['sea.petroleum', 'sea_petroleum', '海水石油类', 'Petroleum, sea water', 'mg/L', 4, 'MEAN', 0, 10_000],
    ['sea.chla', 'sea_chla', '海水叶绿素a', 'Chlorophyll a, sea water', 'ug/L', 1, 'MEAN', 0, 5000],
    ['sea.phaeopigments', 'phaeopigments', '脱镁叶绿素', 'Phaeopigments', 'ug/L', 1, 'MEAN', 0, 5000],
    ['w01012', 'suspended_solids', '悬浮物', 'Suspended solids', 'mg/L', 1, 'MEAN', 0, 50_000],
    ['sea.volatile_suspended_solids', 'volatile_suspended_solids', '挥发性悬浮物', 'Volatile suspended solids', 'mg/L', 1, 'MEAN', 0, 50_000],
    ['sea.turbidity', 'sea_turbidity', '海水浊度', 'Turbidity, sea water', "[NTU'U]", 1, 'MEAN', 0, 20_000],
    ['sea.secchi', 'secchi', '透明度', 'Secchi disc depth', 'm', 1, 'MEAN', 0, 80],
    ['sea.silica', 'silica', '硅酸盐（以SiO2计）', 'Silica, as SiO2', 'mg/L', 3, 'MEAN', 0, 500],
    ['sea.e_coli', 'e_coli', '大肠埃希氏菌', 'Escherichia coli, sea water', '[CFU]/dL', 0, 'MEAN', 0, 1_000_000_000],
    ['sea.fecal_coliform', 'sea_fecal_coliform', '海水粪大肠菌群', 'Faecal coliforms, sea water', '[CFU]/dL', 0, 'MEAN', 0, 1_000_000_000],
    ['sea.wave_height', 'wave_height', '有效波高', 'Significant wave height', 'm', 2, 'MEAN', 0, 40],
    ['sea.current_speed', 'current_speed', '海流流速', 'Current speed', 'm/s', 2, 'MEAN', 0, 10],
  ],
);
