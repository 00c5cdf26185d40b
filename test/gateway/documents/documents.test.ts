import { createHash } from 'node:crypto';
import type { Caller } from '../../../shared/identity/caller';
import { codesOf } from '../../setup/auditing-hub';
import { keeperOf, seedClient } from '../../setup/identity-database';
import { person } from '../../shared/sharing/sharing-fixtures';
import { documentsHub, type DocumentsHub, type TestDoor } from '../setup/documents-hub';

let opened: DocumentsHub;
let door: TestDoor;
let far: TestDoor;
beforeAll(async () => {
  opened = await documentsHub();
  door = await opened.gateway();
  far = await opened.gateway();
});
afterAll(() => opened.close());

const steward = person('water', 'HANDLER', { subject: 'li' });
const developer = person('water', 'DEPARTMENT_DEVELOPER', { subject: 'dev' });
let count = 0;

/** A client of its own for each test. */
async function client(): Promise<Caller> {
  count += 1;
  const subject = `client-${String(count)}`;
  await seedClient(keeperOf(opened.hub.database), { id: subject, secret: 's'.repeat(43) });
  return { ...person('water', 'DEPARTMENT_SYSTEM', { subject }), kind: 'MACHINE' };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const idOf = (text: string) => `sha256:${hashOf(text)}`;
const hashed = (text: string, more: object = {}) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) }, ...more },
});
const REGISTER =
  'mutation ($client: ID!, $documents: [String!]!) { registerClientDocuments(client: $client, documents: $documents) { client mode documents { id } } }';
const register = (by: Caller, documents: ReadonlyArray<string>, of: Caller = by) =>
  door.post(by, { query: REGISTER, variables: { client: of.subject, documents } });
const setMode = async (of: Caller, mode: string) => {
  const query = `mutation { setClientDocumentMode(client: "${of.subject}", mode: ${mode}) { mode } }`;
  const { body } = await door.post(steward, { query });
  expect(body.errors).toBeUndefined();
};
const codeOf = ({ body }: { readonly body: Parameters<typeof codesOf>[0] }) => codesOf(body);

const NAMES = 'query Codes { districts { code } } query Names { districts { nameZh } }';
const ONE = 'query One($code: ID!) { district(code: $code) { code nameZh } }';
const CODE = '440703000000';

describe('a registered document', () => {
  test('is answered by its id and by its hash, by POST and GET, to the byte as its text', async () => {
    const gauge = await client();
    expect((await register(gauge, [ONE, NAMES])).body.errors).toBeUndefined();
    const variables = { code: CODE };
    const text = await door.post(gauge, { query: ONE, variables });
    expect([text.status, text.body.errors]).toEqual([200, undefined]);
    const json = JSON.stringify(variables);
    const others = [
      await door.post(gauge, { documentId: idOf(ONE), variables }),
      await door.post(gauge, { documentId: idOf(ONE), variables }),
      await door.post(gauge, { ...hashed(ONE), variables }),
      await door.get(gauge, { documentId: idOf(ONE), variables: json }),
      await door.get(gauge, {
        extensions: JSON.stringify(hashed(ONE).extensions),
        variables: json,
      }),
    ];
    for (const { status, text: said } of others) expect([status, said]).toEqual([200, text.text]);
  });

  test('is one of several operations by its name, and its variables are coerced', async () => {
    const gauge = await client();
    await register(gauge, [ONE, NAMES]);
    const named = (operationName: string) =>
      door.post(gauge, { documentId: idOf(NAMES), operationName });
    const keysOf = async (name: string) => {
      const { districts } = (await named(name)).body.data as { districts: object[] };
      return [...new Set(districts.flatMap(Object.keys))];
    };
    for (const [name, key] of [
      ['Codes', 'code'],
      ['Codes', 'code'],
      ['Names', 'nameZh'],
    ] as const)
      expect(await keysOf(name)).toEqual([key]);
    expect(codeOf(await named('Other'))).toEqual(['UNKNOWN_OPERATION']);
    expect(codeOf(await door.post(gauge, { documentId: idOf(NAMES) }))).toEqual([
      'UNKNOWN_OPERATION',
    ]);
    const variables = { code: { not: 'a code' } };
    const unfit = await door.post(gauge, { documentId: idOf(ONE), variables });
    expect([unfit.status, codeOf(unfit)]).toEqual([400, ['BAD_USER_INPUT']]);
  });

  test('is dry run by its id', async () => {
    const gauge = await client();
    await register(gauge, [NAMES]);
    const asked = { operationName: 'Codes', extensions: { dryRun: true } };
    const byText = await door.post(gauge, { query: NAMES, ...asked });
    const byId = await door.post(gauge, { documentId: idOf(NAMES), ...asked });
    expect(byId.text).toBe(byText.text);
    expect(byId.body.extensions?.['dryRun']).toBeDefined();
  });

  test('S11D6 MUST NOT be a mutation by GET', async () => {
    const gauge = await client();
    const mutation = 'mutation { deleteSavedQuestion(name: "x") }';
    await register(gauge, [mutation]);
    const answer = await door.get(gauge, { documentId: idOf(mutation) });
    expect([answer.status, answer.body.data]).toEqual([405, undefined]);
    expect((await door.post(gauge, { documentId: idOf(mutation) })).body.data).toEqual({
      deleteSavedQuestion: false,
    });
  });

  test('S11D7 MUST be of its client alone: the same is said of a hash that another has and of one that nobody has', async () => {
    const [gauge, other] = [await client(), await client()];
    await register(gauge, [NAMES]);
    await register(other, [ONE]);
    for (const by of [other, steward]) {
      for (const body of [
        (text: string) => ({ documentId: idOf(text) }),
        (text: string) => hashed(text),
      ]) {
        const [taken, free] = [
          await door.post(by, body(NAMES)),
          await door.post(by, body('{ nobody }')),
        ];
        expect(codeOf(taken)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
        expect([taken.status, taken.text]).toEqual([free.status, free.text]);
      }
    }
  });

  test('is known to every gateway within a second, and no longer once it was removed', async () => {
    const gauge = await client();
    await register(gauge, [NAMES]);
    const asked = () => far.post(gauge, { documentId: idOf(NAMES), operationName: 'Codes' });
    expect(await within(1000, async () => (await asked()).body.data != null)).toBe(true);
    const query = `mutation { removeClientDocument(client: "${gauge.subject}", id: "${idOf(NAMES)}") { mode } }`;
    expect((await door.post(developer, { query })).body.errors).toBeUndefined();
    expect(await within(1000, async () => codeOf(await asked()).length > 0)).toBe(true);
    expect(codeOf(await asked())).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });
});

/** Whether something holds before this time is over. */
async function within(ms: number, holds: () => Promise<boolean>): Promise<boolean> {
  const untilMs = performance.now() + ms;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() > untilMs) return false;
  }
}

describe('registering', () => {
  test('S11D8 MUST refuse what does not fit the schema or a limit, all or none, and say which', async () => {
    const gauge = await client();
    const refused = async (document: string) => {
      const { body } = await register(gauge, [NAMES, document]);
      const [{ message = '', extensions = {} } = {}] = body.errors ?? [];
      expect(extensions['code']).toBe('INVALID_DOCUMENT');
      expect(message).toMatch(/^documents\[1\]: /);
      return extensions['fault'];
    };
    expect(await refused('{ nothing }')).toBe('INVALID_OPERATION');
    expect(await refused('{ districts { code }')).toBe('SYNTAX');
    expect(await refused('fragment A on District { code }')).toBe('UNKNOWN_OPERATION');
    expect(await refused('query A { districts { code } } query A { districts { code } }')).toBe(
      'INVALID_OPERATION',
    );
    expect(await refused('{'.repeat(30_000))).toBe('SYNTAX');
    expect(await refused('{ districts { ...A } } fragment A on District { ...A }')).toBeDefined();
    const { body } = await door.post(gauge, { documentId: idOf(NAMES), operationName: 'Codes' });
    expect(codesOf(body)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  test('S11D16 MUST find the documents wherever a mutation has them, and bound them before they are checked', async () => {
    const gauge = await client();
    const field = (document: string) =>
      `registerClientDocuments(client: "${gauge.subject}", documents: ["${document}"]) { mode }`;
    for (const query of [
      `mutation { ${field('{ nothing }')} }`,
      `mutation { a: deleteSavedQuestion(name: "x") ... on Mutation { b: ${field('{ nothing }')} } }`,
      `mutation { ...R } fragment R on Mutation { b: ${field('{ nothing }')} }`,
      `mutation ($is: Boolean = true) { b: ${field('{ nothing }')} @include(if: $is) }`.replace(
        ') { mode } @include(if: $is)',
        ') @include(if: $is) { mode }',
      ),
    ])
      expect(codeOf(await door.post(gauge, { query }))).toEqual(['INVALID_DOCUMENT']);
    const long = Array.from(
      { length: 5 },
      (_, at) => `{ __typename } # ${String(at)}${'x'.repeat(60_000)}`,
    );
    const { body } = await register(gauge, long);
    expect(codesOf(body)).toEqual(['BAD_USER_INPUT']);
    expect(body.errors?.[0]?.message).toMatch(/^A request registers at most 262144 bytes/);
  });

  test('names the fields that the client may not read today, for the client and its department', async () => {
    const gauge = await client();
    const document = '{ clients { nodes { id } } districts { code } }';
    for (const by of [gauge, developer]) {
      const { body } = await register(by, [document], gauge);
      expect(body.extensions?.['documents']).toEqual([
        {
          id: idOf(document),
          refused: [
            {
              coordinate: 'Query.clients',
              dataset: expect.stringMatching(/^act\//),
              because: 'POST',
            },
          ],
        },
      ]);
    }
  });

  test('says nothing of a client of others', async () => {
    const gauge = await client();
    const stranger = person('ocean', 'DEPARTMENT_DEVELOPER', { subject: 'far' });
    const { body } = await register(stranger, [NAMES], gauge);
    expect([codesOf(body), body.extensions]).toEqual([['BAD_USER_INPUT'], undefined]);
  });
});

describe('the last use of a registered document', () => {
  test('is known once it was sent by its id, and of no other document', async () => {
    const gauge = await client();
    await register(gauge, [ONE, NAMES]);
    const before = Date.now();
    await door.post(gauge, { query: NAMES, operationName: 'Codes' });
    await door.post(gauge, { documentId: idOf(ONE), variables: { code: CODE } });
    const usesOf = async () => {
      const query = `{ clientDocuments(client: "${gauge.subject}") { documents { id lastUsedAt } } }`;
      const { documents } = (await door.post(developer, { query })).body.data?.[
        'clientDocuments'
      ] as { documents: ReadonlyArray<{ id: string; lastUsedAt: string | null }> };
      return new Map(documents.map(({ id, lastUsedAt }) => [id, lastUsedAt]));
    };
    let uses = await usesOf(); // Gateways write them each second.
    while (uses.get(idOf(ONE)) === null) uses = await usesOf();
    expect(Date.parse(uses.get(idOf(ONE)) ?? '')).toBeGreaterThanOrEqual(before);
    expect(uses.get(idOf(NAMES))).toBeNull();
  });
});

describe('a list in mode LOG', () => {
  test('answers what is outside it, and names it with how often it was sent', async () => {
    const gauge = await client();
    await register(gauge, [NAMES]);
    await setMode(gauge, 'LOG');
    const outside = `query Outside { district(code: "${CODE}") { code } }`;
    for (let at = 0; at < 2; at += 1)
      expect((await door.post(gauge, { query: outside })).body.errors).toBeUndefined();
    await door.post(gauge, { documentId: idOf(NAMES), operationName: 'Codes' });
    await door.post(gauge, { query: NAMES, operationName: 'Codes' });
    await door.post(gauge, { query: '{ nothing }' });
    expect(await unlistedOf(gauge)).toEqual([
      {
        id: idOf(outside),
        operationName: 'Outside',
        text: expect.stringContaining('district(code: "*")'),
        answered: 2,
        refused: 0,
      },
    ]);
    await register(developer, [outside], gauge);
    expect(await unlistedOf(gauge)).toEqual([]);
  });
});

describe('an enforced list', () => {
  test('S11D9 MUST refuse what is outside it, however it is sent, before it is checked', async () => {
    const gauge = await client();
    await register(gauge, [NAMES]);
    await setMode(gauge, 'ENFORCE');
    const outside = '{ districts { code } }';
    const answers = [
      await door.post(gauge, { query: outside }),
      await door.post(gauge, { query: outside, extensions: { dryRun: true } }),
      await door.post(gauge, { query: outside, ...hashed(outside) }),
      await door.post(gauge, { query: `${NAMES} `, operationName: 'Codes' }),
      await door.post(gauge, { query: '{ __schema { queryType { name } } }' }),
      await door.post(gauge, { query: '{ nothing }' }),
      await door.get(gauge, { query: outside }),
      await door.get(gauge, {
        query: outside,
        extensions: JSON.stringify(hashed(outside).extensions),
      }),
    ];
    for (const answer of answers)
      expect([answer.status, codeOf(answer), answer.body.data]).toEqual([
        400,
        ['OPERATION_NOT_REGISTERED'],
        undefined,
      ]);
    expect(codeOf(await door.post(gauge, hashed(outside)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const listed = [
      await door.post(gauge, { query: NAMES, operationName: 'Codes' }),
      await door.post(gauge, { query: NAMES, ...hashed(NAMES), operationName: 'Codes' }),
      await door.get(gauge, { documentId: idOf(NAMES), operationName: 'Codes' }),
    ];
    for (const answer of listed) expect(answer.body.errors).toBeUndefined();
    const unlisted = await unlistedOf(gauge);
    expect(unlisted.find(({ id }) => id === idOf(outside))).toMatchObject({
      answered: 0,
      refused: 5,
    });
  });

  test('S11D10 MUST bind on every gateway within a second, and be loosened as fast', async () => {
    const gauge = await client();
    await register(gauge, [NAMES]);
    const asked = () => far.post(gauge, { query: '{ districts { code } }' });
    expect((await asked()).body.errors).toBeUndefined();
    await setMode(gauge, 'ENFORCE');
    expect(await within(1000, async () => codeOf(await asked()).length > 0)).toBe(true);
    await setMode(gauge, 'OFF');
    expect(await within(1000, async () => codeOf(await asked()).length === 0)).toBe(true);
    const log = await opened.hub.exported();
    expect(log).toContain('CLIENT_DOCUMENT_MODE_SET');
  });
});

interface Unlisted {
  readonly id: string;
  readonly operationName: string | null;
  readonly text: string;
  readonly answered: number;
  readonly refused: number;
}

/** The operations outside a list, once they were written: gateways write about every second. */
async function unlistedOf({ subject }: Caller): Promise<ReadonlyArray<Unlisted>> {
  const query = `{ clientDocuments(client: "${subject}") { unlisted { id operationName text answered refused } } }`;
  const read = async () => {
    const { body } = await door.post(steward, { query });
    return (body.data?.['clientDocuments'] as { unlisted: Unlisted[] }).unlisted;
  };
  const before = JSON.stringify(await read());
  await within(2500, async () => JSON.stringify(await read()) !== before);
  return read();
}

describe('automatic persisted queries', () => {
  const text = '{ districts { code } } # automatic';

  test('are found by the caller that sent them alone', async () => {
    const gauge = await client();
    expect(codeOf(await door.post(gauge, hashed(text)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    const missing = await door.post(gauge, hashed(text));
    expect([missing.status, missing.body.errors?.[0]?.message]).toEqual([
      200,
      'PersistedQueryNotFound',
    ]);
    const sent = await door.post(gauge, { query: text, ...hashed(text) });
    expect(sent.body.errors).toBeUndefined();
    for (const answer of [
      await door.post(gauge, hashed(text)),
      await door.get(gauge, { extensions: JSON.stringify(hashed(text).extensions) }),
    ])
      expect(answer.text).toBe(sent.text);
    expect(codeOf(await door.post(steward, hashed(text)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect(codeOf(await door.post(gauge, { documentId: idOf(text) }))).toEqual([
      'PERSISTED_QUERY_NOT_FOUND',
    ]);
  });

  test('are not supported for the public', async () => {
    const id = { documentId: idOf(text) };
    for (const body of [hashed(text), { query: text, ...hashed(text) }, id]) {
      const { status, body: answer } = await door.post(null, body);
      expect([status, codesOf(answer), answer.errors?.[0]?.message]).toEqual([
        200,
        ['PERSISTED_QUERY_NOT_SUPPORTED'],
        'PersistedQueryNotSupported',
      ]);
    }
  });

  test.each<[string, object, string]>([
    [
      'a text of another hash',
      { query: '{ x }', ...hashed(text) },
      'is not the SHA-256 of `query`',
    ],
    [
      'a hash of half a character',
      { query: '# \ud800', ...hashed('# \ufffd') },
      'is not the SHA-256 of `query`',
    ],
    ['an id and a text', { documentId: idOf(text), query: text }, 'names its document once'],
    ['an id and a hash', { documentId: idOf(text), ...hashed(text) }, 'names its document once'],
    [
      'another algorithm',
      { documentId: 'md5:900150983cd24fb0' },
      'but got: "md5:900150983cd24fb0"',
    ],
    ['no prefix', { documentId: hashOf(text) }, 'documentId must be "sha256:"'],
    ['upper case', { documentId: idOf(text).toUpperCase() }, 'documentId must be "sha256:"'],
    ['a number', { documentId: 1 }, 'but got: 1.'],
    ['a list', { documentId: [idOf(text)] }, 'documentId must be "sha256:"'],
    ['another version', { extensions: { persistedQuery: { version: 2 } } }, 'but got: 2.'],
    ['a text for an extension', { extensions: { persistedQuery: 'x' } }, 'but got: nothing.'],
    [
      'a short hash',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } },
      'but got: "ab".',
    ],
  ])('S11D12 MUST refuse %s', async (_, body, said) => {
    const answer = await door.post(steward, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
    expect(answer.body.errors?.[0]?.message).toContain(said);
  });

  test('are refused where a GET names them twice', async () => {
    const twice = `documentId=${idOf(text)}&documentId=${idOf(text)}`;
    const response = await fetch(`${door.url}/graphql?${twice}`);
    expect([response.status, codesOf((await response.json()) as object)]).toEqual([
      400,
      ['BAD_REQUEST'],
    ]);
  });
});
