/** The published word and colour of a class of surface water. */
export interface SurfaceWaterGrade {
  readonly zh: string;
  readonly en: string;
  /** Our choice of a colour value for the colour that the notice names. */
  readonly colorHex: string;
}

const EXCELLENT: SurfaceWaterGrade = { zh: '优', en: 'Excellent', colorHex: '#2B6CB0' };

/** Grades of a section by the index of its class, I to worse than V (环办〔2011〕22号, from memory). */
export const SURFACE_WATER_GRADES: ReadonlyArray<SurfaceWaterGrade> = [
  EXCELLENT,
  EXCELLENT,
  { zh: '良好', en: 'Good', colorHex: '#2F9E44' },
  { zh: '轻度污染', en: 'Light pollution', colorHex: '#F2C200' },
  { zh: '中度污染', en: 'Moderate pollution', colorHex: '#F08C00' },
  { zh: '重度污染', en: 'Heavy pollution', colorHex: '#D62828' },
];
