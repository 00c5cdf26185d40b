import { MANDATE_DEPARTMENTS } from '../../../../shared/domain/mandate/departments';
import { PUBLIC_CALLER, type Caller } from '../../../../shared/identity/caller';
import { isRole, ROLES, type Role } from '../../../../shared/identity/roles';
import { person, sharingHub, type SharingHub } from '../../../setup/sharing-hub';

/** A step, and who alone may take it: a role of a department. */
interface Step {
  readonly mutation: string;
  readonly may: ReadonlyArray<readonly [department: string, post: Role]>;
}

const CLASS = '11111111-1111-4111-8111-111111111111';
const RIGHT = '22222222-2222-4222-8222-222222222222';
const OLD_RIGHT = '33333333-3333-4333-8333-333333333333';
const DOCUMENT = '44444444-4444-4444-8444-444444444444';
const RELEASE = '55555555-5555-4555-8555-555555555555';
const PAPER = 'document: "方案", documentNumber: "江府办〔2024〕9号", validFrom: "2024-01-01"';
const TEXTS = 'content: "a", process: "b", authority: "c", channel: "d", validFrom: "2026-01-01"';

const STEPS: ReadonlyArray<Step> = [
  {
    mutation:
      'proposeClass(dataset: "water/groundwater-key-areas", sharing: CONDITIONAL, openness: CLOSED, note: "n")',
    may: [['water', 'HANDLER']],
  },
  { mutation: `confirmClass(id: "${CLASS}")`, may: [['water', 'APPROVER']] },
  { mutation: `endClass(id: "${CLASS}")`, may: [['water', 'APPROVER']] },
  {
    mutation: `proposeRight(task: 3, topic: "water-function-zone", continuation: "${DOCUMENT}")`,
    may: [['water', 'HANDLER']],
  },
  { mutation: `confirmRight(id: "${RIGHT}")`, may: [['water', 'APPROVER']] },
  { mutation: `reviewRight(id: "${OLD_RIGHT}")`, may: [['water', 'APPROVER']] },
  { mutation: `endRight(id: "${OLD_RIGHT}")`, may: [['water', 'APPROVER']] },
  {
    mutation: `proposeContinuation(document: { task: 21, ${PAPER} })`,
    may: [['environment', 'HANDLER']],
  },
  { mutation: `confirmContinuation(id: "${DOCUMENT}")`, may: [['environment', 'APPROVER']] },
  { mutation: `endContinuation(id: "${DOCUMENT}")`, may: [['environment', 'APPROVER']] },
  {
    mutation: `proposeRelease(release: { dataset: "environment/noise", ${TEXTS} })`,
    may: [['environment', 'PUBLISHER']],
  },
  { mutation: `confirmRelease(id: "${RELEASE}")`, may: [['water', 'APPROVER']] },
  {
    mutation: `withdrawRelease(id: "${RELEASE}", reason: "数据有误")`,
    may: [
      ['water', 'APPROVER'],
      ['environment', 'PUBLISHER'],
    ],
  },
];

let hub: SharingHub;
beforeAll(async () => {
  hub = await sharingHub();
});
afterAll(() => hub.close());
beforeEach(async () => {
  await hub.clearTerms();
  await hub.run(`insert into exchange.class_confirmation (id, dataset_id, sharing, openness, note, proposed_by)
    values ('${CLASS}', 'water/reservoir-water-ecology', 'CONDITIONAL', 'CLOSED', '', 'x')`);
  await hub.run(`insert into exchange.class_confirmation (dataset_id, sharing, openness, note, proposed_by, confirmed_by, confirmed_at)
    select id, 'UNCONDITIONAL', 'PUBLIC', '', 'x', 'y', now() from exchange.dataset where id in ('environment/noise', 'water/water-function-zone')`);
  await hub.run(`insert into exchange.continuation_record (id, task_id, document, document_number, valid_from, proposed_by)
    values ('${DOCUMENT}', 3, '方案', '1号', '2024-01-01', 'x')`);
  await hub.run(`insert into exchange.continuation_record (task_id, document, document_number, valid_from, proposed_by, confirmed_by, confirmed_at)
    values (21, '方案', '2号', '2024-01-01', 'x', 'y', now())`);
  await hub.run(`insert into exchange.right_confirmation (id, task_id, owner, topic, continuation_id, review_by, proposed_by)
    select '${RIGHT}', 21, 'water', 'water-function-zone', id::text, '2027-01-01', 'x' from exchange.continuation_record where task_id = 21`);
  await hub.run(`insert into exchange.right_confirmation (id, task_id, owner, topic, continuation_id, review_by, proposed_by, confirmed_by, confirmed_at)
    select '${OLD_RIGHT}', 21, 'water', 'groundwater-key-areas', id::text, '2027-01-01', 'x', 'y', now() from exchange.continuation_record where task_id = 21`);
  await hub.run(`insert into exchange.release (id, number, dataset_id, content, process, authority, channel, valid_from, proposed_by)
    values ('${RELEASE}', '1号', 'water/water-function-zone', '', '', '', '', '2026-01-01', 'x')`);
});

const codeOf = async (mutation: string, by: Caller) => {
  const { errors } = await hub.ask(`mutation { ${mutation} { id } }`, by);
  return errors?.[0]?.extensions['code'] ?? 'done';
};

/** Everybody with one post, in each department that a step is of, and the right posts elsewhere. */
function strangersTo({ may }: Step): ReadonlyArray<Caller> {
  const posts = Object.keys(ROLES).filter(isRole);
  const isAllowed = (department: string, post: Role) =>
    may.some(([owner, needed]) => owner === department && needed === post);
  const inside = may.flatMap(([department]) => posts.map((post) => [department, post] as const));
  const outside = MANDATE_DEPARTMENTS.flatMap(({ id }) =>
    may.map(([, post]) => [id, post] as const),
  );
  const persons = [...inside, ...outside].filter((one) => !isAllowed(...one));
  const machines = may.map(([department, post]): Caller => ({
    ...person(department, 'robot', post),
    kind: 'MACHINE',
  }));
  const partners = may.map(([department, post]): Caller => ({
    ...person(department, 'partner', post),
    organisation: { kind: 'PARTNER', id: department },
  }));
  const branches = may.map(([department, post]): Caller => ({
    ...person(department, 'branch', post, 'DISTRICT_BUREAU'),
    districts: ['440705'],
  }));
  return [
    PUBLIC_CALLER,
    ...branches,
    ...persons.map(([department, post]) => person(department, 'stranger', post)),
    ...machines,
    ...partners,
  ];
}

describe('S6P1 MUST refuse with NOT_PERMITTED, and change nothing, for every other post, person and department:', () => {
  test.each(STEPS)('$mutation', async (step) => {
    const rows = () =>
      hub.run(`select to_jsonb(c) from exchange.class_confirmation c union all
        select to_jsonb(r) from exchange.right_confirmation r union all
        select to_jsonb(n) from exchange.continuation_record n union all
        select to_jsonb(l) from exchange.release l union all
        select to_jsonb(e) from exchange.hub_event e`);
    const before = await rows();
    const codes = new Set<unknown>();
    for (const stranger of strangersTo(step)) codes.add(await codeOf(step.mutation, stranger));
    expect([...codes]).toEqual(['NOT_PERMITTED']);
    expect(await rows()).toEqual(before);
  });
});

describe('S6P2 MUST let exactly these roles take the step:', () => {
  test.each(
    STEPS.flatMap(({ mutation, may }) => may.map(([of, post]) => ({ mutation, of, post }))),
  )('$mutation by $post of $of', async ({ mutation, of, post }) => {
    expect(await codeOf(mutation, person(of, 'right person', post))).toBe('done');
  });
});
