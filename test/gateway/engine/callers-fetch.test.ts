import { parse } from 'graphql';
import { callersFetch } from '../../../gateway/engine/planning/callers-fetch';
import { responseKeys } from '../../../gateway/engine/planning/response-keys';

const keys = responseKeys(
  parse('type Query { goods: [Good] } type Good { price: Int name: String }'),
);
const fetch = (operation: string, path: ReadonlyArray<string> = []) => ({
  ...{ id: 0, department: 'shop', after: [], operation, path },
});

test.each([
  ['{goods{price__as:name}}', '{\n  goods {\n    price: name\n  }\n}'],
  ['{goods{shown:name}}', '{goods{shown:name}}'],
  ['{goods{price__as:name price}}', '{goods{price__as:name price}}'],
  ['{goods{price__as:name ...on Good{price}}}', '{goods{price__as:name ...on Good{price}}}'],
  ['{name__as:goods{price__as:name}}', '{\n  name: goods {\n    price: name\n  }\n}'],
])('writes %s with the aliases of the caller, where no other field has its key', (sent, shown) => {
  expect(callersFetch(fetch(sent), keys).operation).toBe(shown);
});

test('writes the place of an answer in the keys of the caller', () => {
  expect(callersFetch(fetch('{goods{name}}', ['price__as', '@']), keys).path).toEqual([
    'price',
    '@',
  ]);
});
