import { alignedTable } from '../../../../shared/config/aligned-table';
import { roleFacts } from '../../../../shared/identity/roles';
import { REQUIREMENTS, TRANSITIONS, type Transition } from './request-transitions';
import {
  DATA_REQUEST_ACTS,
  DATA_REQUEST_STATES,
  type DataRequestState,
} from './request-vocabulary';

/**
 * Returns the state machine of requests as two Markdown tables in prettier's format, states and
 * transitions, for the README of requests.
 */
export function renderMachine(): string {
  const states = Object.entries(DATA_REQUEST_STATES).map(([state, { zh, en }]) => [
    `\`${state}\``,
    zh,
    en,
  ]);
  return `${alignedTable(['State', '状态', 'Meaning'], states)}\n\n${transitionTable()}`;
}

function transitionTable(): string {
  const rows = TRANSITIONS.map((row) => [
    `${DATA_REQUEST_ACTS[row.act].en} (${DATA_REQUEST_ACTS[row.act].zh})`,
    row.from.map(stateText).join(', '),
    row.to === 'SAME' ? 'stays' : stateText(row.to),
    `${WHOSE[row.as]}: ${rolesText(row)}`,
    [...row.requirements.map((requirement) => REQUIREMENTS[requirement]), ...apartText(row)].join(
      '; ',
    ),
    CLOCK[row.clock],
  ]);
  return alignedTable(['Act', 'From', 'To', 'Who', 'Only', 'Clock'], rows);
}

const WHOSE = { APPLICANT: 'applicant', OWNER: 'owner', OPERATOR: 'operator' } as const;

const CLOCK: Readonly<Record<Transition['clock'], string>> = {
  KEEP: '',
  START_ANSWER: 'answer begins',
  STOP: 'stops',
  RESUME: 'runs on',
  TO_OWNER: "the owner's time",
  RESTART: 'answer begins again',
  EXTEND: 'extended',
  START_PROVIDE: 'providing begins',
  END: 'ends',
};

function stateText(state: DataRequestState | 'NEW'): string {
  return state === 'NEW' ? '—' : `\`${state}\``;
}

/** Many roles may request data; the matrix of actions lists them. */
function rolesText({ as, posts }: Transition): string {
  return as === 'APPLICANT'
    ? 'roles that may request data'
    : posts.map((post) => roleFacts(post).nameZh).join('、');
}

function apartText({ apartFrom }: Transition): ReadonlyArray<string> {
  const parts = apartFrom.map((part) => part.toLowerCase());
  return parts.length === 0 ? [] : [`not by a person who ${parts.join(' or ')}`];
}
