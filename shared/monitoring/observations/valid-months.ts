/** Indicators of HJ 663-2013: a month has values of 27 days, February of 25. */
const OF_HJ_663 = ['a21026', 'a21004', 'a21005', 'a05024', 'air.o3_8h', 'a34002', 'a34004'];

/**
 * Returns the SQL of how many days with values a month must have to be valid, for series `s` and
 * the first day of the month: by HJ 663-2013 for the six pollutants of ambient air, and for weather
 * at most ten missing (WMO-No. 1203, 2017). No rule is known for other indicators: 1.
 */
export function requiredDaysSql(month: string): string {
  const codes = OF_HJ_663.map((code) => `'${code}'`).join(', ');
  return `case when s.indicator_code in (${codes}) then case extract(month from ${month}) when 2 then 25 else 27 end
      when s.indicator_code like 'met.%' then (${month} + interval '1 month')::date - ${month} - 10 else 1 end`;
}
