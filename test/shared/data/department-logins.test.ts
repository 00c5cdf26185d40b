import { escapeIdentifier } from 'pg';
import { ensureReaderLogin, refuseOwnerCredentials } from '../../../shared/data/department-logins';
import { ensureDepartmentRoles } from '../../../shared/data/department-roles';
import { withConnection } from '../../../shared/data/server/with-connection';
import { freshDatabase, type TestDatabase } from '../../setup/database';

/** Roles are the whole server's, and tests of other files use those of real departments. */
const DEPARTMENT = 'logintest';
const PASSWORD = 'a password \' with "quotes"';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await ensureDepartmentRoles(database.url, DEPARTMENT);
  await ensureReaderLogin(database.url, DEPARTMENT, PASSWORD);
});
afterAll(() => database.drop());

describe('the login of a department served apart', () => {
  test('S4R1 MUST be able to become the reader and the writer of its department', async () => {
    const became = await asLogin(`${DEPARTMENT}_login`, async (become) => [
      await become(`${DEPARTMENT}_reader`),
      await become(`${DEPARTMENT}_writer`),
    ]);
    expect(became).toEqual([null, null]);
  });

  test('S4R2 MUST NOT be able to become the owner, also where it once could', async () => {
    await admin(`grant ${DEPARTMENT}_owner to ${DEPARTMENT}_login`);
    await ensureReaderLogin(database.url, DEPARTMENT, PASSWORD);
    const refusal = await asLogin(`${DEPARTMENT}_login`, (become) => become(`${DEPARTMENT}_owner`));
    expect(refusal).toBe(`permission denied to set role "${DEPARTMENT}_owner"`);
  });

  test('S4R3 MUST have no right of its own: only what it becomes may use the schema', async () => {
    const seen = withConnection(urlOf(`${DEPARTMENT}_login`), (client) =>
      client.query(`select has_schema_privilege('${DEPARTMENT}', 'usage') as may`),
    );
    expect((await seen).rows).toEqual([{ may: false }]);
  });

  test('is accepted by a reader process', async () => {
    await expect(
      refuseOwnerCredentials(urlOf(`${DEPARTMENT}_login`), DEPARTMENT),
    ).resolves.toBeUndefined();
  });
});

describe('credentials with which a reader process could read past its policies', () => {
  test.each([
    ['superuser', 'is a superuser'],
    ['createrole', 'may make roles'],
    ['bypassrls', 'passes row-level security by'],
  ])('S4R4 MUST be refused: %s', async (attribute, power) => {
    const login = `${DEPARTMENT}_${attribute}`;
    await admin(`create role ${login} login ${attribute} password '${PLAIN}'`);
    await expect(refuseOwnerCredentials(urlOf(login, PLAIN), DEPARTMENT)).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      message: expect.stringContaining(`its login "${login}" ${power}. Use the login`) as string,
    });
    await admin(`drop role ${login}`);
  });

  test('S4R5 MUST be refused: a member of an owner, of this department or another, however deep', async () => {
    await ensureDepartmentRoles(database.url, `${DEPARTMENT}_other`);
    await admin(`create role ${DEPARTMENT}_group`);
    await admin(`grant ${DEPARTMENT}_other_owner to ${DEPARTMENT}_group`);
    await admin(`create role ${DEPARTMENT}_deep login noinherit password '${PLAIN}'`);
    await admin(`grant ${DEPARTMENT}_group to ${DEPARTMENT}_deep`);
    await expect(
      refuseOwnerCredentials(urlOf(`${DEPARTMENT}_deep`, PLAIN), DEPARTMENT),
    ).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      message: expect.stringContaining(`may become ${DEPARTMENT}_other_owner.`) as string,
    });
    await admin(`drop role ${DEPARTMENT}_deep, ${DEPARTMENT}_group`);
  });
});

const PLAIN = 'plain';

async function admin(sql: string): Promise<void> {
  await withConnection(database.url, (client) => client.query(sql));
}

function urlOf(login: string, password = PASSWORD): string {
  const url = new URL(database.url);
  url.username = login;
  url.password = encodeURIComponent(password);
  return url.href;
}

type Become = (role: string) => Promise<string | null>;

/** What PostgreSQL says when a login becomes a role; null if it may. */
async function asLogin<T>(login: string, work: (become: Become) => Promise<T>): Promise<T> {
  return withConnection(urlOf(login), (client) =>
    work((role) =>
      client.query(`set role ${escapeIdentifier(role)}`).then(
        () => null,
        (thrown: unknown) => String((thrown as Error).message),
      ),
    ),
  );
}
