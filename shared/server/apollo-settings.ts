import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import type { DocumentStore } from './document-store';
import { errorFormat } from './error-format';

/** Settings in which the Apollo Servers of the hub differ. */
interface ApolloSettings {
  readonly log: Logger;
  /** Whether errors suggest names of the schema; false in production. */
  readonly hasSuggestions: boolean;
  readonly maxTokens?: number;
  /**
   * Whether error codes of departments that are not in our catalogue are passed on (for a foreign
   * supergraph).
   */
  readonly keepsForeignCodes?: boolean;
  readonly documents: DocumentStore;
}

/**
 * Options of every Apollo Server of the hub: no usage reports, no wrapped resolvers, no stack
 * traces; the execution behind it checks limits and validates, once for each document.
 */
export function apolloSettings(settings: ApolloSettings) {
  const { log, hasSuggestions, maxTokens, keepsForeignCodes, documents } = settings;
  return {
    dangerouslyDisableValidation: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: NO,
    introspection: true,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    formatError: errorFormat({
      hasSuggestions,
      ...(keepsForeignCodes ? { keepsForeignCodes } : {}),
    }),
    parseOptions: maxTokens === undefined ? {} : { maxTokens },
    documentStore: documents,
    logger: plainLogger(log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  };
}

/** `false` as a type of its own, which Apollo Server distinguishes from a boolean. */
const NO = false as const;

/** Apollo Server calls the methods of its logger without `this`. */
function plainLogger(log: Logger) {
  return {
    debug: (message: unknown) => {
      log.debug(String(message));
    },
    info: (message: unknown) => {
      log.info(String(message));
    },
    warn: (message: unknown) => {
      log.warn(String(message));
    },
    error: (message: unknown) => {
      log.error(String(message));
    },
  };
}
