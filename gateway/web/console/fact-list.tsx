import type { ReactNode } from 'react';

/** A name and what is to be said of it; null, undefined and false: nothing, and the name is left out. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts of one thing, each beside its name. */
export function FactList({ facts }: { readonly facts: ReadonlyArray<Fact> }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null || value === undefined || value === false ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
