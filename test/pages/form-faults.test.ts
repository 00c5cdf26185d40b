import { faultsOf } from '../../gateway/web/common/form/form-faults';

const FIELDS = ['purpose', 'datasets', 'wantedUntil', 'validTo', 'newPassword'];
const placed = (message: string, extensions: Readonly<Record<string, unknown>> = {}) => {
  const { ofField, ofForm } = faultsOf([{ message, extensions }], FIELDS);
  return [
    ...[...ofField].map(([field, of]) => [field, of.map((one) => one.message)]),
    ...(ofForm.length > 0 ? [['', ofForm.map((one) => one.message)]] : []),
  ];
};

describe('a refusal is shown at the field', () => {
  test.each([
    ['newPassword: It is too short.', 'newPassword'],
    ['validTo requires a day after 2026-01-01, but got: "2025-01-01".', 'validTo'],
    ['draft.purpose accepts at most 300 characters, but got 301.', 'purpose'],
    ['datasets: "water/x" is not in the catalogue.', 'datasets'],
    [
      'Variable "$draft" got invalid value "soon" at "draft.wantedUntil"; Date cannot represent it.',
      'wantedUntil',
    ],
    ['Variable "$validTo" got invalid value "soon"; Date cannot represent it.', 'validTo'],
  ])('that it names: %s', (message, field) => {
    expect(placed(message)).toEqual([[field, [message]]]);
  });

  test.each([
    'It has been confirmed already.',
    'This wants a purpose.',
    'applicantName: unknown.',
    '',
  ])('of none if it names no field of the form: "%s"', (message) => {
    expect(placed(message)).toEqual([['', [message]]]);
  });

  test('each of its faults separately; faults of no field are shown with the form', () => {
    const faults = ['purpose: at least 1.', 'purpose: one line.', 'validTo: later.', 'It is late.'];
    expect(placed(faults.join(' '), { code: 'BAD_USER_INPUT', faults })).toEqual([
      ['purpose', ['purpose: at least 1.', 'purpose: one line.']],
      ['validTo', ['validTo: later.']],
      ['', ['It is late.']],
    ]);
  });
});
