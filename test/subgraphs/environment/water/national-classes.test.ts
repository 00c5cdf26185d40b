import { department as environment } from '../../../../subgraphs/environment/department';
import { departmentHub, type DepartmentHub } from '../../../setup/department-hub';
import { describeWithShared, sharedFile } from '../../../setup/shared-folder';

const CLASSES = ['I', 'II', 'III', 'IV', 'V', 'INFERIOR_V'];

interface Section {
  readonly nameZh: string;
  readonly published: { readonly nodes: ReadonlyArray<Published> };
  readonly [judged: `at${number}`]: Judged | null;
}
interface Published {
  readonly from: string;
  readonly value: number;
}
interface Judged {
  readonly at: string;
  readonly judgedAs: string;
  readonly class: string | null;
  readonly reason: string | null;
}

/** Classes as the network published them and as the hub judges them, at the same instants. */
interface Comparison {
  readonly compared: number;
  readonly equal: number;
  /** Why there is no class, of each reading without one. */
  readonly reasons: ReadonlyArray<string>;
  readonly lakes: ReadonlyArray<string>;
}

describeWithShared('the classes of the national network', () => {
  // The lakes of the second file are under maintenance, so that nothing is judged there.
  test.each([
    ['guangdong_2021-04-01_05.csv', '2021', ['新丰江水库', '渠首', '良德水库'], 1900],
    ['guangdong_2020-05-08.raw.json', '2020', [], 80],
  ])(
    'in %s are those that the hub finds, in 98.5 of 100 readings, and its lakes are judged as lakes',
    async (file, year, lakes, atLeast) => {
      const hub = await departmentHub([environment]);
      try {
        await hub.import('environment/surface-water', sharedFile('data', 'water', file), { year });
        const found = await compared(hub);
        expect(found.lakes).toEqual(lakes);
        expect(found.compared).toBeGreaterThan(atLeast);
        expect(found.reasons.filter((reason) => reason !== 'ITEM_MISSING')).toEqual([]);
        expect(found.equal / found.compared).toBeGreaterThanOrEqual(0.985);
      } finally {
        await hub.close();
      }
    },
  );
});

async function compared(hub: DepartmentHub): Promise<Comparison> {
  const sections = await sectionsAt(hub, []);
  const instants = [
    ...new Set(sections.flatMap(({ published }) => published.nodes.map(({ from }) => from))),
  ];
  const judged = await sectionsAt(hub, instants);
  const pairs = judged.flatMap((section) =>
    section.published.nodes.flatMap(({ from, value }) => {
      const found = section[`at${instants.indexOf(from)}`];
      return found?.at === from ? [{ section, found, published: CLASSES[value - 1] }] : [];
    }),
  );
  const withClass = pairs.filter(({ found }) => found.class !== null);
  const lakes = pairs.filter(({ found }) => found.judgedAs === 'LAKE');
  return {
    compared: withClass.length,
    equal: withClass.filter(({ found, published }) => found.class === published).length,
    reasons: pairs.flatMap(({ found }) => found.reason ?? []),
    lakes: [...new Set(lakes.map(({ section }) => section.nameZh))].toSorted(),
  };
}

async function sectionsAt(
  hub: DepartmentHub,
  instants: ReadonlyArray<string>,
): Promise<ReadonlyArray<Section>> {
  const judged = instants.map(
    (at, n) => `at${String(n)}: assessment(at: "${at}") { at judgedAs class reason }`,
  );
  const { data, errors } = await hub.ask(
    'environment',
    `{ surfaceWaterSections(first: 200) { nodes { nameZh
         published: observations(indicator: "published_class", first: 500, from: "2020-01-01T00:00:00Z", to: "2022-01-01T00:00:00Z") { nodes { from value } }
         ${judged.join('\n')} } } }`,
  );
  expect(errors).toBeUndefined();
  const { surfaceWaterSections } = data as { surfaceWaterSections: { nodes: Section[] } };
  return surfaceWaterSections.nodes;
}
