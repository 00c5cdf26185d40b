import { createContext } from 'react';

/** How what is shown in the frame says that its address is none of a page, which the title of the window then names. */
export const ReportMissing = createContext<(isMissing: boolean) => void>(() => undefined);
