/**
 * Rounds a number to so many decimals by GB/T 8170-2008: to the nearest, halves to the even digit.
 *
 * Works on the decimal digits, not on the binary approximation: 0.85 becomes 0.8 and 1.15 becomes
 * 1.2. Negative zero becomes zero.
 */
export function roundHalfEven(value: number, decimals: number): number {
  return shift(roundedInteger(shift(value, decimals)), -decimals);
}

function roundedInteger(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return (rest < 0.5 ? below : below + 1) + 0;
}

/** The value times ten to the power of `places`, by moving the decimal point. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
