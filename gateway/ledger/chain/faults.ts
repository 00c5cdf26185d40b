/** What verification can find, and what each fault means. */
export const FAULTS = {
  ROW_UNREADABLE: 'A line of the export is no row of it, or is not written as it was exported.',
  ROW_OUT_OF_PLACE: 'A row stands where none of its kind can stand.',
  SEQUENCE_GAP: 'The entry of this number is missing, or another one stands in its place.',
  GENESIS_WRONG: 'The first entry does not begin a chain.',
  LINK_BROKEN: 'The entry does not link to the one before it.',
  HASH_ALG_UNKNOWN: 'The row names a way of hashing that is unknown here.',
  HASH_WRONG: "The entry's hash is not that of its text.",
  BODY_MALFORMED: "The entry's text is not canonical, or not the body of an entry.",
  BODY_OF_ANOTHER_ROW: "The entry's text names another place or algorithm than its row.",
  FACTS_DIFFER: "What the database computed for reading says something else than the entry's text.",
  OPERATION_MISSING: 'The entry cites an operation whose text is not there.',
  OPERATION_ALTERED: "The operation's text does not have its hash, or it is there twice.",
  OPERATION_UNCITED: 'An operation stands here that this entry does not cite.',
  OUTCOME_UNMATCHED: 'The outcome names no earlier intent, or one that has its outcome already.',
  SEAL_MISSING: 'The chain remembers a seal that does not exist, or another one is.',
  SEAL_UNRECORDED: 'A seal is there that the chain does not remember.',
  SEAL_MISPLACED: 'The seal does not cover what follows the seal before it, up to here.',
  SEAL_LINK_BROKEN: 'The seal does not link to the one before it.',
  SEAL_ALTERED: 'The seal does not have its hash.',
  SEAL_KEY_UNKNOWN: 'The seal was made with a key that is not trusted here.',
  SEAL_SIGNATURE_WRONG: "The seal's signature does not hold.",
  HEAD_MISSING: 'The head of the chain is missing: the export was cut, or the head row deleted.',
  HEAD_WRONG: 'The head names another end than the last entry: entries were cut or added.',
  ANCHOR_UNTRUSTED: 'An anchor is not signed by a key that is trusted here.',
  ANCHOR_DIFFERS: 'An owner holds another hash of this entry: the chain was rewritten.',
  TAIL_CUT: 'An owner holds a later head: entries were cut off, or an old backup restored.',
  ARCHIVE_GAP: 'A part that was moved out does not end where the next one begins.',
  ARCHIVE_UNRECORDED:
    'The audit log begins behind what was moved out, but does not remember moving it.',
  ANCHOR_MISSING: 'The audit log says whose anchors are kept beside the hub, and one is not there.',
  QUOTA_DIFFERS: 'What is counted of a quota differs from what the chain says was drawn.',
  EMBARGO_DIFFERS: 'What is under seal differs from what the chain says was placed there.',
  CATALOGUE_DIFFERS:
    'Tables, triggers, functions or privileges of the audit log are not as the migrations make them: changed, or not migrated.',
} as const satisfies Record<string, string>;

/** A code of the list; codes never change their meaning. */
export type Fault = keyof typeof FAULTS;
