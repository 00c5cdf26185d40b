import { RULED_DEADLINES, type Deadlines } from '../domain/sharing-rules';
import { integerBetween } from './setting-parsers';
import { setting, type SettingReader } from './setting-reader';

/**
 * Settings of data requests: the deadline of each step in working days; the default is the legal
 * one.
 */
export function sharingSettings({ read }: SettingReader) {
  const workingDays = (name: string, meaning: string, ruled: number) =>
    read(
      setting(`RIVERGATE_${name}_WORKING_DAYS`, integerBetween(1, 250), `Working days ${meaning}`),
      ruled,
    );
  return {
    unconditionalAnswerDays: workingDays(
      'UNCONDITIONAL_ANSWER',
      'to answer a request for data shared without condition (Decree 809).',
      RULED_DEADLINES.unconditionalAnswer,
    ),
    answerDays: workingDays(
      'ANSWER',
      'for the owner to answer a request (Decree 809, and the measures of 2016).',
      RULED_DEADLINES.answer,
    ),
    extensionDays: workingDays(
      'EXTENSION',
      'by which an answer may be postponed, once (Decree 809).',
      RULED_DEADLINES.extension,
    ),
    provideDays: workingDays(
      'PROVIDE',
      'to provide the granted data (Decree 809).',
      RULED_DEADLINES.provide,
    ),
    correctionDays: workingDays(
      'CORRECTION',
      'to check and correct data that a user doubts (Decree 809); visible to users.',
      RULED_DEADLINES.correction,
    ),
  };
}

/** The deadlines of the settings. */
export function deadlinesOf(settings: ReturnType<typeof sharingSettings>): Deadlines {
  return {
    unconditionalAnswer: settings.unconditionalAnswerDays,
    answer: settings.answerDays,
    extension: settings.extensionDays,
    provide: settings.provideDays,
    correction: settings.correctionDays,
  };
}
