/** The kind of duty that a clause gives a department. */
export type DutyClass =
  | 'ACCOUNTABILITY'
  | 'CATALOG_PARTICIPATE'
  | 'CREDIT'
  | 'EARLY_WARNING_LEAD'
  | 'EARLY_WARNING_PARTICIPATE'
  | 'ENFORCEMENT'
  | 'EXCHANGE_PROVIDER'
  | 'FUND'
  | 'GOVERNANCE'
  | 'GOVERNANCE_LEAD'
  | 'GUIDE_SHARING'
  | 'LEAD'
  | 'MONITOR'
  | 'PLATFORM_OWNER'
  | 'PLATFORM_SUPPORT'
  | 'PROJECT_APPROVAL'
  | 'RELEASE'
  | 'SECURITY'
  | 'SHARE'
  | 'STATISTICS'
  | 'SUPERVISE'
  | 'TECHNOLOGY';

/** A clause of annex 3, cited as `A3.<entry>(<number>)`. */
export interface MandateDuty {
  readonly department: string;
  readonly clause: string;
  readonly classes: ReadonlyArray<DutyClass>;
  readonly summaryEn: string;
  /** Ids of the topics the clause is about. */
  readonly topics: ReadonlyArray<string>;
}

/** The clauses of annex 3, in its order; classes and topics set by hand from the text. */
export const MANDATE_DUTIES: ReadonlyArray<MandateDuty> = [
  {
    department: 'environment',
    clause: 'A3.1',
    classes: ['LEAD'],
    summaryEn: 'Leads and organises the whole work plan',
    topics: [],
  },
  {
    department: 'environment',
    clause: 'A3.1(1)',
    classes: ['MONITOR', 'EARLY_WARNING_LEAD'],
    summaryEn:
      'Build the city monitoring network and the city early-warning system under provincial deployment',
    topics: [
      'city-air-quality',
      'surface-water-quality',
      'soil-quality',
      'noise',
      'radiation',
      'pollution-sources',
    ],
  },
  {
    department: 'environment',
    clause: 'A3.1(2)',
    classes: ['PLATFORM_OWNER', 'RELEASE'],
    summaryEn: 'Build the city big data platform; set up the unified information release mechanism',
    topics: [],
  },
  {
    department: 'environment',
    clause: 'A3.1(3)',
    classes: ['GOVERNANCE_LEAD'],
    summaryEn: 'Lead the vertical management reform',
    topics: [],
  },
  {
    department: 'org-dept',
    clause: 'A3.2',
    classes: ['ACCOUNTABILITY'],
    summaryEn:
      'Hold leading officials to account for ordering falsification of survey and monitoring data on environment and resources',
    topics: [],
  },
  {
    department: 'establishment-office',
    clause: 'A3.3',
    classes: ['GOVERNANCE'],
    summaryEn: 'Cooperate in the vertical management reform',
    topics: [],
  },
  {
    department: 'development-reform',
    clause: 'A3.4(1)',
    classes: ['PROJECT_APPROVAL'],
    summaryEn: 'Support project approval for the network',
    topics: [],
  },
  {
    department: 'development-reform',
    clause: 'A3.4(2)',
    classes: ['CREDIT'],
    summaryEn:
      'Put credit grades of social monitoring organisations into the public credit information system',
    topics: [],
  },
  {
    department: 'economy-informatization',
    clause: 'A3.5',
    classes: ['TECHNOLOGY'],
    summaryEn: 'Guide promotion of new monitoring technology and equipment',
    topics: [],
  },
  {
    department: 'science-technology',
    clause: 'A3.6(1)',
    classes: ['TECHNOLOGY'],
    summaryEn:
      'Research on new monitoring technology and methods and promotion of high-tech products',
    topics: [],
  },
  {
    department: 'science-technology',
    clause: 'A3.6(2)',
    classes: ['TECHNOLOGY'],
    summaryEn: 'Encourage local R&D of instruments with own intellectual property',
    topics: [],
  },
  {
    department: 'public-security',
    clause: 'A3.7(1)',
    classes: ['SHARE'],
    summaryEn: 'Share the vehicle information base into the big data platform',
    topics: ['vehicle-registry'],
  },
  {
    department: 'public-security',
    clause: 'A3.7(2)',
    classes: ['SECURITY'],
    summaryEn: 'Guide data security work of the big data platform',
    topics: [],
  },
  {
    department: 'public-security',
    clause: 'A3.7(3)',
    classes: ['ENFORCEMENT'],
    summaryEn: 'Cooperate in supervision and enforcement on source monitoring',
    topics: [],
  },
  {
    department: 'supervision',
    clause: 'A3.8',
    classes: ['ACCOUNTABILITY'],
    summaryEn: 'Use monitoring and assessment results to pursue dereliction of duty',
    topics: [],
  },
  {
    department: 'finance',
    clause: 'A3.9(1)',
    classes: ['FUND'],
    summaryEn: 'Use existing funds well; fund network and platform projects',
    topics: [],
  },
  {
    department: 'finance',
    clause: 'A3.9(2)',
    classes: ['FUND'],
    summaryEn: 'Fund the vertical reform pilot',
    topics: [],
  },
  {
    department: 'human-resources',
    clause: 'A3.10',
    classes: ['GOVERNANCE'],
    summaryEn: 'Support personnel and professional-title management for the reform pilot',
    topics: [],
  },
  {
    department: 'land-resources',
    clause: 'A3.11(1)',
    classes: ['MONITOR'],
    summaryEn: 'Organise groundwater geological and mine geological environment monitoring',
    topics: ['groundwater-geo-environment', 'mine-geo-environment'],
  },
  {
    department: 'land-resources',
    clause: 'A3.11(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the related data into the platform',
    topics: ['groundwater-geo-environment', 'mine-geo-environment'],
  },
  {
    department: 'land-resources',
    clause: 'A3.11(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue; content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'housing-construction',
    clause: 'A3.12(1)',
    classes: ['MONITOR'],
    summaryEn: 'Monitor construction dust on building sites',
    topics: ['construction-dust'],
  },
  {
    department: 'housing-construction',
    clause: 'A3.12(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['construction-dust'],
  },
  {
    department: 'housing-construction',
    clause: 'A3.12(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'transport',
    clause: 'A3.13(1)',
    classes: ['MONITOR'],
    summaryEn:
      'Place points at ports and transport corridors; pilot automatic air and soil monitoring',
    topics: ['port-corridor-air', 'port-corridor-soil'],
  },
  {
    department: 'transport',
    clause: 'A3.13(2)',
    classes: ['SHARE'],
    summaryEn:
      'Share the data above, road traffic flow data and hazardous chemical trading/storage information in port areas',
    topics: [
      'port-corridor-air',
      'port-corridor-soil',
      'road-traffic-flow',
      'port-hazchem-storage',
    ],
  },
  {
    department: 'transport',
    clause: 'A3.13(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'water',
    clause: 'A3.14(1)',
    classes: ['MONITOR'],
    summaryEn: 'Groundwater, water function zone and water ecology monitoring with the province',
    topics: ['groundwater-key-areas', 'water-function-zone', 'reservoir-water-ecology'],
  },
  {
    department: 'water',
    clause: 'A3.14(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['groundwater-key-areas', 'water-function-zone', 'reservoir-water-ecology'],
  },
  {
    department: 'water',
    clause: 'A3.14(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'water',
    clause: 'A3.14(4)',
    classes: ['EARLY_WARNING_PARTICIPATE'],
    summaryEn: 'Take part in the city water quality early-warning system (WATER)',
    topics: [],
  },
  {
    department: 'agriculture',
    clause: 'A3.15(1)',
    classes: ['MONITOR'],
    summaryEn: 'Farmland soil monitoring; non-point source survey and monitoring',
    topics: ['farmland-soil', 'planting-nonpoint'],
  },
  {
    department: 'agriculture',
    clause: 'A3.15(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['farmland-soil', 'planting-nonpoint'],
  },
  {
    department: 'agriculture',
    clause: 'A3.15(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'health',
    clause: 'A3.16(1)',
    classes: ['MONITOR'],
    summaryEn: 'Sanitary supervision monitoring of finished water at waterworks',
    topics: ['tap-water-plant-outlet'],
  },
  {
    department: 'health',
    clause: 'A3.16(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['tap-water-plant-outlet'],
  },
  {
    department: 'health',
    clause: 'A3.16(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'quality-supervision',
    clause: 'A3.17(1)',
    classes: ['SUPERVISE'],
    summaryEn:
      'Supervise that users of monitoring instruments apply for verification or calibration',
    topics: [],
  },
  {
    department: 'quality-supervision',
    clause: 'A3.17(2)',
    classes: ['SUPERVISE'],
    summaryEn: 'Help supervise monitoring organisations; deal with falsification by law',
    topics: [],
  },
  {
    department: 'work-safety',
    clause: 'A3.18',
    classes: ['SHARE'],
    summaryEn:
      'Connect hazardous chemical enterprise information and mine/tailings information to the platform',
    topics: ['hazchem-enterprises', 'mines-tailings'],
  },
  {
    department: 'statistics',
    clause: 'A3.19',
    classes: ['STATISTICS'],
    summaryEn:
      'Put environmental statistical indicators into the economic and social development indicator system',
    topics: [],
  },
  {
    department: 'forestry',
    clause: 'A3.20(1)',
    classes: ['MONITOR'],
    summaryEn:
      'Points or ecological stations in forest farms, wetlands, reserves, forest parks; forest land, cover rate, ecosystem service indicators',
    topics: ['forest-ecology'],
  },
  {
    department: 'forestry',
    clause: 'A3.20(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['forest-ecology'],
  },
  {
    department: 'forestry',
    clause: 'A3.20(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'ocean',
    clause: 'A3.21(1)',
    classes: ['MONITOR'],
    summaryEn:
      'Points in near-shore, bays, sensitive areas, reserves, fishery waters and discharge areas; marine and fishery water quality',
    topics: ['marine-water-quality', 'fishery-water-quality'],
  },
  {
    department: 'ocean',
    clause: 'A3.21(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['marine-water-quality', 'fishery-water-quality'],
  },
  {
    department: 'ocean',
    clause: 'A3.21(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'ocean',
    clause: 'A3.21(4)',
    classes: ['EARLY_WARNING_PARTICIPATE'],
    summaryEn: 'Take part in the city water quality early-warning system (WATER)',
    topics: [],
  },
  {
    department: 'maritime-safety',
    clause: 'A3.22(1)',
    classes: ['MONITOR'],
    summaryEn: 'Coastal and inland ship pollution surveillance network; ship pollution monitoring',
    topics: ['ship-pollution'],
  },
  {
    department: 'maritime-safety',
    clause: 'A3.22(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['ship-pollution'],
  },
  {
    department: 'weather',
    clause: 'A3.23(1)',
    classes: ['MONITOR'],
    summaryEn:
      'Improve the meteorological observation network; element monitoring; atmospheric composition network',
    topics: ['meteorological-elements', 'atmospheric-composition'],
  },
  {
    department: 'weather',
    clause: 'A3.23(2)',
    classes: ['SHARE'],
    summaryEn: 'Share the data above into the platform',
    topics: ['meteorological-elements', 'atmospheric-composition'],
  },
  {
    department: 'weather',
    clause: 'A3.23(3)',
    classes: ['CATALOG_PARTICIPATE'],
    summaryEn:
      'Take part in drawing up the disclosure item list and the open data catalogue: content, process, permissions, channels',
    topics: [],
  },
  {
    department: 'weather',
    clause: 'A3.23(4)',
    classes: ['EARLY_WARNING_PARTICIPATE'],
    summaryEn: 'Take part in the refined air quality forecast and early-warning system (AIR)',
    topics: [],
  },
  {
    department: 'cyberspace-coordination',
    clause: 'A3.24(1)',
    classes: ['EXCHANGE_PROVIDER'],
    summaryEn:
      'Improve the city government information sharing platform as exchange channel and base',
    topics: [],
  },
  {
    department: 'cyberspace-coordination',
    clause: 'A3.24(2)',
    classes: ['PLATFORM_SUPPORT', 'GUIDE_SHARING'],
    summaryEn:
      'Big data action plan; promote the environmental big data platform; guide departments in sharing',
    topics: [],
  },
];

/** The duty of this clause, or undefined. */
export function mandateDutyOf(clause: string): MandateDuty | undefined {
  return MANDATE_DUTIES.find((duty) => duty.clause === clause);
}
