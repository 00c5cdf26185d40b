/** The cross-domain question that the front page and the README ask first. */
export const FIRST_QUESTION = `{
  district(code: "440703") {
    nameZh
    waterStations(first: 2) { nodes { nameZh stage { value unit at } } }
  }
}`;
