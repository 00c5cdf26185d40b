import {
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql';
import { FinishedText } from '../../../shared/graphql/finished-text';
import { askedFields, type AskedField, type DecidedOperation } from './asked-fields';
import { fitsOf } from './leaf-values';
import { INHERITED, type Values } from './values';

/** Returned in place of a shape when a value is not what the schema promises. */
export const ASTRAY = Symbol('a value that the schema does not promise');

/** Shapes the answer of an object; ASTRAY if only `exactShape` can say what is wrong with it. */
export type GeneratedShape = (values: Values) => Values | typeof ASTRAY;

/**
 * Generates the function that shapes an answer as one operation asks it: it checks each value and
 * copies the asked ones, and does nothing else. Objects of an abstract type get a function for each
 * concrete type when the first one arrives.
 */
export function generatedShape(
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  operation: DecidedOperation,
): GeneratedShape {
  return generated(type, [selectionSet], operation);
}

function generated(
  type: GraphQLObjectType,
  selections: ReadonlyArray<SelectionSetNode>,
  operation: DecidedOperation,
): GeneratedShape {
  const source = new ShapeSource(operation);
  const name = source.objectFunction(type, selections);
  const text = `'use strict';\n${source.text()}\nreturn ${name};`;
  // Names come from a validated operation and are quoted as JSON; everything else is a constant.
  const make = new Function('astray', 'finished', 'constants', text) as (
    astray: typeof ASTRAY,
    finished: typeof FinishedText,
    constants: ReadonlyArray<unknown>,
  ) => GeneratedShape;
  return make(ASTRAY, FinishedText, source.constants);
}

class ShapeSource {
  readonly constants: unknown[] = [];
  private readonly functions: string[] = [];
  private names = 0;

  constructor(private readonly operation: DecidedOperation) {}

  text(): string {
    return this.functions.join('\n');
  }

  /** Adds a function for objects of this type; returns its name. */
  objectFunction(type: GraphQLObjectType, selections: ReadonlyArray<SelectionSetNode>): string {
    const name = this.name('object');
    const fields = askedFields(type, selections, this.operation);
    const read = fields.map((asked) => this.field(type, asked));
    const shape = read.map(({ key, value }) => `[${key}]: ${value}`).join(', ');
    const lines = [
      `const typename = values.__typename;`,
      `if (typename !== undefined && typename !== ${quoted(type.name)}) return astray;`,
      ...read.flatMap(({ code }) => code),
      `return { ${shape} };`,
    ];
    this.functions.push(`function ${name}(values) {\n${lines.join('\n')}\n}`);
    return name;
  }

  private field(parent: GraphQLObjectType, asked: AskedField) {
    const key = quoted(asked.key);
    if (asked.field.name === '__typename') return { key, value: quoted(parent.name), code: [] };
    const value = this.name('value');
    const planned = quoted(asked.planned);
    const read = INHERITED.has(asked.planned)
      ? `Object.hasOwn(values, ${planned}) ? values[${planned}] : undefined`
      : `values[${planned}]`;
    const check = this.check(value, asked.field.type, asked.below);
    const code = [
      `let ${value} = ${read};`,
      ...(check.length > 0 ? [`if (!(${value} instanceof finished)) {`, ...check, `}`] : []),
    ];
    return { key, value, code };
  }

  /** Statements that check a variable and replace it by its shape. */
  private check(
    value: string,
    type: GraphQLOutputType,
    below: ReadonlyArray<SelectionSetNode>,
  ): ReadonlyArray<string> {
    const isAbsent = `${value} === null || ${value} === undefined`;
    if (isNonNullType(type))
      return [`if (${isAbsent}) return astray;`, ...this.present(value, type.ofType, below)];
    const present = this.present(value, type, below);
    return present.length === 0
      ? [`if (${value} === undefined) ${value} = null;`]
      : [`if (${isAbsent}) ${value} = null;`, `else {`, ...present, `}`];
  }

  private present(
    value: string,
    type: GraphQLOutputType,
    below: ReadonlyArray<SelectionSetNode>,
  ): ReadonlyArray<string> {
    if (isListType(type)) return this.list(value, type.ofType, below);
    if (isNonNullType(type)) throw new TypeError('A type is non-null once.');
    if (isLeafType(type)) return this.leaf(value, type);
    const shape = isObjectType(type)
      ? this.objectFunction(type, below)
      : this.constant(abstractShape(type, below, this.operation));
    return [
      `if (typeof ${value} !== 'object' || Array.isArray(${value})) return astray;`,
      `${value} = ${shape}(${value});`,
      `if (${value} === astray) return astray;`,
    ];
  }

  private list(
    value: string,
    itemType: GraphQLOutputType,
    below: ReadonlyArray<SelectionSetNode>,
  ): ReadonlyArray<string> {
    const [item, items, at] = [this.name('item'), this.name('items'), this.name('at')];
    return [
      `if (!Array.isArray(${value})) return astray;`,
      `const ${items} = new Array(${value}.length);`,
      `for (let ${at} = 0; ${at} < ${items}.length; ${at} += 1) {`,
      `let ${item} = ${value}[${at}];`,
      ...this.check(item, itemType, below),
      `${items}[${at}] = ${item};`,
      `}`,
      `${value} = ${items};`,
    ];
  }

  private leaf(value: string, type: GraphQLLeafType): ReadonlyArray<string> {
    const fits = fitsOf(type);
    return fits ? [`if (!${this.constant(fits)}(${value})) return astray;`] : [];
  }

  private constant(value: unknown): string {
    this.constants.push(value);
    return `constants[${String(this.constants.length - 1)}]`;
  }

  private name(what: string): string {
    this.names += 1;
    return `${what}${String(this.names)}`;
  }
}

/** Chooses the function by the type of each object. */
function abstractShape(
  type: GraphQLCompositeType,
  below: ReadonlyArray<SelectionSetNode>,
  operation: DecidedOperation,
): GeneratedShape {
  const shapes = new Map<unknown, GeneratedShape>();
  return (values) => {
    const typename = values['__typename'];
    const known = shapes.get(typename);
    if (known) return known(values);
    const own = typeof typename === 'string' ? operation.schema.getType(typename) : undefined;
    if (!isObjectType(own) || !operation.isOfType(own.name, type.name)) return ASTRAY;
    const shape = generated(own, below, operation);
    shapes.set(typename, shape);
    return shape(values);
  };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
