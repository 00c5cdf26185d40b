import { wordsOf } from '../../gateway/web/console/analysis/field-terms';

const field = (name: string, description: string | null) => ({ name, description });

test('a field is called by the Chinese term that most fields of its name end with', () => {
  const words = wordsOf({
    __schema: {
      types: [
        {
          fields: [field('value', 'Value, in `unit` (数值)'), field('id', 'No Chinese here (id)')],
        },
        { fields: [field('value', 'Measured value (监测值)'), field('at', null)] },
        { fields: [field('value', 'Total (month) (数值)')] },
        { fields: null },
      ],
    },
  });
  expect([...words]).toEqual([['value', '数值']]);
});
