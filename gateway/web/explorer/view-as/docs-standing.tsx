import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import type { Language } from '../../common/kept-language';
import { useLanguage } from '../../common/language';
import { useCatalogue, type Catalogue } from './catalogue';
import { reasonOf, standingOf, STANDINGS } from './standing';

/**
 * Puts above each field's description, in the docs and in the editor, the field's status for the
 * caller, its owner and the clause, and for a field that is cut what to do.
 */
export function DocsStanding() {
  const { language } = useLanguage();
  const schema = useGraphiQL((state) => state.schema);
  const { data: catalogue } = useCatalogue();
  const firsts = useRef(new WeakMap<object, string>());
  useEffect(() => {
    if (schema && catalogue)
      annotate(schema, (coordinate) => saidOf(coordinate, catalogue, language), firsts.current);
  }, [schema, catalogue, language]);
  return null;
}

/** `firsts` holds the original descriptions. */
function annotate(
  schema: GraphQLSchema,
  sayOf: (coordinate: string) => string | null,
  firsts: WeakMap<object, string>,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const first = firsts.get(field) ?? field.description ?? '';
      firsts.set(field, first);
      const said = sayOf(`${type.name}.${field.name}`);
      field.description = said === null ? first : `${said}\n\n${first}`;
    }
  }
}

function saidOf(coordinate: string, catalogue: Catalogue, language: Language): string | null {
  const dataset = catalogue.get(coordinate);
  if (!dataset) return null;
  const standing = STANDINGS[standingOf(dataset, coordinate)][language];
  return `**${standing}** · ${reasonOf(dataset)[language].split('\n').join(' · ')}`;
}
