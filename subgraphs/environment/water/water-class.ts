import {
  SURFACE_WATER_CLASSES,
  type SurfaceWaterClass,
} from '../../../shared/domain/standards/gb3838';

const NUMERALS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣Ⅴ'].map(plain);

/**
 * The number under which a published class is stored, 1 to 6; undefined for a text that is not a
 * class.
 */
export function classNumber(numeral: string): number | undefined {
  const at = NUMERALS.indexOf(plain(numeral));
  return at === -1 ? undefined : at + 1;
}

/** The class stored under a number; undefined for any other number. */
export function classOfNumber(number: number): SurfaceWaterClass | undefined {
  return SURFACE_WATER_CLASSES[number - 1];
}

/** Whether a class is at least as good as another. */
export function isAsGoodAs(found: SurfaceWaterClass, wanted: SurfaceWaterClass): boolean {
  return SURFACE_WATER_CLASSES.indexOf(found) <= SURFACE_WATER_CLASSES.indexOf(wanted);
}

/** Roman numerals are written as one sign (Ⅱ) or as letters (II), with 类 or without. */
function plain(numeral: string): string {
  return numeral.normalize('NFKC').replace(/类$/u, '').trim();
}
