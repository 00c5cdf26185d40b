import { alignedTable } from '../../../../shared/config/aligned-table';
import { postFacts } from '../../../../shared/identity/posts';
import { DEMANDS, TRANSITIONS, type Transition } from './request-transitions';
import { REQUEST_ACTS, REQUEST_STATES, type RequestState } from './request-vocabulary';

/**
 * The machine of requests as two Markdown tables, in the form that prettier keeps: its states and its
 * transitions, what the README of requests shows.
 */
export function renderMachine(): string {
  const states = Object.entries(REQUEST_STATES).map(([state, { zh, en }]) => [
    `\`${state}\``,
    zh,
    en,
  ]);
  return `${alignedTable(['State', '状态', 'Meaning'], states)}\n\n${transitionTable()}`;
}

function transitionTable(): string {
  const rows = TRANSITIONS.map((row) => [
    `${REQUEST_ACTS[row.act].en} (${REQUEST_ACTS[row.act].zh})`,
    row.from.map(stateText).join(', '),
    row.to === 'SAME' ? 'stays' : stateText(row.to),
    `${WHOSE[row.as]}: ${postsText(row)}`,
    [...row.demands.map((demand) => DEMANDS[demand]), ...apartText(row)].join('; '),
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
  RESTART: 'answer begins anew',
  EXTEND: 'extended',
  START_PROVIDE: 'providing begins',
  END: 'ends',
};

function stateText(state: RequestState | 'NEW'): string {
  return state === 'NEW' ? '—' : `\`${state}\``;
}

/** The posts that may ask are many, and stand in the matrix of acts. */
function postsText({ as, posts }: Transition): string {
  return as === 'APPLICANT'
    ? 'posts that may ask'
    : posts.map((post) => postFacts(post).nameZh).join('、');
}

function apartText({ apartFrom }: Transition): ReadonlyArray<string> {
  const parts = apartFrom.map((part) => part.toLowerCase());
  return parts.length === 0 ? [] : [`by nobody who ${parts.join(' or ')}`];
}
