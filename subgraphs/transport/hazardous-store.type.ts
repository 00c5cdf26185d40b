import { ArgsType, Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../shared/graphql/connection';
import { DateScalar } from '../../shared/graphql/scalars';
import { Provenance } from '../../shared/monitoring/vocabulary';
import { InDataset } from '../../shared/sharing/in-dataset';
import { District, Place, WaterBody } from './entities.type';
import { ListSize } from '../../shared/graphql/list-size';

const DATASET = 'transport/port-hazchem-storage';

@InDataset(DATASET)
@ObjectType({ simpleResolvers: true, description: 'A hazardous chemical in a store (危险化学品)' })
export class StoredChemical {
  @Field(() => String, {
    nullable: true,
    description: 'UN number, four digits, GB 12268 (联合国编号)',
  })
  unNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in Chinese (品名)' })
  nameZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名)' })
  nameEn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Class or division of GB 6944: 2.1, 2.3, 3, 8 … (危险性类别)',
  })
  hazardClass!: string | null;

  @Field(() => Float, { nullable: true, description: 'Quantity, t, as last reported (储存量)' })
  quantity!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the report (申报日期)' })
  reportedOn!: string | null;
}

@InDataset(DATASET)
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Store of hazardous chemicals in a port area, from the monthly register; shared on request (港口危险化学品储存点)',
})
export class HazardousStore {
  @Field(() => ID, { description: 'Stable id (储存点标识)' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name in Chinese (名称)' })
  nameZh!: string | null;

  @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
  nameEn!: string | null;

  @Field(() => String, { nullable: true, description: 'Port area (所在港区)' })
  port!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'TANK_FARM 储罐区, WAREHOUSE 仓库 or CONTAINER_YARD 堆场 (储存方式)',
  })
  storageKind!: string | null;

  @Field(() => Float, { nullable: true, description: 'Licensed capacity, t (核准储量)' })
  capacity!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Licence for work with dangerous goods in ports (港口危险货物作业附证)',
  })
  licence!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the licence (有效期至)' })
  licenceValidUntil!: string | null;

  @Field(() => District, { nullable: true, description: 'District (所在县市区)' })
  district!: InstanceType<typeof District> | null;

  @Field(() => Place, { nullable: true, description: 'Cell of the H3 grid (所在网格)' })
  place!: InstanceType<typeof Place> | null;

  @Field(() => WaterBody, { nullable: true, description: 'Water body at its wharf (临近水体)' })
  waterBody!: InstanceType<typeof WaterBody> | null;

  @ListSize(4)
  @Field(() => [StoredChemical], {
    nullable: true,
    description: 'Contents, by UN number (储存品种)',
  })
  chemicals!: StoredChemical[] | null;

  @Field(() => Provenance, {
    nullable: true,
    description: 'A real store, or one of the demonstration (来源)',
  })
  provenance!: Provenance | null;
}

/** A page of stores. */
export const HazardousStoreConnection = connectionOf(HazardousStore);

/** The arguments of the list of stores. */
@ArgsType()
export class HazardousStoreArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Page size, at most 500 (每页条数)' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item seen (游标)' })
  after?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only stores in the district of this code, GB/T 2260 (县市区代码)',
  })
  district?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only stores that hold this UN number (联合国编号)',
  })
  unNumber?: string | null;
}
