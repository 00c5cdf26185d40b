import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isUnionType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { actOfPolicy, idsOf, type PolicyIndex } from '../../shared/sharing/policy-index';
import { classBadge, datasetAnchor, type DescribedDataset } from './dataset-list';
import { bilingual, escaped, type Words } from './markup';
import { typeAnchor, typeEntry, type Binding } from './type-entry';

/** Input of the schema's reference. */
export interface ReferenceSources {
  /** The schema that callers see. */
  readonly schema: GraphQLSchema;
  readonly index: PolicyIndex;
  readonly datasets: ReadonlyArray<DescribedDataset>;
}

/** The types of one kind. */
export interface ReferenceSection {
  readonly anchor: string;
  readonly title: Words;
  readonly types: ReadonlyArray<{ readonly name: string; readonly anchor: string }>;
  readonly html: string;
}

/** Every type of the schema, by kind; queries and mutations first. */
export function reference({
  schema,
  index,
  datasets,
}: ReferenceSources): ReadonlyArray<ReferenceSection> {
  const binding = bindingOf(index, datasets);
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => type ?? []);
  const others = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !roots.some((root) => root === type))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const section = (anchor: string, title: Words, types: ReadonlyArray<GraphQLNamedType>) => ({
    anchor,
    title,
    types: types.map(({ name }) => ({ name, anchor: typeAnchor(name) })),
    html: types.map((type) => typeEntry(type, binding)).join('\n'),
  });
  return [
    section('roots', { zh: '查询与办理', en: 'Queries and mutations' }, roots),
    ...KINDS.map(({ anchor, title, holds }) => section(anchor, title, others.filter(holds))),
  ].filter(({ types }) => types.length > 0);
}

interface TypeKind {
  readonly anchor: string;
  readonly title: Words;
  readonly holds: (type: GraphQLNamedType) => boolean;
}

/** Types that only paginate lists are listed separately. */
const isOfPages = ({ name }: GraphQLNamedType) => /(Connection|Edge)$/.test(name);

const KINDS: ReadonlyArray<TypeKind> = [
  {
    anchor: 'objects',
    title: { zh: '对象类型', en: 'Object types' },
    holds: (type) => isObjectType(type) && !isOfPages(type),
  },
  { anchor: 'interfaces', title: { zh: '接口', en: 'Interfaces' }, holds: isInterfaceType },
  { anchor: 'unions', title: { zh: '联合类型', en: 'Unions' }, holds: isUnionType },
  { anchor: 'inputs', title: { zh: '输入类型', en: 'Inputs' }, holds: isInputObjectType },
  { anchor: 'enums', title: { zh: '枚举', en: 'Enumerations' }, holds: isEnumType },
  {
    anchor: 'scalars',
    title: { zh: '标量', en: 'Scalars' },
    holds: isScalarType,
  },
  {
    anchor: 'pages',
    title: { zh: '分页列表', en: 'Pages of lists' },
    holds: (type) => isObjectType(type) && isOfPages(type),
  },
];

/** Names the datasets of a field, or the act to which it belongs. */
function bindingOf(index: PolicyIndex, datasets: ReadonlyArray<DescribedDataset>): Binding {
  const known = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  return (coordinate) =>
    idsOf(index.fields.get(coordinate) ?? [])
      .map((id) => bindingText(id, known.get(id)))
      .join(' ');
}

/** Acts are allowed by a role, not by a dataset. */
const ACT: Words = { zh: '岗位操作', en: 'act' };

function bindingText(id: string, dataset: DescribedDataset | undefined): string {
  const act = actOfPolicy(id);
  if (act !== null) return `<span class="dataset">${bilingual(ACT)} ${escaped(act)}</span>`;
  if (!dataset) throw new TypeError(`No department declares the dataset "${id}".`);
  return `<a class="dataset" href="#${datasetAnchor(id)}">${escaped(id)}</a> ${classBadge(dataset.sharing)}`;
}
