import type { DocumentMode } from '../../shared/domain/document-mode';

/** The list that binds a request. */
export interface BindingList {
  readonly mode: Exclude<DocumentMode, 'OFF'>;
  /** Whether the list contains exactly this text. */
  readonly isListed: (text: string) => boolean;
}
