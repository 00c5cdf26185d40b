/** Formats a UCUM unit for people; units without a common symbol are written as words. */
export function unitOf(unit: string): string {
  return (
    UNITS[unit] ??
    unit
      .replace(/\bug\b/g, 'µg')
      .replace(/3\b/g, '³')
      .replace(/2\b/g, '²')
  );
}

const UNITS: Readonly<Record<string, string>> = {
  '1': '',
  Cel: '°C',
  '[pH]': '',
  deg: '°',
  "[NTU'U]": 'NTU',
};
