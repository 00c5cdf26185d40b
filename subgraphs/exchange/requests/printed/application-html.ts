import { DATA_REQUEST_STATES, type DataRequestState } from '../machine/request-vocabulary';
import type { Html } from './markup';
import { beijingTime, daysText } from './printed-days';
import { datasetTable, departmentName, scopeRows, type PrintedDataset } from './printed-facts';
import { printedPage, printedParagraph, printedRow, printedTable } from './printed-page';
import type { DataRequestAttachmentRow, DataRequestRow } from '../request-row';

/** The data of a printed application. */
export interface PrintedApplication {
  readonly request: DataRequestRow;
  readonly state: DataRequestState;
  readonly datasets: ReadonlyArray<PrintedDataset>;
  readonly attachments: ReadonlyArray<DataRequestAttachmentRow>;
  /** Number of the request that it renews; null: none. */
  readonly renews: string | null;
  readonly now: Date;
}

/** Returns the application (共享申请表) as a page to print, sign and file. */
export function applicationHtml(printed: PrintedApplication): string {
  const { request, state, datasets, now } = printed;
  const { number, version } = request;
  return printedPage({
    titleZh: '江门市政务数据共享申请表',
    titleEn: 'Application for shared government data, Jiangmen',
    number,
    warnings: warningsOf(request, state === 'DRAFT' ? '草稿，未提交 Draft, not submitted' : null),
    body: [
      printedTable(partyRows(printed)),
      datasetTable(datasets),
      printedTable(termRows(printed)),
      printedParagraph(
        '申请单位承诺：所获数据仅用于上述用途和履职需要，不向第三方提供，不用于其他目的，不擅自公开；发现数据疑问及时反馈责任部门校核。',
        'The applicant will use the data for the purpose stated and its duty alone, give them to nobody else, publish none of them, and report doubts to the owner.',
      ),
    ],
    signatures: [
      ['经办人（签字）', 'Handled by'],
      ['负责人（签字）', 'Approved by'],
      ['申请单位（盖章）', 'Seal of the applicant'],
    ],
    footer: `RiverGate ${number}，版本 ${String(version)}，打印于 ${beijingTime(now)}`,
  });
}

function partyRows({ request, state, renews }: PrintedApplication): ReadonlyArray<Html> {
  const { exchangeNumber, applicantName, applicantId, ownerId, submittedAt } = request;
  return [
    printedRow('共享平台编号', 'Number of the exchange platform', exchangeNumber ?? '—'),
    printedRow('状态', 'State', DATA_REQUEST_STATES[state].zh),
    printedRow('申请单位', 'Applicant', `${applicantName}（${applicantId}）`),
    printedRow('数据责任部门', 'Owner of the data', departmentName(ownerId)),
    printedRow('提交时间', 'Submitted', submittedAt === null ? '—' : beijingTime(submittedAt)),
    printedRow('所续申请', 'Renews', renews ?? '—'),
  ];
}

function termRows({ request, attachments }: PrintedApplication): ReadonlyArray<Html> {
  const { purpose, dutyBasis, wantedFrom, wantedUntil, securityContact, securityPhone } = request;
  const documents = attachments.filter(({ uploadedAs }) => uploadedAs === 'APPLICANT');
  const contact = [securityContact, securityPhone].filter(Boolean).join('，');
  return [
    printedRow('使用用途', 'Purpose', purpose || '—'),
    printedRow('履职依据', 'Duty basis', dutyBasis || '—'),
    ...scopeRows(request),
    printedRow('使用期限', 'Period of use', daysText(wantedFrom, wantedUntil, '自同意之日起')),
    printedRow('安全责任人', 'Security contact', contact || '—'),
    printedRow('附件', 'Attachments', documents.map(documentText).join('\n') || '—'),
  ];
}

/** The warning at the top of the page. */
export function warningsOf(
  { isDemonstration }: DataRequestRow,
  draft: string | null,
): ReadonlyArray<string> {
  const demonstration = isDemonstration ? ['演示数据，纯属虚构 Made up for a demonstration'] : [];
  return draft === null ? demonstration : [draft, ...demonstration];
}

/** Returns a document with its hash, for comparison. */
function documentText({ name, hashAlg, hash }: DataRequestAttachmentRow): string {
  return `${name}（${hashAlg} ${hash}）`;
}
