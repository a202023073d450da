import type { LocaleId } from '../../shared/locales.ts'
import * as af from './af.ts'
import * as ar from './ar.ts'
import * as bn from './bn.ts'
import * as de from './de.ts'
import * as en from './en.ts'
import * as es from './es.ts'
import * as fa from './fa.ts'
import * as fil from './fil.ts'
import * as fr from './fr.ts'
import * as he from './he.ts'
import * as hi from './hi.ts'
import * as id from './id.ts'
import * as ja from './ja.ts'
import * as kk from './kk.ts'
import * as ko from './ko.ts'
import * as mr from './mr.ts'
import * as ms from './ms.ts'
import * as ptPT from './pt-PT.ts'
import * as sr from './sr.ts'
import * as sv from './sv.ts'
import * as sw from './sw.ts'
import * as ta from './ta.ts'
import * as te from './te.ts'
import type { MoreErrors, Texts } from './texts.ts'
import * as th from './th.ts'
import * as tr from './tr.ts'
import * as uk from './uk.ts'
import * as ur from './ur.ts'
import * as vi from './vi.ts'
import * as zhCN from './zh-CN.ts'
import * as zhTW from './zh-TW.ts'

/** For the hosted page, which is made where all of them are at hand. */
export const ALL_TEXTS: Record<LocaleId, { texts: Texts; moreErrors: MoreErrors }> = {
  af,
  ar,
  bn,
  de,
  en,
  es,
  fa,
  fil,
  fr,
  he,
  hi,
  id,
  ja,
  kk,
  ko,
  mr,
  ms,
  'pt-PT': ptPT,
  sr,
  sv,
  sw,
  ta,
  te,
  th,
  tr,
  uk,
  ur,
  vi,
  'zh-CN': zhCN,
  'zh-TW': zhTW,
}
