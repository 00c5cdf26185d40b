import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { composeSupergraph } from '../../gateway/supergraph/compose';
import { plainSubgraph, type Stranger } from '../gateway/setup/plain-subgraph';
import { askHub, hubCommand, hubProcess, type HubProcess } from '../setup/hub-process';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const BOOKS = `${LINK} type Query { books: [Book!]! } type Book @key(fields: "id") { id: ID! title: String }`;
const PRICES = `${LINK} type Query { currency: String } type Book @key(fields: "id") { id: ID! price: Float }`;

let folder: string;
let file: string;
let books: Stranger;
let prices: Stranger;
let gateway: HubProcess;
let url: string;

/** The supergraph of both; without prices a field is missing. */
function supergraph(pricesSdl = PRICES, booksSdl = BOOKS): string {
  return composeSupergraph([
    { name: 'books', sdl: booksSdl, url: books.url },
    { name: 'prices', sdl: pricesSdl, url: prices.url },
  ]).supergraphSdl;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'public-'));
  file = join(folder, 'supergraph.graphql');
  books = await plainSubgraph(
    buildSubgraphSchema({
      typeDefs: parse(BOOKS),
      resolvers: { Query: { books: () => [{ id: '1', title: 'Rivers' }] } },
    }),
  );
  prices = await plainSubgraph(
    buildSubgraphSchema({
      typeDefs: parse(PRICES.replace('price: Float', 'price: Float title: String')),
      resolvers: {
        Query: { currency: () => 'CNY' },
        Book: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            price: 12.5,
            title: 'Rivers, by prices',
          }),
        },
      },
    }),
  );
  writeFileSync(file, supergraph());
  gateway = hubProcess(['gateway'], { env: environment(), cwd: folder });
  [, url = ''] = await gateway.said(/ask at (http:\S+)\/graphql/);
});
afterAll(async () => {
  await gateway.end();
  await Promise.all([books.close(), prices.close()]);
  rmSync(folder, { recursive: true });
});

describe('a supergraph that is not ours, by RIVERGATE_SUPERGRAPH', () => {
  test('is served over plain HTTP to everybody, without database, exchange or keys', async () => {
    const { body } = await askHub(url, '{ books { title price } currency }');
    expect(body).toEqual({ data: { books: [{ title: 'Rivers', price: 12.5 }], currency: 'CNY' } });
  });

  test('is read again when the file is rewritten in place, and when it is replaced by rename', async () => {
    writeFileSync(
      file,
      supergraph(
        `${LINK} type Query { currency: String } type Book @key(fields: "id") { id: ID! }`,
      ),
    );
    expect(await until(() => codeOf('{ books { price } }'), 'INVALID_OPERATION')).toBe(
      'INVALID_OPERATION',
    );
    writeFileSync(`${file}.new`, supergraph());
    renameSync(`${file}.new`, file);
    expect(await until(() => codeOf('{ books { price } }'), undefined)).toBeUndefined();
  });

  test('plans already the next question by the new file, where a field has moved to another subgraph', async () => {
    const question = '{ books { title } }';
    const before = await askHub(url, question);
    expect(before.body).toEqual({ data: { books: [{ title: 'Rivers' }] } });
    const untitled = BOOKS.replace(' title: String', '');
    const titled = PRICES.replace('price: Float', 'price: Float title: String');
    await reloaded(supergraph(titled, untitled));
    const after = await askHub(url, question);
    expect(after.body).toEqual({ data: { books: [{ title: 'Rivers, by prices' }] } });
    await reloaded(supergraph());
    expect((await askHub(url, question)).body).toEqual(before.body);
  });

  test('stays in use when the file turns into rubbish', async () => {
    writeFileSync(file, 'type Query {');
    await gateway.said(/supergraph refused; the one in use stays/);
    expect(await codeOf('{ books { price } }')).toBeUndefined();
    writeFileSync(file, supergraph());
  });

  test('is served by several workers at one port, which all end with their primary process', async () => {
    const env = { ...environment(), RIVERGATE_WORKERS: '2' };
    const both = hubProcess(['gateway'], { env, cwd: folder });
    const [, address = ''] = await both.said(/ask at (http:\S+)\/graphql/);
    const workers = () => new Set(both.output().match(/"worker":\d,"requestId"/g) ?? []);
    while (workers().size < 2) {
      // Requests at once need connections of their own, which go to the workers in turn.
      const answers = [1, 2, 3].map(() => askHub(address, '{ books { title price } }'));
      for (const { body } of await Promise.all(answers))
        expect(body).toEqual({ data: { books: [{ title: 'Rivers', price: 12.5 }] } });
    }
    await both.end('SIGKILL'); // It has ended when nobody writes to its output any more.
    await expect(fetch(address)).rejects.toThrow();
  });

  test('is refused at the start when it applies a policy that nobody decides', async () => {
    const guarded = join(folder, 'guarded.graphql');
    writeFileSync(
      guarded,
      supergraph().replace('price: Float', 'price: Float @policy(policies: [["a/b"]])'),
    );
    const { code, output } = await hubCommand(['gateway'], {
      env: { ...environment(), RIVERGATE_SUPERGRAPH: guarded },
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(output).toContain(
      'SUPERGRAPH_REFUSED: The supergraph file is refused: it applies @policy on "Book.price"',
    );
  });
});

/** Writes the file and waits until the gateway says that it is in use. */
async function reloaded(sdl: string): Promise<void> {
  const before = gateway.output().split('a new supergraph is in use').length - 1;
  writeFileSync(file, sdl);
  await gateway.said(new RegExp(`(a new supergraph is in use[^]*){${String(before + 1)}}`));
}

function environment(): Record<string, string> {
  return { PORT: '0', RIVERGATE_SUPERGRAPH: file, RIVERGATE_LOG_LEVEL: 'info' };
}

async function codeOf(query: string): Promise<unknown> {
  return (await askHub(url, query)).body.errors?.[0]?.extensions['code'];
}

/** Asks until the answer is the wanted one, for at most ten seconds; answers the last. */
async function until<T>(ask: () => Promise<T>, wanted: T): Promise<T> {
  const end = Date.now() + 10_000;
  let answer = await ask();
  while (answer !== wanted && Date.now() < end) answer = await ask();
  return answer;
}
