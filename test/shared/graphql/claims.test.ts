import { Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { federate, type SubgraphParts } from '../../../shared/graphql/federate';
import { ListSize } from '../../../shared/graphql/list-size';
import { DEFAULTS, type Dataset } from '../../../shared/sharing/dataset';
import { InDataset, Internal, Plumbing } from '../../../shared/sharing/in-dataset';

const DATASET: Dataset = {
  ...DEFAULTS,
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
  @Internal('READ_WHOLE_RECORD', 'READ_OWN_RECORD') @Field(() => String, { nullable: true }) note!:
    string | null;
}

@Plumbing()
@ObjectType('ClaimedPage')
class Page {
  @ListSize(10) @Field(() => [Thing]) nodes!: Thing[];
}

@Resolver()
class ThingResolver {
  @Query(() => Thing, { nullable: true }) thing(): Thing | null {
    return null;
  }
  @InDataset('test/open')
  @Query(() => Page, { nullable: true })
  things(): Page | null {
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

@Resolver()
class UnboundPageResolver {
  @Query(() => Page, { nullable: true }) pages(): Page | null {
    return null;
  }
}

@Plumbing()
@Directive('@key(fields: "code")')
@ObjectType('ClaimedDistrict')
class District {
  @Field(() => ID) code!: string;
  @Field(() => String, { nullable: true }) secretCount!: string | null;
}

@Resolver(() => District)
class DistrictResolver {
  @InDataset('test/open') @Query(() => District, { nullable: true }) district(): District | null {
    return null;
  }
}

describe('the claims of a schema', () => {
  test('say of each field which dataset it is in: its own claim, its type, or what it leads to', async () => {
    const { index, sdl } = await federate(parts(ThingResolver));
    expect(Object.fromEntries(index.fields)).toEqual({
      'ClaimedThing.name': [['test/open']],
      'ClaimedThing.note': [['act/READ_WHOLE_RECORD'], ['act/READ_OWN_RECORD']],
      'Query.thing': [['test/open']],
      'Query.things': [['test/open']],
    });
    expect(Object.fromEntries(index.entries)).toEqual({ ClaimedThing: [['test/open']] });
    expect(sdl).toContain('name: String! @policy(policies: [["test/open"]])');
    expect(sdl).toContain('id: ID!\n');
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

  test('do not take plumbing for a claim where nothing leads to a field but the field itself', async () => {
    await expect(federate(parts(UnboundPageResolver))).rejects.toMatchObject({
      message: expect.stringContaining('Query.pages (no dataset)') as string,
    });
    await expect(federate(parts(DistrictResolver))).rejects.toMatchObject({
      message: expect.stringContaining('ClaimedDistrict.secretCount (no dataset)') as string,
    });
  });
});
