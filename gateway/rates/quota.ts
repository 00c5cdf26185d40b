/** How many points one key may use in a window of time. */
export interface QuotaTerms {
  /** Its name in the response header fields. */
  readonly name: string;
  readonly limit: number;
  readonly windowS: number;
}

/** A number of points that one key may use in a window of time, counted. */
export interface Quota extends QuotaTerms {
  /** Consumes points of a key; a refused attempt consumes none. */
  take(key: string, points: number): Promise<Draw>;
}

/** The remaining points of a key after an attempt, whether allowed or refused. */
export interface Draw {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the window ends and all points are available again, in whole seconds, at least one. */
  readonly resetS: number;
}
