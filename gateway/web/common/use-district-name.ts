import { useLanguage } from './language';
import { nameOf } from './named';
import { useAnswer } from './use-answer';
import { DistrictsDocument } from '../generated/common/districts';

/** What a county-level division is called, by its code; the code until that is known. */
export function useDistrictName(): (code: string) => string {
  const { language } = useLanguage();
  const { data } = useAnswer(DistrictsDocument, {});
  const districts = data?.data?.districts ?? [];
  return (code) =>
    nameOf(
      districts.find((one) => one.code === code),
      language,
    ) ?? code;
}
