/** A station in the public register. */
export interface RegisteredStation {
  /** `<department>/<kind>` */
  readonly kind: string;
  readonly district: string | null;
}

/** How many stations the public register has; never counts that not everyone may see. */
export interface StationRegister {
  /**
   * The number of stations of these kinds, in one district or in all; undefined if it knows none of
   * the kinds.
   */
  count(kinds: ReadonlyArray<string>, district?: string): number | undefined;
  /** The largest count in one district. */
  largest(kinds: ReadonlyArray<string>): number | undefined;
}

/** The register of a hub that has none. */
export const NO_REGISTER: StationRegister = {
  count: () => undefined,
  largest: () => undefined,
};

/**
 * Counts the stations of a register.
 *
 * Kinds without any station are unknown, not empty: their department may not have announced its
 * stations yet.
 */
export function stationRegister(stations: ReadonlyArray<RegisteredStation>): StationRegister {
  const everywhere = new Map<string, number>();
  const byDistrict = new Map<string, Map<string, number>>();
  for (const { kind, district } of stations) {
    add(everywhere, kind);
    if (district === null) continue;
    const inDistrict = byDistrict.get(district) ?? new Map<string, number>();
    byDistrict.set(district, inDistrict);
    add(inDistrict, kind);
  }
  const areKnown = (kinds: ReadonlyArray<string>) => kinds.some((kind) => everywhere.has(kind));
  return {
    count: (kinds, district) => {
      if (!areKnown(kinds)) return undefined;
      return sum(kinds, district === undefined ? everywhere : byDistrict.get(district));
    },
    largest: (kinds) => {
      if (!areKnown(kinds)) return undefined;
      return Math.max(0, ...[...byDistrict.values()].map((counts) => sum(kinds, counts)));
    },
  };
}

function add(counts: Map<string, number>, kind: string): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

function sum(
  kinds: ReadonlyArray<string>,
  counts: ReadonlyMap<string, number> | undefined,
): number {
  return kinds.reduce((total, kind) => total + (counts?.get(kind) ?? 0), 0);
}
