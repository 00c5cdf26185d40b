import { createHash } from 'node:crypto';
import { automaticDocuments } from '../../../../gateway/documents/automatic-documents';
import { documentLists } from '../../../../gateway/documents/document-lists';
import { inProcessLink } from '../../../../gateway/engine/in-process';
import { openFront, type Front } from '../../../../gateway/http/front';
import { memoryBudget } from '../../../../shared/data/memory-budget';
import { compiledExecution } from '../../../../shared/graphql/compiled-execution';
import { createLog } from '../../../../shared/server/log';
import { accessFor } from '../../../../shared/sharing/access-decisions';
import { person } from '../../../shared/sharing/sharing-fixtures';
import { testEngine } from '../../../setup/fixtures/test-engine';
import { post } from '../../setup/ask';
import { schemas, supergraph } from '../../setup/two-departments';
import { wideLimits } from '../../setup/wide-limits';

let front: Front;
let known = 0;
const budget = memoryBudget();

beforeAll(async () => {
  const engine = await testEngine({
    ...{ supergraphSdl: supergraph(), limits: wideLimits, budget },
    onUnexpected: (error) => {
      throw error;
    },
    linkFor: ({ name }) =>
      inProcessLink({
        department: name,
        execute: compiledExecution(name === 'water' ? schemas.water : schemas.weather),
        contextFor: () => ({}),
      }),
  });
  const caller = person('water', 'HANDLER');
  front = await openFront({
    engine: {
      ...engine,
      answerKnown: (asked) => {
        const answer = engine.answerKnown(asked);
        if (answer) known += 1;
        return answer;
      },
    },
    accessFor: () => {
      const access = accessFor({ state: null, isFresh: true, caller, now: new Date() });
      return Promise.resolve({ access, hasEndedSession: false });
    },
    documents: {
      lists: documentLists({
        database: { asIdentity: () => Promise.reject(new TypeError('Nothing is asked.')) },
        stateNow: () => NO_LISTS,
        budget,
      }),
      automatic: automaticDocuments(budget),
    },
    ...{ log: createLog({ level: 'silent' }), hasSuggestions: true, maxTokens: 500 },
    ...{ host: '127.0.0.1', port: 0 },
  });
});
afterAll(() => front.close());

/** As of an exchange of an older version. */
const NO_LISTS = {
  ...{ version: 1, isDemonstration: false, hasRealData: true, datasets: [] },
  ...{ revocations: { tokens: [], subjects: [] }, cases: [] },
};

test('a document by its hash is answered past Apollo Server, as its text is', async () => {
  const query = 'query Both($is: Boolean!) { stations { code } warning @include(if: $is) }';
  const persistedQuery = {
    version: 1,
    sha256Hash: createHash('sha256').update(query).digest('hex'),
  };
  const more = { variables: { is: true }, operationName: 'Both' };
  const ask = (body: object) => post(`${front.url}/graphql`, { ...more, ...body });
  const sent = await ask({ query, extensions: { persistedQuery } });
  expect([sent.status, sent.body.errors, known]).toEqual([200, undefined, 0]);
  const again = await ask({ extensions: { persistedQuery } });
  expect([again.body, known]).toEqual([sent.body, 1]);
  const timed = await ask({ extensions: { persistedQuery, timing: true } });
  expect(timed.body).toMatchObject({ extensions: { timing: expect.anything() } });
  expect(known).toBe(2);
});

test('a document by its hash is answered past Apollo Server by GET too', async () => {
  const query = '{ stations { code } byGet: warning }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const sent = await post(`${front.url}/graphql`, { query, extensions });
  known = 0;
  const search = new URLSearchParams({ extensions: JSON.stringify(extensions) }).toString();
  const answer = await fetch(`${front.url}/graphql?${search}`, {
    headers: { 'apollo-require-preflight': 'true' },
  });
  expect([await answer.json(), known]).toEqual([sent.body, 1]);
});

test('what is kept under hashes is within the one memory budget', () => {
  const names = budget.counts().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['automatic', 'registered', 'texts']));
});
