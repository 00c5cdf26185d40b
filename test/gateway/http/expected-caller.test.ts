import { refuseUnexpectedCaller } from '../../../gateway/http/expected-caller';
import { createLog } from '../../../shared/server/log';
import { createHttpServer, listening } from '../../../shared/server/http-server';

const server = createHttpServer({ log: createLog({ level: 'silent' }) });
let url: string;
beforeAll(async () => {
  server.get('/', (request) => {
    refuseUnexpectedCaller(request, 'chen');
    return { data: 'of chen' };
  });
  url = await listening(server, { host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

const ask = async (headers: Record<string, string>) => {
  const response = await fetch(url, { headers });
  return [response.status, await response.json()];
};

describe('a question of a page', () => {
  test.each([
    ['as the account that its cookie is of', { 'rivergate-caller': 'chen' }],
    ['without a word of whom it believes to be', {}],
  ])('is answered %s', async (_, headers: Record<string, string>) => {
    expect(await ask(headers)).toEqual([200, { data: 'of chen' }]);
  });

  test.each(['li', 'public', ''])('is not answered to a page that shows "%s"', async (shown) => {
    expect(await ask({ 'rivergate-caller': shown })).toMatchObject([
      409,
      { errors: [{ extensions: { code: 'CALLER_CHANGED' } }] },
    ]);
  });
});
