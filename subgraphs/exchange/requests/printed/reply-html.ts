import { CONFORMITY_POINTS } from '../../../../shared/domain/sharing-rules';
import type { DataRequestState } from '../machine/request-vocabulary';
import { warningsOf } from './application-html';
import type { Html } from './markup';
import { beijingTime, daysText } from './printed-days';
import { datasetTable, departmentName, scopeRows, type PrintedDataset } from './printed-facts';
import { printedPage, printedParagraph, printedRow, printedTable } from './printed-page';
import type { Defect } from '../acts/return-request';
import type { DecisionRow, DataRequestRow } from '../request-row';

/** The data of a printed reply. */
export interface PrintedReply {
  readonly request: DataRequestRow;
  readonly state: DataRequestState;
  /** State of the reply: decided, drafted, or neither. */
  readonly decision: DecisionRow | null;
  /** Datasets of the decision, with the fields that are granted. */
  readonly datasets: ReadonlyArray<PrintedDataset>;
  readonly isPartial: boolean;
  /** Whether the operator authorised it, without the owner. */
  readonly isDirect: boolean;
  readonly defects: ReadonlyArray<Defect>;
  /** Reason of the operator for refusing the request as nonconforming. */
  readonly refusedBecause: string | null;
  /** Time of the reply; null while there is none. */
  readonly answeredAt: string | null;
  readonly now: Date;
}

/** Returns the reply (答复) as a page to print, sign and send; null while there is no reply yet. */
export function replyHtml(printed: PrintedReply): string | null {
  const { request, state, now, answeredAt } = printed;
  const kind = kindOf(printed);
  if (!kind) return null;
  const isOwners = !printed.isDirect && (kind === 'GRANTED' || kind === 'REFUSED');
  const isDraft = state === 'DECISION_DRAFTED' || state === 'FORWARDED';
  return printedPage({
    ...TITLES[kind],
    number: printed.decision?.documentNumber ?? request.number,
    warnings: warningsOf(request, isDraft ? '拟稿，未生效 Draft, of no effect' : null),
    body: [
      printedTable([
        printedRow('申请编号', 'Application', `${request.number} ${request.exchangeNumber ?? ''}`),
        printedRow('申请单位', 'To', `${request.applicantName}（${request.applicantId}）`),
        printedRow('数据责任部门', 'Owner of the data', departmentName(request.ownerId)),
        printedRow('使用用途', 'Purpose', request.purpose),
        printedRow('答复时间', 'Answered', answeredAt === null ? '—' : beijingTime(answeredAt)),
      ]),
      ...BODIES[kind](printed),
    ],
    signatures: SIGNATURES[isOwners ? 'OWNER' : 'OPERATOR'],
    footer: `RiverGate ${request.number}，版本 ${String(request.version)}，打印于 ${beijingTime(now)}`,
  });
}

type ReplyKind = 'GRANTED' | 'REFUSED' | 'RETURNED' | 'NONCONFORMING';

function kindOf({ state, decision }: PrintedReply): ReplyKind | null {
  if (state === 'RETURNED' || state === 'NONCONFORMING') return state;
  if (!decision) return null;
  return decision.outcome === 'GRANT' ? 'GRANTED' : 'REFUSED';
}

const TITLES: Readonly<Record<ReplyKind, { readonly titleZh: string; readonly titleEn: string }>> =
  {
    GRANTED: {
      titleZh: '政务数据共享申请答复书（同意）',
      titleEn: 'Reply to an application: granted',
    },
    REFUSED: {
      titleZh: '政务数据共享申请答复书（不同意）',
      titleEn: 'Reply to an application: refused',
    },
    RETURNED: {
      titleZh: '政务数据共享申请补正通知书',
      titleEn: 'Notice: what an application lacks',
    },
    NONCONFORMING: {
      titleZh: '政务数据共享申请不予受理通知书',
      titleEn: 'Notice: an application is not accepted',
    },
  };

const SIGNATURES = {
  OWNER: [
    ['经办人（签字）', 'Drafted by'],
    ['分管负责人（签字）', 'Decided by'],
    ['责任部门（盖章）', 'Seal of the owner'],
  ],
  OPERATOR: [
    ['经办人（签字）', 'Checked by'],
    ['共享平台管理部门（盖章）', 'Seal of the exchange operator'],
  ],
} as const;

const BODIES: Readonly<Record<ReplyKind, (printed: PrintedReply) => ReadonlyArray<Html>>> = {
  GRANTED: ({ decision, datasets, isPartial }) =>
    decision ? granted(decision, datasets, isPartial) : [],
  REFUSED: ({ decision }) => [
    printedParagraph('不同意共享，理由如下：', 'Refused, because:'),
    printedTable([printedRow('理由', 'Reason', decision?.reason ?? '—')]),
    printedParagraph(
      '申请单位确因履职需要的，可提请共享主管部门协调。',
      'An applicant who needs the data for its duty may ask for mediation.',
    ),
  ],
  RETURNED: ({ defects }) => [
    printedParagraph(
      '请一次性补正下列事项后重新提交，补正期间不计入办理期限：',
      'To be mended together; the time until then is not counted:',
    ),
    printedTable(
      defects.map(({ point, note }) =>
        printedRow(CONFORMITY_POINTS[point].nameZh, CONFORMITY_POINTS[point].nameEn, note),
      ),
    ),
  ],
  NONCONFORMING: ({ refusedBecause }) => [
    printedParagraph(
      '经补正仍不符合要求，不予受理：',
      'Not accepted: its defects were not mended.',
    ),
    printedTable([printedRow('理由', 'Reason', refusedBecause ?? '—')]),
  ],
};

function granted(
  decision: DecisionRow,
  datasets: ReadonlyArray<PrintedDataset>,
  isPartial: boolean,
): ReadonlyArray<Html> {
  const { validFrom, until, reason } = decision;
  return [
    isPartial
      ? printedParagraph('部分同意共享下列数据：', 'Granted in part:')
      : printedParagraph('同意共享下列数据：', 'Granted:'),
    datasetTable(datasets),
    printedTable([
      ...scopeRows(decision),
      printedRow('授权期限', 'Valid', daysText(validFrom, until, '自同意之日起')),
      printedRow('说明', 'Remarks', reason ?? '—'),
    ]),
    printedParagraph(
      '数据仅限上述单位用于上述用途；新增字段不在本次授权范围内。',
      'For this applicant and this purpose alone; fields that are added later are not part of it.',
    ),
  ];
}
