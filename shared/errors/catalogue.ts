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
    meaning: 'Nothing answers at this address.',
    status: 404,
    remedy: 'Ask /graphql; `/` says where to begin.',
  },
  METHOD_NOT_ALLOWED: {
    meaning: 'The address does not answer this method of HTTP.',
    status: 405,
    remedy: 'Use one of the methods that `allow` names.',
  },
  NOT_ACCEPTABLE: {
    meaning: 'The caller accepts no type in which the hub can answer.',
    status: 406,
    remedy: 'Accept application/json or application/graphql-response+json.',
  },
  REQUEST_TIMEOUT: {
    meaning: 'The request was not complete within the time limit.',
    status: 408,
    remedy: 'Send headers and body without pauses, on a new connection.',
  },
  BODY_TOO_LARGE: {
    meaning: 'The body is larger than this address reads.',
    status: 413,
    remedy: 'Send less at once.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    meaning: 'The body has a type or a content-encoding that this address does not read.',
    status: 415,
    remedy: 'POST JSON as application/json (a form to /oauth/token), without content-encoding.',
  },
  HEADERS_TOO_LARGE: {
    meaning: 'Address and headers of the request are larger than the hub reads.',
    status: 431,
    remedy: 'Send the question by POST, and no more headers than are needed.',
  },
  TOO_MANY_CONNECTIONS: {
    meaning: 'One address holds as many connections as one may.',
    status: 503,
    remedy: 'Close connections that are not used; send several requests over one.',
  },
  BAD_USER_INPUT: {
    meaning: 'An argument has a value that this field does not accept.',
    status: 400,
    remedy: 'Correct the argument that the message names.',
  },
  CURSOR_INVALID: {
    meaning: 'The cursor was not issued by this list, or for other filters.',
    status: 400,
    remedy: 'Start again without `after`, keeping the filters the same from page to page.',
  },
  RANGE_TOO_LONG: {
    meaning: 'The period asked for holds more values than one answer may carry.',
    status: 400,
    remedy: 'Shorten the period or ask for a coarser step (HOUR, DAY, MONTH).',
  },
  UNKNOWN_INDICATOR: {
    meaning: 'No indicator has this code.',
    status: 400,
    remedy: 'List the codes with `indicators { code nameZh nameEn }`.',
  },
  SYNTAX: {
    meaning: 'The document is not GraphQL.',
    status: 400,
    remedy: 'Correct it at the line and column given.',
  },
  TOO_MANY_TOKENS: {
    meaning: 'The document has more tokens than the hub accepts.',
    status: 400,
    remedy: 'Split the document; send values as variables.',
  },
  TOO_MANY_FRAGMENTS: {
    meaning: 'The document defines or chains more fragments than the hub follows.',
    status: 400,
    remedy: 'Use fewer fragments, or split the document.',
  },
  FRAGMENT_CYCLE: {
    meaning: 'A fragment spreads itself, directly or through others.',
    status: 400,
    remedy: 'Break the cycle that the message names.',
  },
  TOO_DEEP: {
    meaning: 'The operation nests deeper than the hub follows.',
    status: 400,
    remedy: 'Ask in two steps, the second from the ids of the first.',
  },
  TOO_MANY_ALIASES: {
    meaning: 'The operation uses more aliases than allowed.',
    status: 400,
    remedy: 'Use list fields with filters instead of one alias for each item.',
  },
  TOO_MANY_ROOT_FIELDS: {
    meaning: 'The operation asks for more root fields than allowed.',
    status: 400,
    remedy: 'Send several operations.',
  },
  TOO_MANY_DIRECTIVES: {
    meaning: 'The document applies more directives than allowed.',
    status: 400,
    remedy: 'Apply @include or @skip to a fragment instead of to each field.',
  },
  LIST_TOO_LONG: {
    meaning: 'A page larger than the upper bound was asked for.',
    status: 400,
    remedy: 'Ask for at most the bound given and follow `pageInfo.endCursor`.',
  },
  TOO_COSTLY: {
    meaning: 'The scalars that an operation may answer exceed the budget of one operation.',
    status: 400,
    remedy: 'Ask for smaller pages, shorter periods, longer steps or fewer nested lists.',
  },
  DOCUMENT_TOO_LONG: {
    meaning: 'The document is longer than the hub reads.',
    status: 413,
    remedy: 'Split the document; send values as variables.',
  },
  TEXT_TOO_LONG: {
    meaning: 'A text among the arguments is longer than is kept there.',
    status: 400,
    remedy: 'Shorten the text that the message names; what is long belongs into an attachment.',
  },
  NAME_TOO_LONG: {
    meaning: 'An alias, a variable or another name in the document is longer than the hub takes.',
    status: 400,
    remedy: 'Choose a shorter name.',
  },
  TOO_MANY_SELECTIONS: {
    meaning: 'Written out for each type that may answer, the operation asks for too many fields.',
    status: 400,
    remedy:
      'Ask for fewer fields, on one type instead of an interface, or send several operations.',
  },
  TOO_MANY_FETCHES: {
    meaning: 'The operation would need more fetches from departments than allowed.',
    status: 400,
    remedy:
      'Ask in two steps, the second from the ids of the first, or ask fewer departments at once.',
  },
  PLANNING_TOO_LONG: {
    meaning: 'The operation could not be planned in time; a repetition is refused at once.',
    status: 400,
    remedy: 'Nest less, and ask for fewer departments in one operation.',
  },
  PLANNER_BUSY: {
    meaning: 'Too many new operations wait to be planned.',
    status: 503,
    remedy: 'Ask again in some seconds; operations that are known are answered meanwhile.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    meaning: 'A query was sent by its hash; the hub does not support persisted queries.',
    status: 200,
    remedy: 'Send the text of the query as `query`, without `persistedQuery`.',
  },
  INVALID_OPERATION: {
    meaning: 'The operation does not fit the schema.',
    status: 400,
    remedy: 'Correct the field, argument or type that the message names.',
  },
  UNKNOWN_OPERATION: {
    meaning: 'The document has no operation of this name, or several and none was named.',
    status: 400,
    remedy: 'Send `operationName` as it stands in the document.',
  },
  DEPARTMENT_UNAVAILABLE: {
    meaning:
      "The department's system cannot be reached; its fields are null, the rest is complete.",
    status: 200,
    remedy: 'Ask again later; `/readyz` says which departments answer.',
  },
  DEPARTMENT_TIMEOUT: {
    meaning: "The department's system did not answer in time; its fields are null.",
    status: 200,
    remedy: 'Ask for less at once, or again later.',
  },
  DEPARTMENT_ERROR: {
    meaning: "The department's system answered with an error of its own; its fields are null.",
    status: 200,
    remedy: 'Read the message; `departmentCode` is the code that the department gave.',
  },
  UNAUTHENTICATED: {
    meaning: 'The token or session is not valid here.',
    status: 401,
    remedy: 'Get a new token at /oauth/token, or sign in again; omit it to ask as the public.',
  },
  CALLER_CHANGED: {
    meaning: 'Another account has signed in or out in this browser since the page was loaded.',
    status: 409,
    remedy: 'Load the page again; the header says who asks now.',
  },
  SIGN_IN_REFUSED: {
    meaning: 'Name, password, code or client secret do not match, or the account is not in use.',
    status: 401,
    remedy: 'Try again; after several failures wait as long as `retry-after` says.',
  },
  ENROLMENT_REFUSED: {
    meaning:
      'Account, the two halves of the enrolment code, password or one-time code do not fit, or the enrolment has ended.',
    status: 401,
    remedy: 'Check both halves; after 24 hours an administrator starts another enrolment.',
  },
  PASSWORD_REFUSED: {
    meaning: 'The password chosen is too short, too long, common, or made of known names.',
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
    remedy: 'The error says whose it is, under which clause, why, and what to do.',
  },
  NOT_PERMITTED: {
    meaning: 'The role of the caller does not allow this.',
    status: 200,
    remedy: 'Sign in with the role that the error names.',
  },
  SHARING_STATE_STALE: {
    meaning: 'The present grants could not be fetched in time, so nothing conditional is read.',
    status: 503,
    remedy: 'Ask again in a moment; the exchange of the hub must answer.',
  },
  AUDIT_UNAVAILABLE: {
    meaning: 'The audit log of reads cannot be written, so nothing that must be on it is read.',
    status: 503,
    remedy: 'Ask again in a moment; the operator must repair the audit log.',
  },
  LEDGER_BROKEN: {
    meaning:
      'The audit log of reads is not as it was written: altered, cut, set back, or incomplete.',
    status: 500,
    remedy: "Keep everything as it is; compare with the owners' anchors and the last whole export.",
  },
  LEDGER_CUT: {
    meaning:
      'The audit log was cut or set back, and two persons have acknowledged it; never whole again.',
    status: 500,
    remedy: 'What was lost is in the last export before it; nothing else is to be done.',
  },
  LEDGER_UNWITNESSED: {
    meaning:
      'The audit log agrees with itself, but no seal or no anchor of an owner was held against it.',
    status: 500,
    remedy: "Hold the owners' anchors against it with --anchor, once it is sealed.",
  },
  QUOTA_EXHAUSTED: {
    meaning: "The grant's number of operations for the day is used up.",
    status: 200,
    remedy: 'Ask again tomorrow, or renew the request with a larger quota.',
  },
  PURPOSE_NEEDED: {
    meaning:
      'The requested data are granted for several purposes, and the request names none of them.',
    status: 200,
    remedy:
      'Choose one of extensions.purposes: in the session, or percent-encoded in the header rivergate-purpose.',
  },
  OPENS_NOTHING: {
    meaning: 'The request or decision names an object without any of its fields: it opens nothing.',
    status: 200,
    remedy: 'Name some of the fields that extensions.useless lists with each object.',
  },
  STORE_LIMIT_REACHED: {
    meaning: 'The storage limit of a person, organisation or data request is reached.',
    status: 200,
    remedy: 'Delete, submit or withdraw something first.',
  },
  TRANSITION_REFUSED: {
    meaning:
      'The request, grant, release or account is not in a state from which this can be done.',
    status: 200,
    remedy: 'Read its present state; another person may have acted in the meantime.',
  },
  TWO_PERSONS_NEEDED: {
    meaning:
      'The same person may not do both: propose and confirm, draft and decide, apply and decide.',
    status: 200,
    remedy: 'Another person with the role must do it.',
  },
  REQUEST_UNSIGNED: {
    meaning: 'A subgraph received a request without a valid signature of the gateway.',
    status: 401,
    remedy: 'Ask the gateway; subgraphs answer no one else.',
  },
  STATE_UNKNOWN: {
    meaning: "A department does not know the gateway's sharing state yet.",
    status: 409,
    remedy: 'Nothing: the gateway sends the state and asks again.',
  },
  CLOCK_SKEWED: {
    meaning:
      "The clock of a department's machine is more than five seconds from the exchange's or the gateway's; the message and `offsetMs` say by how much.",
    status: 503,
    remedy: 'Set the clock of that machine (NTP); `/readyz` shows the offset of each department.',
  },
  REQUEST_REPLAYED: {
    meaning: 'A signed request or permit came again.',
    status: 401,
    remedy: 'Sign each request again, with a new id.',
  },
  IMPORT_INPUT_INVALID: {
    meaning: 'The file does not have the format of this feed, so nothing was stored.',
    status: 400,
    remedy: 'Compare its first line with the format in the message.',
  },
  UNCLAIMED_SERIES: {
    meaning: 'A value is of a kind of series that no dataset claims, or two; nothing was stored.',
    status: 409,
    remedy:
      'Declare it under `measures` of one dataset in datasets.ts of the department, and start the hub.',
  },
  DEMONSTRATION_IN_FORCE: {
    meaning: 'The hub holds the demonstration, which real data end; nothing was stored.',
    status: 409,
    remedy:
      'Import again with --end-demonstration; then put the first persons in office by `appoint`.',
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
    meaning: 'A schema of the database was migrated by a version that this one cannot go on from.',
    status: 500,
    remedy:
      'Start the newest commit of version 0.1.0 once on it, or the version that made it, then this one.',
  },
  DATABASE_RIGHTS: {
    meaning: 'The login of the database lacks a required right.',
    status: 500,
    remedy:
      'Use a login with CREATEROLE that owns the database, or let its administrator run the command.',
  },
  ADDRESS_UNAVAILABLE: {
    meaning: 'The hub cannot listen at its address; the port is in use, or may not be used.',
    status: 500,
    remedy:
      'Stop the process that listens there, or set PORT (0 for a free port) and RIVERGATE_HOST.',
  },
  FOLDER_UNUSABLE: {
    meaning: 'A required folder or file does not exist, or cannot be read or written.',
    status: 500,
    remedy: 'Give it to the user who runs the hub, or name another one (RIVERGATE_DATA).',
  },
  DISK_FULL: {
    meaning: 'No disk space is left; the work in progress was rolled back.',
    status: 503,
    remedy: 'Free space or enlarge the disk, then do it again.',
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
    meaning: 'A README does not show a table as the code prints it.',
    status: 500,
    remedy: 'Run `npm run rivergate -- readmes`, and commit what it writes.',
  },
  INTERNAL: {
    meaning: 'An internal error; find it in the log by the request id.',
    status: 500,
    remedy: 'Give the operator the request id.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** A stable error code. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;
