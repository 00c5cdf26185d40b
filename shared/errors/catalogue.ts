/** A stable error code: its meaning, its HTTP status, and its remedy. */
export interface ErrorEntry {
  /** Meaning in one sentence; the README's table repeats it. */
  readonly meaning: string;
  /** HTTP status if this error alone ends a request; errors beside data are sent with 200. */
  readonly status: number;
  /** Remedy for the receiver. */
  readonly remedy: string;
}

/** Every error code of RiverGate. A code never changes its meaning; new meanings get new codes. */
export const ERROR_CATALOGUE = {
  BAD_REQUEST: {
    meaning: 'The HTTP request does not conform to GraphQL over HTTP.',
    status: 400,
    remedy: 'POST JSON with `query`, and `variables` as an object, as application/json.',
  },
  NOT_FOUND: {
    meaning: 'There is no such path.',
    status: 404,
    remedy: 'Use /graphql; `/` shows where to start.',
  },
  METHOD_NOT_ALLOWED: {
    meaning: 'The path does not support this HTTP method.',
    status: 405,
    remedy: 'Use one of the methods in the header `allow`.',
  },
  NOT_ACCEPTABLE: {
    meaning: 'The caller accepts no media type that the hub can produce.',
    status: 406,
    remedy: 'Accept application/json or application/graphql-response+json.',
  },
  REQUEST_TIMEOUT: {
    meaning: 'The request was not complete within the time limit.',
    status: 408,
    remedy: 'Send headers and body without pauses, over a new connection.',
  },
  BODY_TOO_LARGE: {
    meaning: 'The body is larger than this path accepts.',
    status: 413,
    remedy: 'Send a smaller body.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    meaning: 'The body has a content type or a content encoding that this path does not accept.',
    status: 415,
    remedy: 'POST JSON as application/json (a form to /oauth/token), without content-encoding.',
  },
  HEADERS_TOO_LARGE: {
    meaning: 'URL and headers of the request are larger than the hub accepts.',
    status: 431,
    remedy: 'Send the query by POST, with fewer or shorter headers.',
  },
  TOO_MANY_CONNECTIONS: {
    meaning: 'The address has reached its maximum number of connections.',
    status: 503,
    remedy: 'Close unused connections; send several requests over one.',
  },
  BAD_USER_INPUT: {
    meaning: 'An argument has a value that this field does not accept.',
    status: 400,
    remedy: 'Correct the argument that the message names.',
  },
  CURSOR_INVALID: {
    meaning: 'The cursor was issued by another list, or with other filters.',
    status: 400,
    remedy: 'Start again without `after`, and keep the filters the same from page to page.',
  },
  RANGE_TOO_LONG: {
    meaning: 'The requested period has more values than one answer may contain.',
    status: 400,
    remedy: 'Request a shorter period or a coarser step (HOUR, DAY, MONTH).',
  },
  UNKNOWN_INDICATOR: {
    meaning: 'No indicator has this code.',
    status: 400,
    remedy: 'List the codes with `indicators { code nameZh nameEn }`.',
  },
  REVIEW_TOO_LARGE: {
    meaning: 'A selection for review has more values than one act may change.',
    status: 400,
    remedy: 'Select fewer stations or indicators, or a shorter period.',
  },
  REVIEW_PREVIEW_OUTDATED: {
    meaning: 'The selected values are not those of the preview; nothing was changed.',
    status: 409,
    remedy: 'Preview the selection again, and send its `preview` with the same action.',
  },
  SYNTAX: {
    meaning: 'The document is not valid GraphQL syntax.',
    status: 400,
    remedy: 'Correct it at the line and column given.',
  },
  TOO_MANY_TOKENS: {
    meaning: 'The document has more tokens than the hub accepts.',
    status: 400,
    remedy: 'Split the document; send values as variables.',
  },
  TOO_MANY_FRAGMENTS: {
    meaning: 'The document defines or nests more fragments than the hub accepts.',
    status: 400,
    remedy: 'Use fewer fragments, or split the document.',
  },
  FRAGMENT_CYCLE: {
    meaning: 'A fragment spreads itself, directly or through others.',
    status: 400,
    remedy: 'Break the cycle that the message names.',
  },
  TOO_DEEP: {
    meaning: 'The operation nests deeper than the hub accepts.',
    status: 400,
    remedy: 'Use two operations, the second with the ids that the first returned.',
  },
  TOO_MANY_ALIASES: {
    meaning: 'The operation uses more aliases than allowed.',
    status: 400,
    remedy: 'Use list fields with filters instead of one alias for each item.',
  },
  TOO_MANY_ROOT_FIELDS: {
    meaning: 'The operation selects more root fields than allowed.',
    status: 400,
    remedy: 'Send several operations.',
  },
  TOO_MANY_DIRECTIVES: {
    meaning: 'The document applies more directives than allowed.',
    status: 400,
    remedy: 'Apply @include or @skip to a fragment instead of to each field.',
  },
  LIST_TOO_LONG: {
    meaning: 'The requested page is larger than the maximum.',
    status: 400,
    remedy: 'Request at most that maximum, and continue from `pageInfo.endCursor`.',
  },
  TOO_COSTLY: {
    meaning: 'The answer could contain more scalars than the budget of one operation.',
    status: 400,
    remedy: 'Request smaller pages, shorter periods, longer steps or fewer nested lists.',
  },
  DOCUMENT_TOO_LONG: {
    meaning: 'The document is longer than the hub accepts.',
    status: 413,
    remedy: 'Split the document; send values as variables.',
  },
  TEXT_TOO_LONG: {
    meaning: 'A text argument is longer than its maximum.',
    status: 400,
    remedy: 'Shorten the text that the message names; put long texts into an attachment.',
  },
  NAME_TOO_LONG: {
    meaning: 'An alias, a variable or another name in the document is longer than the hub accepts.',
    status: 400,
    remedy: 'Choose a shorter name.',
  },
  TOO_MANY_SELECTIONS: {
    meaning: 'Expanded for each possible type, the operation selects too many fields.',
    status: 400,
    remedy: 'Select fewer fields, on one type instead of an interface, or send several operations.',
  },
  TOO_MANY_FETCHES: {
    meaning: 'The operation would need more fetches from departments than allowed.',
    status: 400,
    remedy:
      'Use two operations, the second with the ids that the first returned, or query fewer departments at once.',
  },
  PLANNING_TOO_LONG: {
    meaning:
      'The operation could not be planned in time; the same operation is now refused at once.',
    status: 400,
    remedy: 'Nest less, and query fewer departments in one operation.',
  },
  PLANNER_BUSY: {
    meaning: 'Too many new operations wait to be planned.',
    status: 503,
    remedy:
      'Repeat it in some seconds; operations that have been planned before are answered meanwhile.',
  },
  UNANSWERABLE_FIELD: {
    meaning: 'The schema has the field, but no department can answer it at this place.',
    status: 400,
    remedy: 'Omit the field that the message names, or ask for it at another place.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    meaning: 'A query was sent by its hash; the hub accepts this from signed-in callers only.',
    status: 200,
    remedy: 'Send the query text as `query`, without `persistedQuery` and `documentId`.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    meaning: 'A query was sent by a hash under which the hub has no text of this caller.',
    status: 200,
    remedy: 'Send `query` with `persistedQuery` once; a `documentId` must be registered.',
  },
  OPERATION_NOT_REGISTERED: {
    meaning: "The documents of the client are enforced, and the operation's is not among them.",
    status: 400,
    remedy: "Let a developer or steward of the client's department register the document.",
  },
  INVALID_DOCUMENT: {
    meaning: 'A document to register does not fit the schema or a limit of the hub.',
    status: 400,
    remedy: 'Correct the document at the place that the error names; none was registered.',
  },
  INVALID_OPERATION: {
    meaning: 'The operation does not fit the schema.',
    status: 400,
    remedy: 'Correct the field, argument or type that the message names.',
  },
  UNKNOWN_OPERATION: {
    meaning: 'The document has no operation of this name, or several and none was named.',
    status: 400,
    remedy: 'Send an `operationName` that the document contains.',
  },
  DEPARTMENT_UNAVAILABLE: {
    meaning:
      "The department's system cannot be reached; its fields are null, the rest is complete.",
    status: 200,
    remedy: 'Repeat it later; `/readyz` shows which departments answer.',
  },
  DEPARTMENT_TIMEOUT: {
    meaning: "The department's system did not answer in time; its fields are null.",
    status: 200,
    remedy: 'Request less at once, or repeat it later.',
  },
  DEPARTMENT_ERROR: {
    meaning: "The department's system answered with its own error; its fields are null.",
    status: 200,
    remedy: "Read the message; `departmentCode` is the department's code.",
  },
  UNAUTHENTICATED: {
    meaning: 'The token or session is not valid here.',
    status: 401,
    remedy:
      'Get a new token at /oauth/token, or sign in again; without one, you read as the public.',
  },
  CALLER_CHANGED: {
    meaning: 'Another account has signed in or out in this browser since the page was loaded.',
    status: 409,
    remedy: 'Reload the page; its header shows who is signed in now.',
  },
  SIGN_IN_REFUSED: {
    meaning: 'Name, password, code or client secret do not match, or the account is not active.',
    status: 401,
    remedy: 'Try again; after several failures wait as long as `retry-after` says.',
  },
  ENROLMENT_REFUSED: {
    meaning:
      'Account, the two halves of the enrolment code, password or one-time code do not match, or the enrolment has ended.',
    status: 401,
    remedy: 'Check both halves; after 24 hours an administrator starts another enrolment.',
  },
  PASSWORD_REFUSED: {
    meaning: 'The chosen password is too short, too long, common, or made of known names.',
    status: 400,
    remedy: 'Choose another, for example several unrelated words.',
  },
  SECOND_FACTOR_UNREADABLE: {
    meaning:
      'The stored secret of one-time codes cannot be decrypted: its key is not in the folder of keys.',
    status: 503,
    remedy:
      'Put the key file (second-factor-….key) back into RIVERGATE_KEYS, or reset the second factor.',
  },
  TOO_MANY_REQUESTS: {
    meaning: 'More requests in a short time than allowed.',
    status: 429,
    remedy: 'Wait as long as `retry-after` says.',
  },
  NOT_SHARED: {
    meaning: 'The field belongs to a dataset that the caller may not read; the rest is complete.',
    status: 200,
    remedy: 'The error names the owner, the clause, the reason and what to do.',
  },
  NOT_PERMITTED: {
    meaning: 'The role of the caller does not allow this.',
    status: 200,
    remedy: 'Sign in with the role that the error names.',
  },
  SHARING_STATE_STALE: {
    meaning: 'The present grants could not be fetched in time, so conditional data are refused.',
    status: 503,
    remedy: 'Repeat it in a moment; the exchange of the hub must answer.',
  },
  AUDIT_UNAVAILABLE: {
    meaning: 'The audit log cannot be written, so reads that it must record are refused.',
    status: 503,
    remedy: 'Repeat it in a moment; the operator must repair the audit log.',
  },
  LEDGER_BROKEN: {
    meaning: 'The audit log is not as it was written: altered, cut, set back, or incomplete.',
    status: 500,
    remedy: "Change nothing; compare it with the owners' anchors and the last complete export.",
  },
  LEDGER_CUT: {
    meaning:
      'The audit log was cut or set back, and two persons have acknowledged it; it stays incomplete.',
    status: 500,
    remedy: 'The lost entries are in the last export before it; nothing else needs to be done.',
  },
  LEDGER_UNWITNESSED: {
    meaning:
      "The audit log is consistent in itself, but was not compared with a seal or with an owner's anchor.",
    status: 500,
    remedy: "Verify it against the owners' anchors with --anchor, once it is sealed.",
  },
  QUOTA_EXHAUSTED: {
    meaning: "The grant's number of operations for the day is used up.",
    status: 200,
    remedy: 'Continue tomorrow, or renew the data request with a larger quota.',
  },
  PURPOSE_NEEDED: {
    meaning:
      'The requested data are granted for several purposes, and the request names none of them.',
    status: 200,
    remedy:
      'Choose one of extensions.purposes: in the session, or percent-encoded in the header rivergate-purpose.',
  },
  OPENS_NOTHING: {
    meaning:
      'The data request or decision names an object without any of its fields, so it would give access to nothing.',
    status: 200,
    remedy: 'Add fields from those that extensions.useless lists for each object.',
  },
  STORE_LIMIT_REACHED: {
    meaning: 'The storage limit of a person, organisation or data request is reached.',
    status: 200,
    remedy: 'Delete, submit or withdraw something first.',
  },
  TRANSITION_REFUSED: {
    meaning: 'The state of the request, grant, release or account does not allow this action.',
    status: 200,
    remedy: 'Read its present state; another person may have changed it in the meantime.',
  },
  TWO_PERSONS_NEEDED: {
    meaning:
      'The same person may not do both: propose and confirm, draft and decide, or apply and decide.',
    status: 200,
    remedy: 'Another person with the role must do it.',
  },
  REQUEST_UNSIGNED: {
    meaning: 'A subgraph received a request without a valid signature of the gateway.',
    status: 401,
    remedy: 'Send the request to the gateway; subgraphs answer only gateways.',
  },
  STATE_UNKNOWN: {
    meaning: "A department does not know the gateway's sharing state yet.",
    status: 409,
    remedy: 'Nothing to do: the gateway sends the state and repeats the request.',
  },
  CLOCK_SKEWED: {
    meaning:
      "The clock of a department's machine is more than five seconds from the exchange's or the gateway's; the message and `offsetMs` say by how much.",
    status: 503,
    remedy: 'Set the clock of that machine (NTP); `/readyz` shows the offset of each department.',
  },
  REQUEST_REPLAYED: {
    meaning: 'A signed request or permit was received before.',
    status: 401,
    remedy: 'Sign each request again, with a new id.',
  },
  IMPORT_INPUT_INVALID: {
    meaning: 'The file does not have the format of this feed; nothing was stored.',
    status: 400,
    remedy: 'Compare its first line with the format in the message.',
  },
  IMPORT_FORMAT_REFUSED: {
    meaning:
      'The file, or what it is packed in, has a format that is not read; nothing was stored.',
    status: 400,
    remedy: 'Save it as the message says: as .xlsx, or as CSV in UTF-8.',
  },
  IMPORT_ENTRY_WANTED: {
    meaning:
      'The file contains several files or sheets, or not the one that was asked for; nothing was stored.',
    status: 400,
    remedy: 'Name one of those in the message with `--entry`.',
  },
  IMPORT_UNPACKED_TOO_LARGE: {
    meaning: 'The file unpacks to more bytes than is allowed for its size; nothing was stored.',
    status: 413,
    remedy: 'Split it, or send it unpacked.',
  },
  IMPORT_ENCODING_UNFIT: {
    meaning:
      'The text of the file is in none of the encodings that it may have, or reads as two of them; nothing was stored.',
    status: 400,
    remedy: 'Choose the reading in which the names are right, and name it with `--encoding`.',
  },
  IMPORT_COLUMNS_AMBIGUOUS: {
    meaning: 'Two columns of the file have the name of one that is read; nothing was stored.',
    status: 400,
    remedy: 'Rename or remove the column that is not meant.',
  },
  IMPORT_STORED_NOTHING: {
    meaning: 'The file was read, but none of its rows was stored, revised or known already.',
    status: 422,
    remedy: 'Read the reject file: it says of each row what is wrong; mend it and import it.',
  },
  IMPORT_UNDER_WAY: {
    meaning: 'Another import that would store the same values is under way; nothing was stored.',
    status: 409,
    remedy: 'Import again when the other one has ended.',
  },
  UNCLAIMED_SERIES: {
    meaning:
      'A value belongs to a kind of series that no dataset claims, or that two claim; nothing was stored.',
    status: 409,
    remedy:
      "Declare it under `measures` of one dataset in the department's datasets.ts, and restart the hub.",
  },
  DEMONSTRATION_IN_FORCE: {
    meaning:
      'The hub holds the demonstration, which an import of real data would end; nothing was stored.',
    status: 409,
    remedy: 'Import again with --end-demonstration; then appoint the first persons with `appoint`.',
  },
  SETTINGS_INVALID: {
    meaning: 'One or more settings have values that cannot be used; the hub did not start.',
    status: 500,
    remedy: 'Correct every setting that the message lists.',
  },
  DATABASE_UNAVAILABLE: {
    meaning: 'PostgreSQL could not be started or reached.',
    status: 503,
    remedy: 'Read the cause given; set DATABASE_URL or RIVERGATE_POSTGRES.',
  },
  DATABASE_HISTORY_UNKNOWN: {
    meaning:
      'A schema of the database was migrated by a version that this one cannot continue from.',
    status: 500,
    remedy:
      'Start the version that migrated it, or a newer one; from before 0.1.0 was complete, first start the newest commit of version 0.1.0.',
  },
  DATABASE_RIGHTS: {
    meaning: 'The login of the database lacks a required right.',
    status: 500,
    remedy:
      'Use a login with CREATEROLE that owns the database, or let its administrator run the command.',
  },
  ADDRESS_UNAVAILABLE: {
    meaning: 'The hub cannot listen at its address: the port is in use or not permitted.',
    status: 500,
    remedy:
      'Stop the process that listens there, or set PORT (0 for a free port) and RIVERGATE_HOST.',
  },
  WORKER_GIVEN_UP: {
    meaning:
      'A worker of the hub ended again and again soon after its start, and is not started any more.',
    status: 503,
    remedy: 'Find the cause in the log lines of that worker; then restart the hub.',
  },
  PROCESS_SILENT: {
    meaning: 'A process of the hub did not answer another one in time.',
    status: 503,
    remedy: 'Repeat it in a moment; the operator finds the cause in the log of the hub.',
  },
  FOLDER_UNUSABLE: {
    meaning: 'A required folder or file does not exist, or cannot be read or written.',
    status: 500,
    remedy: "Give the hub's user access to it, or configure another one (RIVERGATE_DATA).",
  },
  DISK_FULL: {
    meaning: 'The disk is full; the work in progress was rolled back.',
    status: 503,
    remedy: 'Free space or enlarge the disk, then repeat it.',
  },
  SUPERGRAPH_REFUSED: {
    meaning: 'The department schemas do not compose, or would lose something silently.',
    status: 500,
    remedy:
      'Correct the department and field in the message; the last valid supergraph stays in use.',
  },
  SCHEMA_UNCLAIMED: {
    meaning: 'A published field belongs to no dataset, so its department does not start.',
    status: 500,
    remedy: 'Put @InDataset(…) on the field or its type, or mark it @Internal or plumbing.',
  },
  LISTS_UNSIZED: {
    meaning: 'A published list has no declared size, so its department does not start.',
    status: 500,
    remedy: 'Give the list an argument `first`, or put @ListSize(…) on it.',
  },
  TEXTS_UNBOUNDED: {
    meaning: 'A text of a mutation has no declared length, so its department does not start.',
    status: 500,
    remedy: 'Put @LongestText(…) on the argument or input field.',
  },
  README_OUTDATED: {
    meaning: 'A table in a README differs from the one that the code prints.',
    status: 500,
    remedy: 'Run `npm run rivergate -- readmes`, and commit the changed files.',
  },
  INTERNAL: {
    meaning: 'An internal error; find it in the log by the request id.',
    status: 500,
    remedy: 'Give the operator the request id.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** A stable error code. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;
