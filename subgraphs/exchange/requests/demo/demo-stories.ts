import type { Organisation } from '../../../../shared/identity/caller';
import type { Role } from '../../../../shared/identity/roles';
import type { DataRequestAct, DataRequestRelation } from '../machine/request-vocabulary';
import type { Defect } from '../acts/return-request';
import type { DecisionInput } from '../acts/request-decision';
import type { DraftInput } from '../acts/request-draft';

/** A request of the demonstration: its content, and the acts of fictitious persons on it. */
export interface DemoStory {
  /** Fictitious number of the exchange platform, which identifies the story. */
  readonly exchangeNumber: string;
  readonly applicant: Organisation;
  readonly applicantName: string;
  readonly draft: DraftInput;
  readonly decision?: DecisionInput;
  readonly defects?: ReadonlyArray<Defect>;
  readonly steps: ReadonlyArray<DemoStep>;
}

/** One act of a story. */
export interface DemoStep {
  readonly act: DataRequestAct;
  readonly subject: string;
  readonly post: Role;
  readonly as: DataRequestRelation;
  /** Number of days before today. */
  readonly daysAgo: number;
}

const step = (
  act: DataRequestAct,
  daysAgo: number,
  [as, subject, post]: readonly [DataRequestRelation, string, Role],
): DemoStep => ({ act, daysAgo, as, subject: `demo-${subject}`, post });

const OPERATOR = [
  'OPERATOR',
  'cyberspace-coordination-exchange-operator',
  'EXCHANGE_OPERATOR',
] as const;
const UNIVERSITY = ['APPLICANT', 'university-partner', 'PARTNER'] as const;
const ANALYST = ['APPLICANT', 'environment-analyst', 'ANALYST'] as const;
const handlerAsking = (department: string) =>
  ['APPLICANT', `${department}-handler`, 'HANDLER'] as const;
const handler = (department: string) => ['OWNER', `${department}-handler`, 'HANDLER'] as const;
const approver = (department: string) => ['OWNER', `${department}-approver`, 'APPROVER'] as const;

const PARTNER: Organisation = { kind: 'PARTNER', id: 'demo-university' };
const department = (id: string): Organisation => ({ kind: 'DEPARTMENT', id });

const LABEL = '（演示，虚构）';
const CONTACT = { securityContact: `示范联系人${LABEL}`, securityPhone: '0000-0000000' };

/** Returns the content of a request of the demonstration, until a day. */
function asked(
  [datasetId, purpose, dutyBasis]: readonly [string, string, string],
  until: string,
): DraftInput {
  return {
    ...CONTACT,
    datasets: [{ datasetId }],
    purpose: `${purpose}${LABEL}`,
    dutyBasis: `${dutyBasis}${LABEL}`,
    wantedUntil: until,
  };
}

const ECOLOGY = 'water/reservoir-water-ecology';

/** Returns the stories of a demonstration; `inAYear` is the day one year after its start. */
export function demoStories(inAYear: string): ReadonlyArray<DemoStory> {
  return [
    grantedToUniversity(inAYear),
    grantedToAgriculture(inAYear),
    negotiated(inAYear),
    submitted(inAYear),
    refused(inAYear),
    returned(inAYear),
  ];
}

function grantedToUniversity(until: string): DemoStory {
  const fields = [
    'ReservoirEcology.latest',
    'ReservoirEcology.series',
    'ReservoirEcologyPoint.ecology',
  ];
  return {
    exchangeNumber: 'DEMO-GX-0001',
    applicant: PARTNER,
    applicantName: '示范大学（演示）',
    draft: asked([ECOLOGY, '水库藻类水华研究', '与市水务局合作研究协议'], until),
    decision: {
      outcome: 'GRANT',
      documentNumber: '演示江水函〔2026〕1号（虚构）',
      reason: '仅提供最新值与时间序列',
      datasets: [{ datasetId: ECOLOGY, fields }],
      operationsPerDay: 1000,
    },
    steps: [
      step('DRAFT', 16, UNIVERSITY),
      step('SUBMIT', 16, UNIVERSITY),
      step('FORWARD', 15, OPERATOR),
      step('DRAFT_DECISION', 10, handler('water')),
      step('GRANT', 9, approver('water')),
      step('PROVIDE', 8, handler('water')),
    ],
  };
}

function grantedToAgriculture(until: string): DemoStory {
  const datasetId = 'transport/port-corridor-soil-metals';
  return {
    exchangeNumber: 'DEMO-GX-0002',
    applicant: department('agriculture'),
    applicantName: '市农业局',
    draft: {
      ...asked([datasetId, '交通干线旁耕地土壤比对', '附件3第15条'], until),
      districts: ['440705', '440783'],
    },
    decision: { outcome: 'GRANT', documentNumber: '演示江交函〔2026〕2号（虚构）' },
    steps: [
      step('DRAFT', 12, handlerAsking('agriculture')),
      step('SUBMIT', 12, handlerAsking('agriculture')),
      step('FORWARD', 11, OPERATOR),
      step('DRAFT_DECISION', 6, handler('transport')),
      step('GRANT', 4, approver('transport')),
    ],
  };
}

function negotiated(until: string): DemoStory {
  return {
    exchangeNumber: 'DEMO-GX-0003',
    applicant: department('environment'),
    applicantName: '市环境保护局',
    draft: asked(['forestry/protected-species', '生态保护红线核查', '附件2任务；协商使用'], until),
    steps: [step('DRAFT', 5, ANALYST), step('SUBMIT', 5, ANALYST), step('FORWARD', 4, OPERATOR)],
  };
}

function submitted(until: string): DemoStory {
  return {
    exchangeNumber: 'DEMO-GX-0004',
    applicant: PARTNER,
    applicantName: '示范大学（演示）',
    draft: asked(
      ['weather/atmospheric-composition', '大气成分与气溶胶研究', '合作研究协议'],
      until,
    ),
    steps: [step('DRAFT', 0, UNIVERSITY), step('SUBMIT', 0, UNIVERSITY)],
  };
}

function refused(until: string): DemoStory {
  return {
    exchangeNumber: 'DEMO-GX-0005',
    applicant: department('ocean'),
    applicantName: '市海洋渔业局',
    draft: asked([ECOLOGY, '近岸富营养化溯源', '附件3第21条'], until),
    decision: {
      outcome: 'REFUSE',
      documentNumber: '演示江水函〔2026〕3号（虚构）',
      reason: '用途与水库水源地监测无直接关联，请使用入海断面通量数据',
    },
    steps: [
      step('DRAFT', 20, handlerAsking('ocean')),
      step('SUBMIT', 20, handlerAsking('ocean')),
      step('FORWARD', 19, OPERATOR),
      step('DRAFT_DECISION', 14, handler('water')),
      step('REFUSE', 13, approver('water')),
    ],
  };
}

function returned(until: string): DemoStory {
  return {
    exchangeNumber: 'DEMO-GX-0006',
    applicant: department('weather'),
    applicantName: '市气象局',
    draft: asked(['agriculture/produce-metals', '农产品产地气象影响评估', '待补充'], until),
    defects: [
      { point: 'DUTY_BASIS', note: '请写明履职依据的条款' },
      { point: 'SMALLEST_SCOPE', note: '请限定县市区' },
    ],
    steps: [
      step('DRAFT', 7, handlerAsking('weather')),
      step('SUBMIT', 7, handlerAsking('weather')),
      step('RETURN', 6, OPERATOR),
    ],
  };
}
