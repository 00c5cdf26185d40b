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

/** How an Apollo Server of ours differs from another. */
interface ApolloSettings {
  readonly log: Logger;
  /** Whether errors suggest names of the schema; not in production. */
  readonly hasSuggestions: boolean;
  readonly maxTokens?: number;
  /** Whether codes of departments are kept that are not ours; they are those of a foreign supergraph. */
  readonly keepsForeignCodes?: boolean;
  readonly documents: DocumentStore;
}

/**
 * Options of every Apollo Server of the hub: it reports to nobody, wraps no resolver, shows no
 * stack, and leaves limits and validation to the execution behind it, which does both once for each
 * document.
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

/** Apollo Server calls its logger's methods on their own. */
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
