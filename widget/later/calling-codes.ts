/**
 * All countries in the order of their calling codes. Digits set the calling code, each comma adds one to it, and the
 * letter pairs that follow have it, the country that it is mostly of first: half the size of a list of pairs, and it
 * comes with every form.
 */
const BY_CALLING_CODE =
  ',USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI7RUKZ20EG27ZA,,,GR,NL,BE,FR,ES,,HU,,,ITVA,RO,CH,,' +
  'AT,GBGGIMJE,DK,SE,NOSJ,PL,DE,,PE,MX,CU,AR,BR,CL,CO,VE,,MY,AUCCCX,ID,PH,NZ,SG,TH81JP,KR,,VN,,CN90TR,I' +
  'N,PK,AF,LK,MM,,,IR211SS,MAEH,DZ,,,TN,,LY,,GM,SN,MR,ML,GN,CI,BF,NE,TG,BJ,MU,LR,SL,GH,NG,TD,CF,CM,CV,S' +
  'T,GQ,GA,CG,CD,AO,GW,IO,AC,SC,SD,RW,ET,SO,DJ,KE,TZ,UG,BI,MZ,,ZM,MG,REYT,ZW,NA,MW,LS,BW,SZ,KM290SHTA,E' +
  'R297AW,FO,GL350GI,PT,LU,IE,IS,AL,MT,CY,FIAX,BG370LT,LV,EE,MD,AM,BY,AD,MC,SM,,UA,RS,ME,XK,,HR,SI,BA,,' +
  'MK420CZ,SK,,LI500FK,BZ,GT,SV,HN,NI,CR,PA,PM,HT590GPBLMF,BO,GY,EC,GF,PY,MQ,SR,UY,CWBQ670TL,,NF,BN,NR,' +
  'PG,TO,SB,VU,FJ,PW,WF,CK,NU,,WS,KI,NC,TV,PF,TK,FM,MH850KP,,HK,MO,,KH,LA880BD886TW960MV,LB,JO,SY,IQ,KW' +
  ',SA,YE,OM,,PS,AE,IL,BH,QA,BT,MN,NP992TJ,TM,AZ,GE,KG,,UZ'

/** Calling code without plus, by ISO 3166-1 alpha-2. */
export const CALLING_CODES: ReadonlyMap<string, number> = new Map(
  (function* () {
    let code = 0
    for (const [token] of BY_CALLING_CODE.matchAll(/\d+|,|[A-Z]{2}/g)) {
      if (token > '@') yield [token, code] as const
      else code = token === ',' ? code + 1 : Number(token)
    }
  })(),
)
