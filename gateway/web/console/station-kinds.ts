import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Answer } from '../common/ask';
import { useLanguage } from '../common/language';
import { nameOf } from '../common/named';
import { useAnswer } from '../common/use-answer';
import {
  StationKindsDocument,
  type StationKindFragment,
  type StationKindsQuery,
} from '../generated/console/station-kinds';
import { HOUR_MS } from './times';

/** Fetches the kinds of stations that departments have announced, once an hour. */
export function useStationKinds(): UseQueryResult<Answer<StationKindsQuery>> {
  return useAnswer(StationKindsDocument, {}, { staleTime: HOUR_MS });
}

/** The title of a kind; its code if no department announced it, or while the kinds are loading. */
export function useKindName(): (code: string) => string {
  const { language } = useLanguage();
  const kinds = useStationKinds().data?.data?.stationKinds;
  return useMemo(() => {
    const names = new Map((kinds ?? []).map((one) => [one.kind, nameOf(one, language)]));
    return (code) => names.get(code) ?? code;
  }, [kinds, language]);
}

/** The kind with this code. */
export function kindIn(
  { stationKinds }: StationKindsQuery,
  code: string,
): StationKindFragment | undefined {
  return stationKinds?.find(({ kind }) => kind === code);
}
