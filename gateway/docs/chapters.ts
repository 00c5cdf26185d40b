import type { Words } from './markup';

/** A README in `/docs`, with its title in the table of contents. */
export interface Chapter {
  /** The folder of the README, relative to the root of the project; `.` is the root itself. */
  readonly folder: string;
  readonly title: Words;
}

/** Every README, in an order for newcomers; a test checks that none is missing. */
export const CHAPTERS: ReadonlyArray<Chapter> = [
  chapter('.', '入门', 'First steps'),
  chapter('shared/sharing', '谁能读什么', 'Who reads what'),
  chapter('shared/identity', '岗位', 'Roles'),
  chapter('subgraphs/exchange', '共享交换', 'The exchange'),
  chapter('subgraphs/exchange/requests', '共享申请', 'Data requests'),
  chapter('gateway/identity', '登录与身份', 'Signing in'),
  chapter('gateway/ledger', '共享记录', 'The audit log'),
  chapter('shared/monitoring/ingest', '数据导入', 'Real data'),
  chapter('shared/monitoring/feeds', '数据读取', 'Reading files'),
  chapter('shared/monitoring/validation', '数值的判断', 'Judging values'),
  chapter('shared/hj212', 'HJ 212 协议', 'HJ 212'),
  chapter('gateway/cli', '命令', 'Commands'),
  chapter('shared/config', '设置', 'Settings'),
  chapter('shared/errors', '错误代码', 'Error codes'),
  chapter('gateway', '网关与分开运行', 'The gateway, running apart'),
  chapter('gateway/cli/workers', '多个进程', 'Several processes'),
  chapter('gateway/http', '地址与上限', 'Addresses and bounds'),
  chapter('gateway/rates', '每分钟的用量', 'Rates'),
  chapter('gateway/documents', '查询文档', 'Registered documents'),
  chapter('gateway/rules', '查询的开销', 'Cost of a query'),
  chapter('gateway/engine', '规划与执行', 'Planning and execution'),
  chapter('shared/push-down', '用 SQL 直接回答', 'Answers from SQL'),
  chapter('shared/data', '数据库', 'The database'),
  chapter('gateway/web', '页面', 'Pages'),
  chapter('gateway/dev', '开发工具', 'Tools of developers'),
  chapter('subgraphs', '部门子图', 'Departments'),
  chapter('shared', '公共基础与依赖', 'Shared floors and libraries'),
  chapter('test', '测试', 'Tests'),
  chapter('test/bench', '性能测量', 'Measurements'),
];

function chapter(folder: string, zh: string, en: string): Chapter {
  return { folder, title: { zh, en } };
}

/** The anchor of a chapter in one language. */
export function chapterAnchor(folder: string, language: keyof Words): string {
  const name = folder === '.' ? 'readme' : folder.replaceAll('/', '-');
  return language === 'zh' ? `${name}-zh` : name;
}
