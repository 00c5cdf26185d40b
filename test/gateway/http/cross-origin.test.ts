import type { Front } from '../../../gateway/http/front';
import { openDoors } from '../setup/doors';

const PAGE = 'https://map.example';
const OTHER = 'https://other.example';
const ASKED = { method: 'POST', body: JSON.stringify({ query: '{ warning }' }) };

let listed: Front;
let toAll: Front;
let closed: Front;
beforeAll(async () => {
  listed = await openDoors({}, { openOrigins: [PAGE] });
  toAll = await openDoors({ publicRequestsPerMinute: 3 }, { openOrigins: ['*'] });
  closed = await openDoors();
});
afterAll(() => Promise.all([listed, toAll, closed].map((front) => front.close())));

async function asked(front: Front, headers: Readonly<Record<string, string>>) {
  const answer = await fetch(`${front.url}/graphql`, {
    ...ASKED,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: answer.status, field: (name: string) => answer.headers.get(name) };
}

async function preflight(front: Front, origin: string, path = '/graphql') {
  const { status, headers } = await fetch(front.url + path, {
    method: 'OPTIONS',
    headers: {
      ...{ origin, 'access-control-request-method': 'POST' },
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  return { status, field: (name: string) => headers.get(name) };
}

const PERMITTED = 'access-control-allow-origin';
const CREDENTIALS = 'access-control-allow-credentials';

describe('a page of another origin', () => {
  it('reads what the public reads, if its origin is listed', async () => {
    const { status, field } = await asked(listed, { origin: PAGE });
    expect(status).toBe(200);
    expect(field(PERMITTED)).toBe(PAGE);
    expect(field(CREDENTIALS)).toBeNull();
    expect(field('access-control-expose-headers')).toContain('ratelimit');
    expect(field('vary')?.split(', ')).toContain('origin');
  });

  it.each([OTHER, 'null', `${PAGE}.evil.example`, PAGE.toUpperCase(), `${PAGE}:8443`])(
    'reads nothing from %s, which is not listed; caches keep the origins apart',
    async (origin) => {
      const { field } = await asked(listed, { origin });
      expect(field(PERMITTED)).toBeNull();
      expect(field('vary')?.split(', ')).toContain('origin');
      expect((await preflight(listed, origin)).field(PERMITTED)).toBeNull();
    },
  );

  it('MUST NOT read an answer to who signed in, nor to refused credentials', async () => {
    for (const authorization of ['Bearer chen', 'Bearer forged']) {
      for (const front of [listed, toAll]) {
        const { field } = await asked(front, { origin: PAGE, authorization });
        expect(field(PERMITTED)).toBeNull();
      }
    }
  });

  it('is answered before it asks, and MUST NOT be permitted to send credentials', async () => {
    const { status, field } = await preflight(listed, PAGE);
    expect(status).toBe(204);
    expect(field(PERMITTED)).toBe(PAGE);
    expect(field('access-control-allow-methods')).toBe('GET, POST');
    expect(field('access-control-allow-headers')).not.toMatch(/authorization|cookie|\*/i);
    expect(field(CREDENTIALS)).toBeNull();
  });

  it('reads the refusal of the public too, from every origin if all are open', async () => {
    const answers = [];
    for (let asking = 0; asking < 4; asking++) answers.push(await asked(toAll, { origin: OTHER }));
    const last = answers.at(-1);
    expect(last?.status).toBe(429);
    expect(last?.field(PERMITTED)).toBe('*');
  });

  it('reads nothing unless the setting is made, and nothing of other addresses', async () => {
    expect((await asked(closed, { origin: PAGE })).field(PERMITTED)).toBeNull();
    expect((await preflight(closed, PAGE)).field(PERMITTED)).toBeNull();
    expect((await preflight(toAll, PAGE, '/readyz')).field(PERMITTED)).toBeNull();
  });
});
