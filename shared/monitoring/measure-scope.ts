/**
 * Which series a field may show. What has another sharing class is another field with another scope,
 * never another argument value.
 */
export interface MeasureScope {
  /** Codes of the only indicators shown; absent: all. */
  readonly only?: ReadonlyArray<string>;
  /** Codes of indicators that are never shown. */
  readonly except?: ReadonlyArray<string>;
  /** Averaging periods that are never shown. */
  readonly exceptAveraging?: ReadonlyArray<string>;
}

/** SQL conditions on series `s` for a scope; its values take four parameters from `$first` on. */
export function scopeSql(first: number): string {
  const at = (offset: number) => `$${String(first + offset)}::text[]`;
  return `(${at(0)} is null or s.indicator_code = any(${at(0)}))
    and (${at(1)} is null or s.indicator_code = any(${at(1)}))
    and s.indicator_code <> all(${at(2)}) and s.averaging <> all(${at(3)})`;
}

/** Values for `scopeSql`: the indicators asked (null: all), then the scope's own. */
export function scopeValues(asked: ReadonlyArray<string> | null, scope: MeasureScope): unknown[] {
  return [asked, scope.only ?? null, scope.except ?? [], scope.exceptAveraging ?? []];
}
