/**
 * A place where the mandate contradicts itself or leaves something open; the hub records it and
 * does not resolve it.
 */
export interface MandateInconsistency {
  readonly id: string;
  /** Ids of the departments it concerns. */
  readonly departments: ReadonlyArray<string>;
  /** Ids of the tasks of annex 2 it concerns. */
  readonly tasks: ReadonlyArray<number>;
  /** Ids of the rows of annex 1 it concerns. */
  readonly networks: ReadonlyArray<string>;
  /** What the source says. */
  readonly finding: string;
  /** How the hub handles it until somebody decides. */
  readonly handling: string;
}

/** The inconsistencies of the mandate, by annex. */
export const MANDATE_INCONSISTENCIES: ReadonlyArray<MandateInconsistency> = [
  {
    id: 'planning-bureau-without-entry',
    departments: ['urban-rural-planning'],
    tasks: [2],
    networks: [],
    finding: '市城乡规划局 takes part in task 2 but has no entry in annex 3.',
    handling:
      'Its id stays among the participants; it is not a department of the hub and has no duty.',
  },
  {
    id: 'department-without-task',
    departments: ['economy-informatization'],
    tasks: [],
    networks: [],
    finding: 'Annex 3 gives it a clause, annex 2 no task.',
    handling: 'It keeps its clause; no task gives it a right to data.',
  },
  {
    id: 'catalogue-task-without-clause',
    departments: ['statistics', 'cyberspace-coordination'],
    tasks: [18],
    networks: [],
    finding:
      'Task 18 names them for the data catalogue, but their annex 3 entries have no such clause.',
    handling:
      'They are participants of the task; the hub does not invent a catalogue duty for them.',
  },
  {
    id: 'sharers-outside-the-sharing-task',
    departments: ['public-security', 'work-safety', 'maritime-safety'],
    tasks: [18],
    networks: [],
    finding: 'Annex 3 requires them to share data, but task 18 on sharing does not name them.',
    handling: 'The clause applies: they share, but do not take part in the catalogue task.',
  },
  {
    id: 'soil-points-without-owner',
    departments: ['environment'],
    tasks: [6, 7],
    networks: ['soil'],
    finding:
      'Of the 385 soil points only the 103 of agriculture have a named owner; 180 provincial and 102 national ones have none.',
    handling: 'The bureau keeps the 282, marked as an inconsistency.',
  },
  {
    id: 'groundwater-overlap',
    departments: ['environment', 'land-resources', 'water'],
    tasks: [5],
    networks: ['groundwater'],
    finding:
      'Task 5 and clauses A3.11(1) and A3.14(1) all claim groundwater; nobody is named for the 4 points of annex 1.',
    handling:
      'The bureau keeps the 4 points, marked as an inconsistency; the others have their own topics.',
  },
  {
    id: 'gamma-misprint',
    departments: ['environment'],
    tasks: [],
    networks: ['radiation-gamma-air'],
    finding: 'Annex 1 prints 空气Y辐射; γ is meant.',
    handling: 'Written as γ.',
  },
  {
    id: 'gamma-station-place-open',
    departments: ['environment'],
    tasks: [],
    networks: ['radiation-gamma-air'],
    finding: 'One station is planned in Pengjiang or Taishan or Kaiping.',
    handling: 'No district is stated for the row; the station declares its own location.',
  },
  {
    id: 'bureau-without-share-clause',
    departments: ['environment'],
    tasks: [18, 19],
    networks: [],
    finding: 'The bureau owns the platform, but no clause requires it to share its own data.',
    handling:
      'Its topics are derived from annexes 1 and 2; none of them must be shared by a clause.',
  },
  {
    id: 'tidal-reach-as-sea',
    departments: ['environment', 'ocean', 'water'],
    tasks: [4],
    networks: ['coastal-sea'],
    finding:
      'Annex 1 counts Yinzhou Lake, a tidal reach of the Tanjiang, as sensitive near-shore sea.',
    handling: 'Each site there declares its standard.',
  },
  {
    id: 'central-agencies',
    departments: ['maritime-safety', 'weather'],
    tasks: [],
    networks: [],
    finding: 'Both are agencies of the central government, not of the city (from memory).',
    handling: 'The city may ask for their data, not order it.',
  },
  {
    id: 'everything-expired',
    departments: [],
    tasks: [],
    networks: [],
    finding: 'All tasks end by 2020.',
    handling:
      'A right based on a task needs a later document that continues it, and its owner’s confirmation.',
  },
];
