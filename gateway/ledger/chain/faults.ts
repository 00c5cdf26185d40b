/** What verification can find, and what each fault means. */
export const FAULTS = {
  ROW_UNREADABLE: 'A line of the export is not a row, or not in the form in which it was exported.',
  ROW_OUT_OF_PLACE: 'A row is at a place where no row of its kind can be.',
  SEQUENCE_GAP: 'The entry of this number is missing, or another one is in its place.',
  GENESIS_WRONG: 'The first entry does not begin a chain.',
  LINK_BROKEN: 'The entry does not link to the one before it.',
  HASH_ALG_UNKNOWN: 'The row names a hash algorithm that is unknown here.',
  HASH_WRONG: "The entry's hash is not that of its text.",
  BODY_MALFORMED: "The entry's text is not canonical, or not the body of an entry.",
  BODY_OF_ANOTHER_ROW: "The entry's text names another place or algorithm than its row.",
  FACTS_DIFFER: "What the database computed for queries differs from the entry's text.",
  OPERATION_MISSING: 'The entry cites an operation whose text is missing.',
  OPERATION_ALTERED: "The operation's text does not match its hash, or occurs twice.",
  OPERATION_UNCITED: 'There is an operation here that this entry does not cite.',
  OUTCOME_UNMATCHED: 'The outcome names no earlier intent, or one that has its outcome already.',
  SEAL_MISSING: 'The chain records a seal that does not exist, or a different one exists.',
  SEAL_UNRECORDED: 'There is a seal that the chain does not record.',
  SEAL_MISPLACED: 'The seal does not cover all entries from the previous seal up to here.',
  SEAL_LINK_BROKEN: 'The seal does not link to the one before it.',
  SEAL_ALTERED: 'The seal does not match its hash.',
  SEAL_KEY_UNKNOWN: 'The seal was made with a key that is not trusted here.',
  SEAL_SIGNATURE_WRONG: "The seal's signature is invalid.",
  HEAD_MISSING: 'The head of the chain is missing: the export was cut, or the head row deleted.',
  HEAD_WRONG: 'The head does not name the last entry: entries were cut or added.',
  ANCHOR_UNTRUSTED: 'An anchor is not signed by a key that is trusted here.',
  ANCHOR_DIFFERS: 'An owner has a different hash of this entry: the chain was rewritten.',
  TAIL_CUT: 'An owner has a later head: entries were cut off, or an old backup was restored.',
  ARCHIVE_GAP: 'A part that was moved out does not end where the next one begins.',
  ARCHIVE_UNRECORDED:
    'The audit log begins after entries that were moved out, but does not record moving them.',
  ANCHOR_MISSING:
    'The audit log records whose anchors are kept beside the hub, and one of them is missing.',
  QUOTA_DIFFERS: 'The count of a quota differs from what was drawn according to the chain.',
  EMBARGO_DIFFERS: 'The embargoes differ from those recorded on the chain.',
  CATALOGUE_DIFFERS:
    'Tables, triggers, functions or privileges of the audit log are not as the migrations create them: changed, or not migrated.',
} as const satisfies Record<string, string>;

/** A code of the list; codes never change their meaning. */
export type Fault = keyof typeof FAULTS;
