import fc from 'fast-check';
import { RESOURCE_ELEMENTS } from '../../../../../shared/domain/resource-elements';
import {
  LIST_COLUMNS,
  DATA_REQUEST_COLUMNS,
  RESOURCE_COLUMNS,
  type FiledDataRequest,
} from '../../../../../subgraphs/exchange/requests/files/request-file';
import {
  readCsvFile,
  writeCsvFile,
} from '../../../../../subgraphs/exchange/requests/files/request-file-csv';
import {
  readJsonFile,
  writeJsonFile,
} from '../../../../../subgraphs/exchange/requests/files/request-file-json';
import {
  DRAFT,
  dataRequestActs,
  type DataRequestActs,
  type SeenDataRequest,
} from '../request-acts';
import {
  APPROVER,
  ASKER,
  ECOLOGY,
  HANDLER,
  METALS,
  NOW,
  OPERATOR,
  PARTNER,
  person,
  dataRequestsHub,
  type DataRequestsHub,
} from '../requests-hub';

let hub: DataRequestsHub;
let acts: DataRequestActs;

beforeAll(async () => {
  hub = await dataRequestsHub();
  acts = dataRequestActs(hub);
});
afterAll(() => hub.close());
beforeEach(async () => {
  hub.setClock(NOW);
  for (const table of [
    'data_grant',
    'request_attachment',
    'request_event',
    'request_dataset',
    'request',
  ])
    await hub.rows(`delete from exchange.${table}`);
  await hub.learn();
});

type Format = 'JSON' | 'CSV';

interface Report {
  readonly read: number;
  readonly created: number;
  readonly resubmitted: number;
  readonly numbered: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusals: ReadonlyArray<{ line: number; column: string; value: string; reason: string }>;
}

const take = (format: Format, content: string, caller = OPERATOR) =>
  hub.get<Report>(
    caller,
    `mutation ($format: DataRequestFileFormat!, $content: String!) { importRequests(format: $format, content: $content) {
      read created resubmitted numbered unchanged refused refusals { line column value reason } } }`,
    { format, content },
  );
const exported = (format: Format) =>
  hub.get<string>(
    OPERATOR,
    'query ($format: DataRequestFileFormat!) { exportRequests(format: $format) }',
    { format },
  );

const COUNTS = {
  read: 0,
  created: 0,
  resubmitted: 0,
  numbered: 0,
  unchanged: 0,
  refused: 0,
  refusals: [],
};

/** A request as the platform writes it. */
const VALUES = {
  exchange_number: 'GX-2026-0007',
  applicant_kind: 'DEPARTMENT',
  applicant_id: 'agriculture',
  applicant_name: '市农业局',
  purpose: '灌溉水源富营养化调查',
  duty_basis: '附件3第15条',
  districts: '440703 440705',
  wanted_until: '2027-11-23',
  security_contact: '陈某',
  security_phone: '0750-1234567',
};

const filed = (
  values: object = {},
  resources: ReadonlyArray<object> = [{ resource_code: '314001/0003' }],
): FiledDataRequest => ({
  line: 0,
  values: { ...VALUES, ...values },
  resources: resources.map((one) => ({ line: 0, values: { ...one } })),
});
const json = (...requests: FiledDataRequest[]) => writeJsonFile(requests);

describe('the forms of a file', () => {
  const text = fc
    .string({
      unit: fc.constantFrom(
        'a',
        '0',
        '水',
        '"',
        ',',
        "'",
        '=',
        '+',
        '-',
        '@',
        '\n',
        ' ',
        ';',
        '\\',
        '<',
        '😀',
      ),
      maxLength: 12,
    })
    .map((one) => one.trim());
  const list = fc
    .array(fc.stringMatching(/^[A-Za-z0-9.]{1,8}$/), { maxLength: 3 })
    .map((items) => items.join(' '));
  const values = (columns: ReadonlyArray<string>) =>
    fc.record(
      Object.fromEntries(columns.map((column) => [column, LIST_COLUMNS.has(column) ? list : text])),
    );
  const request = fc.record({
    values: values(DATA_REQUEST_COLUMNS),
    resources: fc.array(
      values(RESOURCE_COLUMNS).map((one) => ({
        ...one,
        resource_code: `c${one['resource_code'] ?? ''}`.trim(),
      })),
      { minLength: 1, maxLength: 3 },
    ),
  });
  const requests = fc.array(request, { maxLength: 4 }).map((all) =>
    all.map(({ values: own, resources }, at): FiledDataRequest => ({
      line: 0,
      values: { ...own, request_number: `RG${String(at)}` },
      resources: resources.map((one) => ({ line: 0, values: one })),
    })),
  );
  const bare = (all: ReadonlyArray<FiledDataRequest>) =>
    all.map(({ values: own, resources }) => ({
      values: own,
      resources: resources.map((one) => one.values),
    }));

  test('S7F1 MUST give back as JSON what was written, whatever the texts hold', () => {
    fc.assert(
      fc.property(requests, (all) => {
        expect(bare(readJsonFile(writeJsonFile(all)))).toEqual(bare(all));
      }),
    );
  });

  test('S7F2 MUST give back as CSV what was written, whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(requests, async (all) => {
        const read = await readCsvFile(Buffer.from(writeCsvFile(all)));
        expect(read.refusals).toEqual([]);
        expect(bare(read.requests)).toEqual(bare(all));
      }),
    );
  });

  test('S7F3 MUST write no cell that a spreadsheet computes', () => {
    const csv = writeCsvFile([
      filed({
        purpose: '=HYPERLINK("http://x")',
        duty_basis: '@SUM(1)',
        security_phone: '+86',
        applicant_name: "'=1",
      }),
    ]);
    const [, line = ''] = csv.split('\r\n');
    for (const cell of ['"\'=HYPERLINK(""http://x"")"', "'@SUM(1)", "'+86", "''=1"])
      expect(line).toContain(cell);
    expect(csv.startsWith('\ufeff')).toBe(true);
  });

  test('have all 17 elements of the catalogue as columns', () => {
    const [header = ''] = writeCsvFile([]).replace('\ufeff', '').split('\r\n');
    for (const { id } of RESOURCE_ELEMENTS) expect(header.split(',')).toContain(id);
  });

  test('read GB 18030, as offices here write it', async () => {
    const gb = Buffer.concat([
      Buffer.from(
        'exchange_number,applicant_kind,applicant_id,resource_code,purpose\nGX-1,PARTNER,university,314001/0003,',
      ),
      Buffer.from([0xcb, 0xae, 0xd6, 0xca]),
      Buffer.from('\n'),
    ]);
    const { requests: read } = await readCsvFile(gb);
    expect(read[0]?.values['purpose']).toBe('水质');
  });

  test.each([
    ['JSON', '{"form":"another","requests":[]}', 'wanted {"form": "rivergate-requests/1"'],
    ['JSON', '{', 'The file is not a JSON file of requests'],
    ['CSV', 'a,b\n1,2\n', 'The first line lacks the columns exchange_number'],
    ['CSV', '', 'The file is empty'],
  ] as const)('refuse a %s file of another form: %s', async (format, content, message) => {
    const { errors } = await hub.ask(
      OPERATOR,
      'mutation ($format: DataRequestFileFormat!, $content: String!) { importRequests(format: $format, content: $content) { read } }',
      { format, content },
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(message) as string,
      extensions: { code: 'IMPORT_INPUT_INVALID' },
    });
  });
});

describe('an import', () => {
  test.each(['JSON', 'CSV'] as const)(
    'S7F4 MUST take a %s file in as submitted requests, and by the same file again nothing',
    async (format) => {
      const file = format === 'JSON' ? json(filed()) : writeCsvFile([filed()]);
      expect(await take(format, file)).toEqual({ ...COUNTS, read: 1, created: 1 });
      const { nodes } = await hub.get<{ nodes: SeenDataRequest[] }>(
        ASKER,
        '{ requests { nodes { id number state exchangeNumber ownerId applicantName districts wantedUntil createdBy deadline { dueOn } datasets { datasetId isWhole sharingClass } events { act post } } } }',
      );
      expect(nodes).toEqual([
        expect.objectContaining({
          state: 'SUBMITTED',
          exchangeNumber: 'GX-2026-0007',
          ownerId: 'water',
          applicantName: '市农业局',
          districts: ['440703', '440705'],
          wantedUntil: '2027-11-23',
          createdBy: OPERATOR.subject,
          deadline: { dueOn: '2026-12-07' },
          datasets: [{ datasetId: ECOLOGY, isWhole: true, sharingClass: 'CONDITIONAL' }],
          events: [{ act: 'IMPORT', post: 'EXCHANGE_OPERATOR' }],
        }),
      ]);
      expect(await take(format, file)).toEqual({ ...COUNTS, read: 1, unchanged: 1 });
      expect(await hub.rows('select count(*) from exchange.request_event')).toEqual([{ count: 1 }]);
    },
  );

  test('S7F5 MUST take back what was exported without a change, in either form, in every state', async () => {
    await acts.inState('GRANTED', { districts: ['440705'] });
    await acts.inState('REFUSED', {
      dataFrom: '2026-01-01T00:00:00+08:00',
      operationsPerDay: 7,
      purpose: '第一行\n"第二行", =x',
    });
    const split = await acts.draft(PARTNER, {
      datasets: [{ datasetId: ECOLOGY }, { datasetId: METALS, fields: undefined }],
    });
    await acts.do('submitRequest', PARTNER, split);
    await acts.draft();
    const { parts } = await acts.read<{ parts: SeenDataRequest[] }>(
      PARTNER,
      split,
      '{ parts { id } }',
    );
    for (const [at, one] of [split, ...parts].entries())
      await acts.do('numberRequest', OPERATOR, one, { exchangeNumber: `GX-S${String(at)}` });
    await hub.rows(
      `update exchange.request set exchange_number = 'GX-' || number where exchange_number is null and submitted_at is not null`,
    );
    for (const format of ['JSON', 'CSV'] as const) {
      const report = await take(format, await exported(format));
      expect(report).toEqual({ ...COUNTS, read: 4, unchanged: 4 });
    }
  });

  test('S7F6 MUST number what was asked for here when the platform gives it back, once', async () => {
    const request = await acts.inState('SUBMITTED');
    const [line = '', ...lines] = (await exported('CSV')).split('\r\n');
    const at = line.split(',').indexOf('exchange_number');
    const numbered = [
      line,
      ...lines.map((one) => one && one.split(',').with(at, 'GX-9').join(',')),
    ].join('\r\n');
    expect(await take('CSV', numbered)).toEqual({ ...COUNTS, read: 1, numbered: 1 });
    expect(await acts.read(ASKER, request, '{ exchangeNumber }')).toEqual({
      exchangeNumber: 'GX-9',
    });
    expect(await take('CSV', numbered)).toEqual({ ...COUNTS, read: 1, unchanged: 1 });
  });

  test('S7F7 MUST split what names data of several owners, and know it again', async () => {
    const file = json(
      filed({}, [{ resource_code: '314001/0003' }, { resource_code: '313001/0003' }]),
    );
    expect(await take('JSON', file)).toEqual({ ...COUNTS, read: 1, created: 1 });
    const rows = await hub.rows(
      'select owner, exchange_number from exchange.request order by owner',
    );
    expect(rows).toEqual([
      { owner: 'transport', exchange_number: 'GX-2026-0007' },
      { owner: 'water', exchange_number: 'GX-2026-0007' },
    ]);
    expect(await take('JSON', file)).toEqual({ ...COUNTS, read: 1, unchanged: 1 });
    for (const format of ['JSON', 'CSV'] as const)
      expect(await take(format, await exported(format))).toEqual({
        ...COUNTS,
        read: 2,
        unchanged: 2,
      });
  });

  test('S7F8 MUST submit again what was returned and comes mended, and refuse other changes', async () => {
    await take('JSON', json(filed()));
    const [row] = await hub.rows<{ id: string }>('select id from exchange.request');
    const request = { id: row?.id ?? '' };
    const mended = json(filed({ wanted_until: '2027-05-01' }));
    expect(await take('JSON', mended)).toEqual({
      ...COUNTS,
      read: 1,
      refused: 1,
      refusals: [
        {
          line: 1,
          column: 'wanted_until',
          value: '2027-05-01',
          reason: 'The request already exists and has "2027-11-23".',
        },
      ],
    });
    await acts.do('returnRequest', OPERATOR, request);
    hub.setClock('2026-11-30T01:00:00Z');
    expect(await take('JSON', mended)).toEqual({ ...COUNTS, read: 1, resubmitted: 1 });
    expect(await acts.read(ASKER, request, '{ state wantedUntil deadline { dueOn } }')).toEqual({
      state: 'SUBMITTED',
      wantedUntil: '2027-05-01',
      deadline: { dueOn: '2026-12-14' },
    });
    expect(await take('JSON', mended)).toEqual({ ...COUNTS, read: 1, unchanged: 1 });
  });

  test('S7F9 MUST say of everything that it refuses where it stands and why, and take the rest', async () => {
    const report = await take(
      'JSON',
      json(
        filed({
          exchange_number: 'A',
          applicant_kind: 'COUNCIL',
          districts: '440799',
          wanted_until: '2027-02-30',
          operations_per_day: 'many',
          purpose: '',
        }),
        filed({ exchange_number: 'B' }, [
          { resource_code: '999999/0001' },
          { resource_code: '314001/0003', share_type: '1', item_name: 'Foo.bar' },
        ]),
        filed({ exchange_number: '', applicant_id: 'water' }),
        filed(
          {
            exchange_number: 'D',
            applicant_kind: 'PARTNER',
            applicant_id: 'university',
            state: 'GRANTED',
          },
          [{ resource_code: '314001/0001' }],
        ),
        filed({ exchange_number: 'E', applicant_kind: 'DEPARTMENT', applicant_id: 'ocean' }, [
          { resource_code: '314001/0001' },
        ]),
        filed({ exchange_number: 'F' }, []),
        filed({ exchange_number: 'G' }),
      ),
    );
    expect({ ...report, refusals: [] }).toEqual({ ...COUNTS, read: 7, created: 1, refused: 6 });
    const told = (line: number) =>
      report.refusals
        .filter((one) => one.line === line)
        .map(({ column, value }) => [column, value]);
    expect(told(1)).toEqual([
      ['applicant_kind', 'COUNCIL'],
      ['operations_per_day', 'many'],
      ['wanted_until', '2027-02-30'],
      ['districts', '440799'],
      ['purpose', ''],
    ]);
    expect(told(2)).toEqual([
      ['resource_code', '999999/0001'],
      ['share_type', '1'],
      ['item_name', 'Foo.bar'],
    ]);
    expect(told(3)).toEqual([
      ['exchange_number', ''],
      ['resource_code', '314001/0003'],
    ]);
    expect(told(4)).toEqual([['state', 'GRANTED']]);
    expect(report.refusals.filter(({ line }) => line === 5)).toEqual([
      {
        line: 5,
        column: 'resource_code',
        value: '314001/0001',
        reason: expect.stringContaining('needs no request') as string,
      },
    ]);
    expect(told(6)).toEqual([['resource_code', '']]);
  });

  test('S7F10 MUST refuse lines of one request that contradict each other', async () => {
    const twice = writeCsvFile([
      filed({}, [{ resource_code: '314001/0003' }, { resource_code: '313001/0003' }]),
    ]);
    const lines = twice.split('\r\n');
    const contradicting = [
      ...lines.slice(0, 2),
      lines[2]?.replace('灌溉水源富营养化调查', '别的用途'),
      '',
    ].join('\r\n');
    expect(await take('CSV', contradicting)).toEqual({
      ...COUNTS,
      read: 1,
      refused: 1,
      refusals: [
        {
          line: 3,
          column: 'purpose',
          value: '别的用途',
          reason: 'Line 2 has another value for the same request.',
        },
      ],
    });
  });

  test('S7F11 MUST be for the operator alone, who then authorises nothing of it by himself', async () => {
    const FILE = {
      format: 'JSON',
      content: json(
        filed({ applicant_kind: 'PARTNER', applicant_id: 'university' }, [
          { resource_code: '314001/0001' },
        ]),
      ),
    };
    const IMPORT =
      'mutation ($format: DataRequestFileFormat!, $content: String!) { importRequests(format: $format, content: $content) { created } }';
    for (const caller of [
      ASKER,
      HANDLER,
      APPROVER,
      PARTNER,
      person('environment', 'RECORD_AUDITOR'),
    ]) {
      expect(await hub.codeOf(caller, IMPORT, FILE)).toBe('NOT_PERMITTED');
      expect(await hub.codeOf(caller, '{ exportRequests(format: CSV) }')).toBe('NOT_PERMITTED');
    }
    expect(await hub.codeOf(OPERATOR, IMPORT, FILE)).toBeNull();
    const [row] = await hub.rows<{ id: string }>('select id from exchange.request');
    const request = { id: row?.id ?? '' };
    expect(await acts.codeOf('authoriseRequest', OPERATOR, request)).toBe('TWO_PERSONS_NEEDED');
    expect(
      await acts.codeOf('authoriseRequest', { ...OPERATOR, subject: 'second-operator' }, request),
    ).toBeNull();
  });

  test('contains in the export the decision once it has been made, and the elements of the catalogue', async () => {
    await acts.inState('GRANTED');
    await acts.inState('DECISION_DRAFTED');
    const file = JSON.parse(await exported('JSON')) as { requests: Record<string, unknown>[] };
    expect(file.requests[0]).toMatchObject({
      state: 'GRANTED',
      decision: 'GRANT',
      document_number: '江水函〔2026〕7号',
      valid_from: '2026-11-23',
      valid_until: '2027-11-23',
      purpose: DRAFT.purpose,
      resources: [
        {
          resource_class: '3',
          resource_code: '314001/0003',
          provider: '市水务局',
          share_type: '2',
          open_to_public: '1',
          open_condition: '依申请开放',
          update_cycle: '每季度',
          granted_item_name: expect.arrayContaining(['ReservoirEcology.latest']) as string[],
        },
      ],
    });
    expect(file.requests[1]).toMatchObject({
      state: 'DECISION_DRAFTED',
      decision: null,
      document_number: null,
    });
  });

  test('S7F12 MUST keep numbers of the platform apart by owner', async () => {
    const [one, other] = [await acts.inState('SUBMITTED'), await acts.inState('SUBMITTED')];
    await acts.do('numberRequest', OPERATOR, one, { exchangeNumber: 'GX-1' });
    expect(await acts.codeOf('numberRequest', OPERATOR, other, { exchangeNumber: 'GX-1' })).toBe(
      'BAD_USER_INPUT',
    );
  });
});
