import 'reflect-metadata';
import { dutiesCommand } from '../../../../gateway/cli/schema/duties';
import { textTable } from '../../../../gateway/cli/text-table';
import { readSettings } from '../../../../shared/config/settings';

async function said(options: Readonly<Record<string, boolean>>): Promise<string> {
  const lines: string[] = [];
  await dutiesCommand.run({
    settings: readSettings({}),
    positionals: [],
    options,
    terminal: {
      isWatched: false,
      say: (line) => void lines.push(line),
      note: () => undefined,
      progress: () => undefined,
    },
    stop: new AbortController().signal,
  });
  return lines.join('\n');
}

describe('the command duties', () => {
  test('answers JSON of exactly six keys', async () => {
    const answer = JSON.parse(await said({ json: true })) as object;
    expect(Object.keys(answer)).toEqual([
      'fulfilled',
      'unfulfilled',
      'unclaimedFields',
      'inconsistencies',
      'indicators',
      'contested',
    ]);
  });

  test('shows a person each duty with its datasets, and what is missing, in both languages', async () => {
    const text = await said({});
    expect(text).toContain('A3.14(2)  市水务局 water');
    expect(text).toMatch(
      /→ water\/reservoir-water-ecology，依据 basis A3\.14\(2\)，\d+ 个字段 fields/,
    );
    expect(text).toMatch(
      /A3\.18 +市安全监管局 work-safety +矿山及尾矿库信息 mines-tailings +尚无部门子图/,
    );
    expect(text).toContain('社会环境监测机构信用等级');
    expect(text).toContain('无依据的字段 Fields without a basis (0)\n无 none');
    expect(text).toMatch(
      /soil_cd +土壤镉 +agriculture\/farmland-soil-metals, environment\/soil-point-metals/,
    );
    expect(text).toMatch(
      /Indicators without a dataset, which cannot be stored \(\d+\)[^]*ethylene +乙烯/,
    );
  });
});

test('a column is as wide as its widest text, a Chinese character counting twice', () => {
  expect(
    textTable([
      ['江门', 'a', 'x'],
      ['abc', '，b', 'y'],
    ]),
  ).toBe('江门  a    x\nabc   ，b  y');
});
