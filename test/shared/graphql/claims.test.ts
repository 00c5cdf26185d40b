import { Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { federate, type SubgraphParts } from '../../../shared/graphql/federate';
import { USUAL, type Dataset } from '../../../shared/sharing/dataset';
import { InDataset, Internal, Plumbing } from '../../../shared/sharing/in-dataset';

const DATASET: Dataset = {
  ...USUAL,
  id: 'test/open',
  catalogueCode: '300001/0001',
  titleZh: '测试',
  titleEn: 'Test',
  clause: 'A3.14(1)',
  topic: null,
  sharing: 'UNCONDITIONAL',
  openness: 'PUBLIC',
  because: 'A test.',
  update: 'DAILY',
  standards: [],
};

@InDataset('test/open')
@Directive('@key(fields: "id")')
@ObjectType('ClaimedThing')
class Thing {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Internal('record auditor') @Field(() => String, { nullable: true }) note!: string | null;
}

@Plumbing()
@ObjectType('ClaimedPage')
class Page {
  @Field(() => [Thing]) nodes!: Thing[];
}

@Resolver()
class ThingResolver {
  @Query(() => Thing, { nullable: true }) thing(): Thing | null {
    return null;
  }
  @Query(() => Page, { nullable: true }) things(): Page | null {
    return null;
  }
}

@ObjectType('LooseThing')
class Loose {
  @Field(() => String) secret!: string;
}

@Resolver()
class LooseResolver {
  @Query(() => Loose, { nullable: true }) loose(): Loose | null {
    return null;
  }
}

@Resolver()
class UndeclaredResolver {
  @InDataset('test/undeclared') @Query(() => String, { nullable: true }) number(): string | null {
    return null;
  }
}

const parts = (resolver: new () => object): SubgraphParts => ({
  name: 'test',
  datasets: [DATASET],
  resolvers: [resolver],
  types: [],
  references: {},
});

describe('the claims of a schema', () => {
  test('say of each field which dataset it is in: its own claim, its type, or what it leads to', async () => {
    const { claims } = await federate(parts(ThingResolver));
    expect(
      Object.fromEntries(claims.map(({ coordinate, dataset }) => [coordinate, dataset])),
    ).toEqual({
      'ClaimedThing.id': null,
      'ClaimedThing.name': 'test/open',
      'ClaimedThing.note': null,
      'ClaimedPage.nodes': null,
      'Query.thing': 'test/open',
      'Query.things': null,
    });
  });

  test('stop a department that publishes a field of no dataset, naming it', async () => {
    await expect(federate(parts(LooseResolver))).rejects.toMatchObject({
      code: 'SCHEMA_UNCLAIMED',
      message:
        'Department test publishes fields that no declared dataset claims: Query.loose (no dataset), LooseThing.secret (no dataset).',
    });
  });

  test('stop a department whose field names a dataset that it does not declare', async () => {
    await expect(federate(parts(UndeclaredResolver))).rejects.toMatchObject({
      code: 'SCHEMA_UNCLAIMED',
      message:
        'Department test publishes fields that no declared dataset claims: Query.number (test/undeclared).',
    });
  });
});
