import { getNamedType, getNullableType, isListType } from 'graphql';
import type { SelectedField } from './cost/field-size';
import { entryOf, givenArgument } from './cost/list-bounds';
import type { Origin } from './scope';

/**
 * Which district the objects behind a field are, or lie in, as far as the question says: by its
 * argument `code`, by its filter, or by what stands around it.
 */
export function originOf({ node, definition, scope, facts }: SelectedField): Origin {
  const type = definition && getNamedType(definition.type).name;
  if (type === 'District') {
    if (definition && isListType(getNullableType(definition.type))) return {};
    const code = givenArgument(node, 'code', facts);
    if (typeof code === 'string') return { district: code };
    return scope.origin; // A station's district is the one in which its list was asked.
  }
  const asked = entryOf(givenArgument(node, 'filter', facts), 'district');
  if (typeof asked === 'string') return { district: asked };
  return isWithinDistrict(type, scope.type?.name) ? scope.origin : {};
}

/** Stations of a district lie in it, and so do the pages of their list; what stands around their place may not. */
function isWithinDistrict(type: string | undefined, around: string | undefined): boolean {
  if (type === undefined || around === undefined) return false;
  const isPage = around.endsWith('Connection') || around.endsWith('Edge');
  return isPage || (around === 'District' && type.endsWith('Connection'));
}
