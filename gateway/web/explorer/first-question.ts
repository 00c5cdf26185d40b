/** The query that a first visitor finds in the editor: public data of five departments at once. */
export const FIRST_QUESTION = `# 欢迎使用江门 RiverGate 查询工作台。
# 一次查询，同时向多个部门取数：
# 新会区的空气、水位、预报和近岸海域。
# 点击 ▶ 或按 Ctrl+Enter 运行。
# 左侧“查询范例”有更多跨部门问题。
query DistrictToday($district: ID!) {
  district(code: $district) {
    nameZh
    nameEn
    airQuality {
      at
      assessment {
        aqi
        categoryZh
      }
    }
    waterStations(first: 3) {
      nodes {
        nameZh
        stage {
          value
          unit
          at
        }
      }
    }
    forecast(days: 2) {
      day
      temperatureMin
      temperatureMax
      skyZh
    }
    seaStations(first: 3) {
      nodes {
        nameZh
        assessment {
          class
        }
      }
    }
  }
}
`;

/** Variables of the first query: 新会区. */
export const FIRST_VARIABLES = '{\n  "district": "440705"\n}';
