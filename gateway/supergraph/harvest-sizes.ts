import {
  Kind,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
} from 'graphql';
import type { DeclaredSizes, FieldSizes, MeasuredType } from '../rules/cost/declared-sizes';

/**
 * Reads the list sizes and weights that a supergraph declares: the standard `@cost` and
 * `@listSize`, and our own directives. They must be read here, because the schema that a gateway
 * serves no longer has them.
 */
export function harvestSizes(supergraphSdl: string): DeclaredSizes {
  const document = parse(supergraphSdl, { noLocation: true });
  const fields = new Map<string, FieldSizes>();
  const measured = new Map<string, MeasuredType>();
  const weights = new Map<string, number>();
  for (const type of document.definitions) {
    if (type.kind === Kind.SCALAR_TYPE_DEFINITION) {
      const weight = numberIn(applied(type, 'cost'), 'weight');
      if (weight !== undefined) weights.set(type.name.value, weight);
    }
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      continue;
    }
    const ofType = measuredType(applied(type, 'measured'));
    if (ofType) measured.set(type.name.value, ofType);
    for (const field of type.fields ?? []) {
      const sizes = fieldSizes(field);
      if (Object.keys(sizes).length > 0) {
        fields.set(`${type.name.value}.${field.name.value}`, sizes);
      }
    }
  }
  return { fields, measured, weights };
}

type Given = Readonly<Record<string, unknown>> | undefined;

interface WithDirectives {
  readonly directives?: ReadonlyArray<ConstDirectiveNode> | undefined;
}

/** The arguments of a directive, imported by its name or by its full name. */
function applied({ directives = [] }: WithDirectives, name: string): Given {
  const found = directives.find((one) => NAMES[name]?.includes(one.name.value));
  if (!found) return undefined;
  const given = found.arguments ?? [];
  return Object.fromEntries(
    given.map(({ name: argument, value }) => [argument.value, valueFromASTUntyped(value)]),
  );
}

const NAMES: Readonly<Record<string, ReadonlyArray<string>>> = {
  cost: ['cost'],
  listSize: ['listSize', 'cost__listSize'],
  measured: ['measured', 'sizes__measured'],
  perPeriod: ['perPeriod', 'sizes__perPeriod'],
  perItem: ['perItem', 'sizes__perItem'],
  perSeries: ['perSeries', 'sizes__perSeries'],
};

function fieldSizes(field: FieldDefinitionNode): FieldSizes {
  const list = applied(field, 'listSize');
  const period = applied(field, 'perPeriod');
  const items = applied(field, 'perItem');
  const indicators = textIn(applied(field, 'perSeries'), 'indicators');
  const weight = numberIn(applied(field, 'cost'), 'weight');
  const assumedSize = numberIn(list, 'assumedSize');
  return {
    ...(list && {
      list: {
        ...(assumedSize !== undefined && { assumedSize }),
        slicingArguments: textsIn(list, 'slicingArguments'),
        sizedFields: textsIn(list, 'sizedFields'),
      },
    }),
    ...(period && {
      period: {
        everySeconds: numberIn(period, 'everySeconds') ?? 1,
        sizedFields: textsIn(period, 'sizedFields'),
      },
    }),
    ...(items && {
      items: {
        argument: textIn(items, 'argument') ?? '',
        size: numberIn(items, 'size') ?? 1,
        absent: numberIn(items, 'absent') ?? 1,
      },
    }),
    ...(indicators !== undefined && { indicators }),
    ...(weight !== undefined && { weight }),
  };
}

function measuredType(given: Given): MeasuredType | undefined {
  if (!given) return undefined;
  return {
    kinds: textsIn(given, 'kinds'),
    series: numberIn(given, 'series') ?? 1,
    seriesOfIndicator: numberIn(given, 'seriesOfIndicator') ?? 1,
    everySeconds: numberIn(given, 'everySeconds') ?? 1,
  };
}

function numberIn(given: Given, name: string): number | undefined {
  const value = given?.[name];
  if (typeof value === 'number') return value;
  // IBM's draft writes weights as strings, Apollo's as integers.
  return typeof value === 'string' && value !== '' ? Number(value) : undefined;
}

function textIn(given: Given, name: string): string | undefined {
  const value = given?.[name];
  return typeof value === 'string' ? value : undefined;
}

function textsIn(given: Given, name: string): ReadonlyArray<string> {
  const value = given?.[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
