/** The columns of a series without points: an aggregate over no rows is null, not an empty list. */
export const NO_POINTS = {
  times: [],
  values: [],
  flags: [],
  samples: [],
  censored: [],
  beyond: [],
  censoring: [],
  limits: [],
  reviews: [],
  provenance: [],
};
