import type { Link } from './link';

/** A subgraph as the supergraph names it. */
export interface SubgraphDefinition {
  readonly name: string;
  readonly url?: string;
}

/** Opens the link to a subgraph. */
export type LinkFor = (subgraph: SubgraphDefinition) => Link;

/** The links of an engine, from one supergraph to the next. */
export interface OpenLinks {
  /** The link to this subgraph; one of the same name to another address retires. */
  linkTo(subgraph: SubgraphDefinition): Link;
  /** Retires the links to all others. */
  keepOnly(departments: ReadonlySet<string>): void;
  inUse(): ReadonlyArray<Link>;
  /** Counts a request as in progress, so that its links are not closed. */
  track<T>(request: Promise<T>): Promise<T>;
  /** Closes all links once the requests in progress have ended. */
  close(): Promise<void>;
}

/** No links yet. */
export function openLinks(linkFor: LinkFor): OpenLinks {
  const links = new Map<string, Link>();
  const addresses = new WeakMap<Link, string>();
  const underWay = new Set<Promise<unknown>>();
  const retiring = new Set<Promise<void>>();
  const retire = (link: Link) => {
    links.delete(link.department);
    const closed = Promise.allSettled(underWay)
      .then(() => link.close())
      .finally(() => retiring.delete(closed));
    retiring.add(closed);
  };
  return {
    linkTo: (subgraph) => {
      const { name, url = '' } = subgraph;
      const known = links.get(name);
      if (known && addresses.get(known) === url) return known;
      if (known) retire(known);
      const link = linkFor(subgraph);
      links.set(name, link);
      addresses.set(link, url);
      return link;
    },
    keepOnly: (departments) => {
      for (const [name, link] of links) if (!departments.has(name)) retire(link);
    },
    inUse: () => [...links.values()],
    track: (request) => {
      underWay.add(request);
      const forget = () => underWay.delete(request);
      request.then(forget, forget);
      return request;
    },
    close: async () => {
      for (const link of [...links.values()]) retire(link);
      await Promise.all(retiring);
    },
  };
}
