import { MANDATE_DUTIES, type DutyClass, type MandateDuty } from './duties';
import { MANDATE_TASKS } from './tasks';
import { DATA_TOPICS, type DataTopic } from './topics';

/** A department of annex 3, named as in 2017, with its duties and tasks. */
export interface MandateDepartment {
  /** Its place in annex 3, from 1. */
  readonly order: number;
  /** Stable; equals the folder name of its subgraph if it has one. */
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Its name today or its successor, from memory; duties moved one by one, so see each duty. */
  readonly successorToday: string;
  /**
   * The early-warning system that a clause names it a participant of; null for none (the bureau
   * leads all).
   */
  readonly earlyWarningDomain: 'AIR' | 'WATER' | null;
  readonly duties: ReadonlyArray<MandateDuty>;
  /** The classes of all its duties, sorted. */
  readonly dutyClasses: ReadonlyArray<DutyClass>;
  readonly topics: ReadonlyArray<DataTopic>;
  /** Whether a clause requires it to share data. */
  readonly mustShare: boolean;
  /** Ids of the topics its share clauses name. */
  readonly mustOpenTopics: ReadonlyArray<string>;
  /** Ids of the tasks of annex 2 it leads. */
  readonly leadsTasks: ReadonlyArray<number>;
  /** Ids of the tasks of annex 2 it takes part in. */
  readonly participatesInTasks: ReadonlyArray<number>;
}

type DepartmentRow = Pick<
  MandateDepartment,
  'id' | 'nameZh' | 'nameEn' | 'successorToday' | 'earlyWarningDomain'
>;

const ROWS: ReadonlyArray<DepartmentRow> = [
  {
    id: 'environment',
    nameZh: '市环境保护局',
    nameEn: 'Municipal Environmental Protection Bureau',
    successorToday: '江门市生态环境局',
    earlyWarningDomain: null,
  },
  {
    id: 'org-dept',
    nameZh: '市委组织部',
    nameEn: 'Organization Department of the Municipal Party Committee',
    successorToday: '江门市委组织部',
    earlyWarningDomain: null,
  },
  {
    id: 'establishment-office',
    nameZh: '市编办',
    nameEn: 'Municipal Commission Office for Public Sector Reform (staffing office)',
    successorToday: '江门市委编办',
    earlyWarningDomain: null,
  },
  {
    id: 'development-reform',
    nameZh: '市发展改革局',
    nameEn: 'Municipal Development and Reform Bureau',
    successorToday: '江门市发展和改革局',
    earlyWarningDomain: null,
  },
  {
    id: 'economy-informatization',
    nameZh: '市经济和信息化局',
    nameEn: 'Municipal Economy and Informatization Bureau',
    successorToday: '江门市工业和信息化局',
    earlyWarningDomain: null,
  },
  {
    id: 'science-technology',
    nameZh: '市科技局',
    nameEn: 'Municipal Science and Technology Bureau',
    successorToday: '江门市科学技术局',
    earlyWarningDomain: null,
  },
  {
    id: 'public-security',
    nameZh: '市公安局',
    nameEn: 'Municipal Public Security Bureau',
    successorToday: '江门市公安局',
    earlyWarningDomain: null,
  },
  {
    id: 'supervision',
    nameZh: '市监察局',
    nameEn: 'Municipal Supervision Bureau',
    successorToday: '江门市纪委监委',
    earlyWarningDomain: null,
  },
  {
    id: 'finance',
    nameZh: '市财政局',
    nameEn: 'Municipal Finance Bureau',
    successorToday: '江门市财政局',
    earlyWarningDomain: null,
  },
  {
    id: 'human-resources',
    nameZh: '市人力资源社会保障局',
    nameEn: 'Municipal Human Resources and Social Security Bureau',
    successorToday: '江门市人力资源和社会保障局',
    earlyWarningDomain: null,
  },
  {
    id: 'land-resources',
    nameZh: '市国土资源局',
    nameEn: 'Municipal Land and Resources Bureau',
    successorToday: '江门市自然资源局',
    earlyWarningDomain: null,
  },
  {
    id: 'housing-construction',
    nameZh: '市住房城乡建设局',
    nameEn: 'Municipal Housing and Urban-Rural Development Bureau',
    successorToday: '江门市住房和城乡建设局',
    earlyWarningDomain: null,
  },
  {
    id: 'transport',
    nameZh: '市交通运输局',
    nameEn: 'Municipal Transport Bureau',
    successorToday: '江门市交通运输局',
    earlyWarningDomain: null,
  },
  {
    id: 'water',
    nameZh: '市水务局',
    nameEn: 'Municipal Water Affairs Bureau',
    successorToday: '江门市水利局',
    earlyWarningDomain: 'WATER',
  },
  {
    id: 'agriculture',
    nameZh: '市农业局',
    nameEn: 'Municipal Agriculture Bureau',
    successorToday: '江门市农业农村局',
    earlyWarningDomain: null,
  },
  {
    id: 'health',
    nameZh: '市卫生计生局',
    nameEn: 'Municipal Health and Family Planning Bureau',
    successorToday: '江门市卫生健康局',
    earlyWarningDomain: null,
  },
  {
    id: 'quality-supervision',
    nameZh: '市质监局',
    nameEn: 'Municipal Quality and Technical Supervision Bureau',
    successorToday: '江门市市场监督管理局',
    earlyWarningDomain: null,
  },
  {
    id: 'work-safety',
    nameZh: '市安全监管局',
    nameEn: 'Municipal Work Safety Administration',
    successorToday: '江门市应急管理局',
    earlyWarningDomain: null,
  },
  {
    id: 'statistics',
    nameZh: '市统计局',
    nameEn: 'Municipal Statistics Bureau',
    successorToday: '江门市统计局',
    earlyWarningDomain: null,
  },
  {
    id: 'forestry',
    nameZh: '市林业和园林局',
    nameEn: 'Municipal Forestry and Gardens Bureau',
    successorToday: '江门市林业局 / 自然资源局 (gardens: urban management)',
    earlyWarningDomain: null,
  },
  {
    id: 'ocean',
    nameZh: '市海洋渔业局',
    nameEn: 'Municipal Ocean and Fishery Bureau',
    successorToday:
      'split: 自然资源局 (sea), 农业农村局 (fishery), 生态环境局 (marine environment)',
    earlyWarningDomain: 'WATER',
  },
  {
    id: 'maritime-safety',
    nameZh: '江门海事局',
    nameEn: 'Jiangmen Maritime Safety Administration',
    successorToday: '江门海事局 (central government agency, vertical)',
    earlyWarningDomain: null,
  },
  {
    id: 'weather',
    nameZh: '市气象局',
    nameEn: 'Municipal Meteorological Bureau',
    successorToday: '江门市气象局',
    earlyWarningDomain: 'AIR',
  },
  {
    id: 'cyberspace-coordination',
    nameZh: '市网信统筹局',
    nameEn: 'Municipal Cyberspace (network and information) Coordination Bureau',
    successorToday: '江门市政务服务和数据管理局',
    earlyWarningDomain: null,
  },
];

/** The 24 departments of annex 3, in its order. */
export const MANDATE_DEPARTMENTS: ReadonlyArray<MandateDepartment> = ROWS.map((row, index) => {
  const duties = MANDATE_DUTIES.filter((duty) => duty.department === row.id);
  const shares = duties.filter((duty) => duty.classes.includes('SHARE'));
  return {
    order: index + 1,
    ...row,
    duties,
    dutyClasses: [...new Set(duties.flatMap((duty) => duty.classes))].sort(),
    topics: DATA_TOPICS.filter((topic) => topic.department === row.id),
    mustShare: shares.length > 0,
    mustOpenTopics: shares.flatMap((duty) => duty.topics),
    leadsTasks: MANDATE_TASKS.filter((task) => task.lead === row.id).map((task) => task.id),
    participatesInTasks: MANDATE_TASKS.filter((task) => task.participants.includes(row.id)).map(
      (task) => task.id,
    ),
  };
});

/** The department with this id; undefined if annex 3 has none. */
export function mandateDepartmentOf(id: string): MandateDepartment | undefined {
  return MANDATE_DEPARTMENTS.find((department) => department.id === id);
}
