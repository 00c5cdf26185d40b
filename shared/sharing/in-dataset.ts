import { Extensions } from 'type-graphql';

/** What a published type or field says of itself; kept in the schema's `extensions`. */
export interface SharingClaim {
  /** Dataset that the field (or every field of the type) is in. */
  readonly dataset?: string;
  /** Role of the hub that the field is for; it is in no dataset. */
  readonly internal?: string;
  /** Carries no data of its own: ids, pages, values that inherit from the field that reaches them. */
  readonly plumbing?: boolean;
}

type AnyDecorator = ClassDecorator & PropertyDecorator & MethodDecorator;

/** Puts a type, or a field (which wins over its type), into a dataset of its department. */
export function InDataset(dataset: string): AnyDecorator {
  return claim({ dataset });
}

/** Marks a type or field as the hub's own (requests, grants, the record), for one role. */
export function Internal(role: string): AnyDecorator {
  return claim({ internal: role });
}

/** Marks a value type or connection: it inherits from the field that reaches it. */
export function Plumbing(): AnyDecorator {
  return claim({ plumbing: true });
}

function claim(sharing: SharingClaim): AnyDecorator {
  return Extensions({ sharing }) as AnyDecorator; // type-graphql types it for classes and members apart.
}
