import { RESOURCE_ELEMENTS } from '../../../shared/domain/resource-elements';
import { DEADLINE_RULES, RULED_DEADLINES } from '../../../shared/domain/sharing-rules';
import { describeWithShared, sharedFile } from '../../setup/shared-folder';
import { sharedRows } from '../../setup/fixtures/shared-rows';
import { readFileSync } from 'node:fs';

test('there are 17 elements, each once', () => {
  expect(new Set(RESOURCE_ELEMENTS.map(({ id }) => id)).size).toBe(17);
});

describeWithShared('facts of sharing, against the files beside the project', () => {
  test('have the elements in the same order, under the same names', () => {
    const rows = sharedRows('domain', 'sharing', 'catalog_elements.csv');
    expect(RESOURCE_ELEMENTS.map(({ id, nameZh }) => [id, nameZh])).toEqual(
      rows.map((row) => [row['id'], row['name_zh']]),
    );
    expect(RESOURCE_ELEMENTS.map(({ isRequired }) => isRequired === 'NO')).toEqual(
      rows.map((row) => row['required'] === 'N'),
    );
  });

  test('have the deadlines of Decree 809 as they are remembered, with the same certainty', () => {
    const rules: unknown = JSON.parse(
      readFileSync(sharedFile('domain', 'sharing', 'sharing_rules.json'), 'utf8'),
    );
    expect(rules).toMatchObject({
      d51: { inForce: DEADLINE_RULES.answer.versions[0].validFrom },
      regulation809: {
        inForce: DEADLINE_RULES.answer.versions[1].validFrom,
        certainty: expect.stringContaining('MEDIUM') as string,
        deadlinesFromMemory: {
          unconditionalAnswerWorkingDays: RULED_DEADLINES.unconditionalAnswer,
          conditionalAnswerWorkingDays: RULED_DEADLINES.answer,
          extensionWorkingDays: RULED_DEADLINES.extension,
          provideAfterConsentWorkingDays: RULED_DEADLINES.provide,
          correctionWorkingDays: RULED_DEADLINES.correction,
        },
      },
    });
  });
});
