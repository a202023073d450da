import type { LocaleId } from '../../shared/locales.ts'
import * as af from './af.ts'
import * as ar from './ar.ts'
import * as bg from './bg.ts'
import * as bn from './bn.ts'
import * as ca from './ca.ts'
import * as cs from './cs.ts'
import * as da from './da.ts'
import * as de from './de.ts'
import * as el from './el.ts'
import * as en from './en.ts'
import * as es from './es.ts'
import * as et from './et.ts'
import * as eu from './eu.ts'
import * as fa from './fa.ts'
import * as fi from './fi.ts'
import * as fil from './fil.ts'
import * as fr from './fr.ts'
import * as ga from './ga.ts'
import * as gl from './gl.ts'
import * as he from './he.ts'
import * as hi from './hi.ts'
import * as hr from './hr.ts'
import * as hu from './hu.ts'
import * as id from './id.ts'
import * as is from './is.ts'
import * as it from './it.ts'
import * as ja from './ja.ts'
import * as kk from './kk.ts'
import * as ko from './ko.ts'
import * as lt from './lt.ts'
import * as lv from './lv.ts'
import * as mr from './mr.ts'
import * as ms from './ms.ts'
import * as nb from './nb.ts'
import * as nl from './nl.ts'
import * as pl from './pl.ts'
import * as ptBR from './pt-BR.ts'
import * as ptPT from './pt-PT.ts'
import * as ro from './ro.ts'
import * as ru from './ru.ts'
import * as sk from './sk.ts'
import * as sl from './sl.ts'
import * as sq from './sq.ts'
import * as sr from './sr.ts'
import * as sv from './sv.ts'
import * as sw from './sw.ts'
import * as ta from './ta.ts'
import * as te from './te.ts'
import type { MoreTexts, Texts } from './texts.ts'
import * as th from './th.ts'
import * as tr from './tr.ts'
import * as uk from './uk.ts'
import * as ur from './ur.ts'
import * as vi from './vi.ts'
import * as zhCN from './zh-CN.ts'
import * as zhTW from './zh-TW.ts'

/** For the hosted page, which is made where all of them are at hand. */
export const ALL_TEXTS: Record<LocaleId, { texts: Texts; moreTexts: MoreTexts }> = {
  af,
  ar,
  bg,
  bn,
  ca,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  eu,
  fa,
  fi,
  fil,
  fr,
  ga,
  gl,
  he,
  hi,
  hr,
  hu,
  id,
  is,
  it,
  ja,
  kk,
  ko,
  lt,
  lv,
  mr,
  ms,
  nb,
  nl,
  pl,
  'pt-PT': ptPT,
  'pt-BR': ptBR,
  ro,
  ru,
  sk,
  sl,
  sq,
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
