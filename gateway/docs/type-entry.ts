import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';
import { bilingual, escaped } from './markup';

/**
 * The HTML of the policies of a coordinate (`Type.field`): its datasets with their classes; empty
 * if there are none.
 */
export type Binding = (coordinate: string) => string;

/** One type of the schema: its description, and its fields, values or possible types. */
export function typeEntry(type: GraphQLNamedType, binding: Binding): string {
  return `<details class="type" id="${typeAnchor(type.name)}"><summary><code>${type.name}</code> ${described(type.description)}</summary>
${interfacesOf(type)}${membersOf(type, binding).join('\n')}</details>`;
}

/** The anchor of a type. */
export function typeAnchor(name: string): string {
  return `type-${name}`;
}

function interfacesOf(type: GraphQLNamedType): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  const names = type.getInterfaces().map((one) => typeLink(one));
  if (names.length === 0) return '';
  return `<p>${bilingual({ zh: '实现：', en: 'Implements: ' })}${names.join(', ')}</p>\n`;
}

function membersOf(type: GraphQLNamedType, binding: Binding): ReadonlyArray<string> {
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).map((field) => fieldEntry(type.name, field, binding));
  }
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(inputEntry);
  if (isEnumType(type)) return type.getValues().map(valueEntry);
  if (isUnionType(type)) return [`<p>${type.getTypes().map(typeLink).join(' | ')}</p>`];
  return [];
}

function fieldEntry(
  owner: string,
  field: GraphQLField<unknown, unknown>,
  binding: Binding,
): string {
  const coordinate = `${owner}.${field.name}`;
  const taken = field.args.map(argumentEntry);
  const list = taken.length === 0 ? '' : `<ul>${taken.join('')}</ul>`;
  return `<div class="member" id="${coordinate}"><code>${field.name}: ${typeLink(field.type)}</code> ${binding(coordinate)}<p>${described(field.description)}${deprecation(field)}</p>${list}</div>`;
}

function argumentEntry(argument: GraphQLArgument): string {
  return `<li><code>${argument.name}: ${typeLink(argument.type)}${defaultOf(argument)}</code> ${described(argument.description)}</li>`;
}

function inputEntry(field: GraphQLInputField): string {
  return `<div class="member"><code>${field.name}: ${typeLink(field.type)}${defaultOf(field)}</code><p>${described(field.description)}</p></div>`;
}

function valueEntry(value: {
  readonly name: string;
  readonly description?: string | null | undefined;
}): string {
  return `<div class="member"><code>${value.name}</code><p>${described(value.description)}</p></div>`;
}

function defaultOf({ astNode }: GraphQLArgument | GraphQLInputField): string {
  const value = astNode?.defaultValue;
  return value === undefined ? '' : escaped(` = ${print(value)}`);
}

function deprecation({ deprecationReason: reason }: GraphQLField<unknown, unknown>): string {
  if (reason === undefined || reason === null) return '';
  return ` <strong>${bilingual({ zh: '已弃用：', en: 'Deprecated: ' })}${escaped(reason)}</strong>`;
}

/** A type with its list and non-null marks; the name is a link to its entry. */
function typeLink(type: GraphQLType): string {
  const { name } = getNamedType(type);
  return String(type).replace(name, `<a href="#${typeAnchor(name)}">${name}</a>`);
}

/** A description; a Chinese term in brackets at its end is marked as Chinese. */
function described(text: string | null | undefined): string {
  const [, rest, term] = /^(.*?)(?: \(([^()]*\p{Script=Han}[^()]*)\))$/su.exec(text ?? '') ?? [];
  if (rest === undefined || term === undefined) return escaped(text ?? '');
  return `${escaped(rest)} <span class="term" lang="zh-CN">${escaped(term)}</span>`;
}
