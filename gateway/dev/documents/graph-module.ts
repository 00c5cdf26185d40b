import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql';
import { plainText, typeText, type UsedTypes } from './type-text';

/** The module of the enumerations and inputs that documents use, directly or within inputs. */
export function graphModule(used: UsedTypes): string {
  const written = new Map<string, string>();
  // Iterating over a Set includes elements added meanwhile.
  for (const type of used) {
    if (isEnumType(type)) written.set(type.name, enumText(type));
    if (isInputObjectType(type)) written.set(type.name, inputText(type, used));
  }
  return inOrder(written);
}

/**
 * The module of the words for enumeration values, from the graph's descriptions: `Air (空气)`. An
 * enumeration is omitted, and has no constant to import, if one of its values has no such
 * description.
 */
export function wordsModule(used: UsedTypes): string {
  const written = new Map<string, string>();
  for (const type of used) {
    const words = isEnumType(type) ? wordsText(type) : null;
    if (words !== null) written.set(type.name, words);
  }
  const names = [...written.keys()].sort().join(', ');
  const imports = `import type { Words } from '../common/language';\nimport type { ${names} } from './graph';\n\n`;
  return names === '' ? 'export {};\n' : `${imports}${inOrder(written)}`;
}

/** A variable or a member of an input; if it may be null, it may be omitted. */
export function inputMember(
  { name, type }: { readonly name: string; readonly type: GraphQLInputType },
  used: UsedTypes,
): string {
  const text = typeText(type, (of) => plainText(of, used));
  return `readonly ${name}${isNonNullType(type) ? '' : '?'}: ${text};`;
}

function enumText(type: GraphQLEnumType): string {
  const values = type.getValues().map(({ name }) => `'${name}'`);
  return `export type ${type.name} = ${values.join(' | ')};\n`;
}

function inputText(type: GraphQLInputObjectType, used: UsedTypes): string {
  const members = Object.values(type.getFields()).map((field) => {
    const type = field.defaultValue === undefined ? field.type : getNullableType(field.type);
    return inputMember({ name: field.name, type }, used);
  });
  return `export interface ${type.name} {\n  ${members.join('\n  ')}\n}\n`;
}

function wordsText(type: GraphQLEnumType): string | null {
  const entries = type.getValues().map(({ name, description }) => {
    const [, en, zh] =
      /^([^]*?)\s*[(（]([^()（）]*[\u4e00-\u9fff][^()（）]*)[)）]\s*$/.exec(description ?? '') ??
      [];
    return en && zh ? `  ${name}: ${JSON.stringify({ zh, en })},` : null;
  });
  if (entries.includes(null)) return null;
  const name = `${type.name}Words`;
  return `export const ${name}: Readonly<Record<${type.name}, Words>> = {\n${entries.join('\n')}\n};\n`;
}

function inOrder(written: ReadonlyMap<string, string>): string {
  const sorted = [...written].sort(([one], [other]) => one.localeCompare(other));
  return sorted.length === 0 ? 'export {};\n' : sorted.map(([, text]) => text).join('\n');
}
