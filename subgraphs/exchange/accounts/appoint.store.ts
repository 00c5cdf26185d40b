import { statement } from '../../../shared/data/statement';
import { instant, text } from '../../../shared/data/sql-type';
import type { Transaction } from '../../../shared/data/database';
import { RiverGateError } from '../../../shared/errors/rivergate-error';
import type { AppointedPerson, Appointment } from '../../../shared/identity/account-keeping';
import { PUBLIC_CALLER } from '../../../shared/identity/caller';
import type { Role } from '../../../shared/identity/roles';
import { insertAccount } from './account.store';
import { issueAtConsole } from './enrolment/issue-at-console.store';
import { writeEvent } from '../acts/hub-event.store';
import type { Act } from '../acts/act';
import { requireDepartment, requireName } from './members/registration-rules';

/** The `subject` recorded for appointments: anyone who may use the console of the hub's machine. */
const CONSOLE = 'appoint';

/**
 * Roles of the first persons. Once they are in office, every other account is registered and
 * confirmed.
 */
const FIRST: ReadonlyArray<string> = ['HANDLER', 'APPROVER', 'ADMINISTRATOR'] satisfies Role[];

/**
 * Puts one of the first persons of a hub in office, by reference to a document: a handler or an
 * approver while the department has nobody with that role in office, an administrator while nobody
 * administers the department.
 *
 * A person who was appointed and has not enrolled in time gets two new halves. The audit log
 * records the appointment. Throws TRANSITION_REFUSED afterwards, BAD_USER_INPUT for another role or
 * an unknown department.
 */
export async function appoint(
  transaction: Transaction,
  { department, post, nameZh, document }: Appointment,
  now: Date,
): Promise<AppointedPerson> {
  requireFirstRole(post);
  requireDepartment(department);
  requireName(document);
  await transaction.query(ONE_APPOINTMENT);
  const act: Act = { by: { ...PUBLIC_CALLER, subject: CONSOLE }, now };
  const waiting = await neverEnrolled(transaction, { department, post, now });
  if (waiting !== undefined)
    return { account: waiting, ...(await issueAtConsole(transaction, waiting, act)) };
  await requireVacancy(transaction, department, post);
  const account = await freeId(transaction, `${department}-${post.toLowerCase()}`);
  const organisation = { kind: 'DEPARTMENT', id: department } as const;
  await insertAccount(
    transaction,
    {
      id: account,
      nameZh,
      organisation,
      posts: [{ post }],
      outside: null,
    },
    act,
  );
  await transaction.query(PUT_IN_OFFICE, [account, document, now]);
  const facts = { account, department, post, document };
  await writeEvent(transaction, {
    event: 'PERSON_APPOINTED',
    subject: CONSOLE,
    facts,
    traceId: null,
  });
  return { account, ...(await issueAtConsole(transaction, account, act)) };
}

function requireFirstRole(post: string): asserts post is Role {
  if (FIRST.includes(post)) return;
  throw new RiverGateError(
    'BAD_USER_INPUT',
    `The first persons hold ${FIRST.join(', ')}, but got: "${post}". An administrator registers others, two stewards confirm them.`,
  );
}

async function requireVacancy(
  transaction: Transaction,
  department: string,
  post: string,
): Promise<void> {
  // An administrator of the bureau that operates the hub administers every department.
  const [found] = await transaction.query(IN_OFFICE, [department, post]);
  if (!found) return;
  throw new RiverGateError(
    'TRANSITION_REFUSED',
    `${department} has ${post} in office (${found.id}): an administrator registers further persons, two of its stewards confirm them.`,
  );
}

/**
 * Returns the id of the person who was appointed to the role, has no credentials, and whose halves
 * have expired (24 hours).
 */
async function neverEnrolled(
  transaction: Transaction,
  {
    department,
    post,
    now,
  }: { readonly department: string; readonly post: string; readonly now: Date },
): Promise<string | undefined> {
  const [found] = await transaction.query(NEVER_ENROLLED, [department, post, CONSOLE, now]);
  return found?.id;
}

async function freeId(transaction: Transaction, wanted: string): Promise<string> {
  const taken = await transaction.query(SIMILAR_IDS, [wanted]);
  const ids = new Set(taken.map(({ id }) => id));
  let number = 1;
  const name = () => (number === 1 ? wanted : `${wanted}-${String(number)}`);
  while (ids.has(name())) number += 1;
  return name();
}

/** One at a time: two at once would both find the role vacant. */
export const ONE_APPOINTMENT = statement({
  text: "select from pg_advisory_xact_lock(hashtext('exchange.appoint'))",
});

/**
 * Only the owning database role can run this: a document replaces the confirmation by two stewards.
 */
export const PUT_IN_OFFICE = statement({
  text: 'update exchange.account set founding_document = $2, confirmed_at = $3 where id = $1',
  parameters: [text(), text(), instant()],
});

/** An account in use that holds a role of a department. */
export const IN_OFFICE = statement({
  text: `select a.id from exchange.account a join exchange.role_of_account p on p.account_id = a.id
    where p.post = $2 and (a.department_id = $1 or ($2 = 'ADMINISTRATOR' and a.department_id = 'environment'))
      and a.confirmed_at is not null and a.locked_at is null and not a.is_demonstration limit 1`,
  columns: { id: text() },
  parameters: [text(), text()],
});

/**
 * The account appointed last to a role by $3 that has not enrolled and has no enrolment that is
 * valid after $4.
 */
export const NEVER_ENROLLED = statement({
  text: `select a.id from exchange.account a join exchange.role_of_account p on p.account_id = a.id
    where p.post = $2 and a.department_id = $1 and a.registered_by = $3 and a.founding_document is not null
      and a.password_hash is null and a.totp_sealed is null and a.totp_secret is null
      and a.outside_issuer is null and a.locked_at is null and not a.is_demonstration
      and not exists (select from exchange.enrolment e where e.account_id = a.id and e.expires_at > $4)
    order by a.registered_at desc limit 1`,
  columns: { id: text() },
  parameters: [text(), text(), text(), instant()],
});

/** Ids of accounts that equal this id or start with it and a hyphen. */
export const SIMILAR_IDS = statement({
  text: "select id from exchange.account where id = $1 or id like $1 || '-%'",
  columns: { id: text() },
  parameters: [text()],
});
