import { aliases } from './aliases';
import { depth } from './depth';
import { directives } from './directives';
import { expansion } from './cost/expansion';
import { fragments } from './fragments';
import { listSize } from './cost/list-size';
import { names } from './names';
import { nesting } from './nesting';
import { repeats } from './repeats';
import { rootFields } from './root-fields';
import type { Rule } from './rule';
import { storableLiterals, storableVariables } from './storable-texts';
import { tokens } from './tokens';

/**
 * The rules that depend only on the document, in order; their result is valid as long as the
 * document is cached.
 */
export const documentRules: ReadonlyArray<Rule> = [
  tokens,
  nesting,
  names,
  fragments,
  depth,
  aliases,
  rootFields,
  directives,
  expansion,
  repeats,
  storableLiterals,
];

/**
 * The rules that also depend on variables, in order; they are applied to every request, before its
 * cost is counted.
 */
export const requestRules: ReadonlyArray<Rule> = [storableVariables, listSize];
