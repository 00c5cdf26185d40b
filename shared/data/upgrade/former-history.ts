/** The migrations of a schema of version 0.1.0, and the present baselines that create the same. */
interface FormerHistory {
  readonly before: ReadonlyArray<string>;
  readonly today: ReadonlyArray<string>;
}

/** Schemas that keep their tables: only their migration history changes. */
export const FORMER_HISTORIES: Readonly<Record<string, FormerHistory>> = {
  hub: {
    before: ['CreateLedger1795500000000', 'IndexEvents1795800000000', 'BoundRecord1796020000000'],
    today: ['CreateLedger1797000000000'],
  },
  water: {
    before: [
      'CreateMonitoring1795400000000',
      'LimitRows1795500000000',
      'TellPositions1795500100000',
      'KeepReviews1795900000000',
      'KeepProvenancesApart1796050000000',
      'LetWriterRollUp1796060100000',
      'ClaimSeries1796080000000',
    ],
    today: ['CreateMonitoring1797000000000'],
  },
  environment: {
    before: [
      'CreateMonitoring1795400000000',
      'CreatePollutionSources1795400000100',
      'LimitRows1795500000000',
      'TellPositions1795500100000',
      'KeepReviews1795900000000',
      'KeepProvenancesApart1796050000000',
      'LetWriterRollUp1796060100000',
      'ClaimSeries1796080000000',
    ],
    today: ['CreateMonitoring1797000000000', 'CreatePollutionSource1797000000100'],
  },
  agriculture: {
    before: [
      'CreateMonitoring1795400000000',
      'CreatePlantingSurvey1795400100000',
      'LimitRows1795500000000',
      'TellPositions1795500100000',
      'KeepReviews1795900000000',
      'KeepProvenancesApart1796050000000',
      'LetWriterRollUp1796060100000',
      'ClaimSeries1796080000000',
    ],
    today: ['CreateMonitoring1797000000000', 'CreatePlantingSurvey1797000000100'],
  },
  forestry: {
    before: [
      'CreateMonitoring1795400000000',
      'CreateForestYears1795400100000',
      'CreateProtectedArea1795400200000',
      'CreateSpeciesRecord1795400300000',
      'LimitRows1795500000000',
      'TellPositions1795500100000',
      'RecordArrivals1795500200000',
      'KeepReviews1795900000000',
      'KeepProvenancesApart1796050000000',
      'LetWriterRollUp1796060100000',
      'ClaimSeries1796080000000',
    ],
    today: ['CreateMonitoring1797000000000', 'CreateForest1797000000100'],
  },
  ocean: {
    before: [
      'CreateMonitoring1795400000000',
      'LimitRows1795500000000',
      'TellPositions1795500100000',
      'KeepReviews1795900000000',
      'KeepProvenancesApart1796050000000',
      'LetWriterRollUp1796060100000',
      'ClaimSeries1796080000000',
    ],
    today: ['CreateMonitoring1797000000000', 'CreateRedTide1797000000100'],
  },
  transport: {
    before: [
      'CreateMonitoring1795400100000',
      'CreateHazardousStore1795400200000',
      'LimitRows1795500000000',
      'TellPositions1795500100000',
      'RecordArrivals1795500200000',
      'KeepReviews1795900000000',
      'KeepProvenancesApart1796050000000',
      'LetWriterRollUp1796060100000',
      'ClaimSeries1796080000000',
    ],
    today: ['CreateMonitoring1797000000000', 'CreateHazardousStore1797000000100'],
  },
  weather: {
    before: [
      'CreateMonitoring1795400100000',
      'CreateWarning1795400200000',
      'CreateForecast1795400300000',
      'LimitRows1795500000000',
      'TellPositions1795500100000',
      'KeepReviews1795900000000',
      'KeepProvenancesApart1796050000000',
      'LetWriterRollUp1796060100000',
      'ClaimSeries1796080000000',
    ],
    today: ['CreateMonitoring1797000000000', 'CreateWarningAndForecast1797000000100'],
  },
};

/** The former schema whose tables are now in `reference` and `exchange`. */
export const DIRECTORY = 'directory';

/** Its complete migration history. */
export const DIRECTORY_HISTORY: ReadonlyArray<string> = [
  'CreatePlan1795300000000',
  'CreateReference1795300100000',
  'CreateStationRef1795300200000',
  'CreateSharing1795500000000',
  'KeepTermsInOrder1795510000000',
  'CreateIdentity1795600000000',
  'ShareRevocations1795700000000',
  'CreateRequest1795710000000',
  'LetWriterKeepAccounts1795800000000',
  'CreateTamperingCase1795810000000',
  'CreateSavedQuestion1795820000000',
  'SlowDownAttempts1796010000000',
  'CreateClientKey1796010100000',
  'TermEmbargo1796020100000',
  'EnrolByTwoHalves1796030000000',
  'LetDepartmentsWithdrawStations1796040000000',
  'KeepReasonsAndShapes1796040100000',
  'MoveVersionOnChange1796050000000',
  'EndDemonstration1796050100000',
  'NumberRevocations1796060000000',
  'EndDevices1796070000000',
  'CreateSeriesMove1796080000000',
];
