import type { FormInput } from '../form-input.ts'

/** A practice whose patients speak three languages, one of them right to left. */
export const DENTIST: FormInput = {
  upstream: 'vorel',
  sites: ['https://www.example.com'],
  languages: ['en', 'pl', 'ur'],
  country: 'GB',
  contact: 'phone',
  title: { en: 'Book a visit', pl: 'Umów wizytę', ur: 'ملاقات کا وقت لیں' },
  intro: {
    en: 'We call you back the same day, before six.',
    pl: 'Oddzwonimy tego samego dnia, przed osiemnastą.',
    ur: 'ہم اسی دن چھ بجے سے پہلے آپ کو فون کریں گے۔',
  },
  questions: [
    {
      key: 'reason',
      kind: 'radio',
      required: true,
      label: { en: 'What is it about?', pl: 'Czego dotyczy wizyta?', ur: 'آپ کیوں آنا چاہتے ہیں؟' },
      options: [
        { value: 'check-up', label: { en: 'A check-up', pl: 'Przegląd', ur: 'معائنہ' } },
        { value: 'pain', label: { en: 'Something hurts', pl: 'Coś mnie boli', ur: 'درد ہے' } },
        { value: 'cleaning', label: { en: 'A cleaning', pl: 'Czyszczenie zębów', ur: 'دانتوں کی صفائی' } },
      ],
    },
    {
      key: 'since',
      kind: 'select',
      label: { en: 'Since when?', pl: 'Od kiedy?', ur: 'کب سے؟' },
      showIf: { reason: 'pain' },
      options: [
        { value: 'today', label: { en: 'Today', pl: 'Od dzisiaj', ur: 'آج سے' } },
        { value: 'days', label: { en: 'A few days', pl: 'Od kilku dni', ur: 'کچھ دنوں سے' } },
        { value: 'longer', label: { en: 'Longer', pl: 'Od dawna', ur: 'اس سے زیادہ عرصے سے' } },
      ],
    },
    {
      key: 'day',
      kind: 'date',
      label: { en: 'Which day suits you?', pl: 'Jaki dzień Ci odpowiada?', ur: 'کون سا دن مناسب ہے؟' },
      min: 'today+1',
      max: 'today+60',
    },
  ],
  consent: {
    version: '2026-11',
    label: {
      en: 'I agree that the practice keeps these details, as the [privacy notice](https://www.example.com/privacy) says.',
      pl: 'Zgadzam się na przechowywanie tych danych zgodnie z [informacją o prywatności](https://www.example.com/privacy).',
      ur: 'میں متفق ہوں کہ کلینک یہ معلومات [رازداری کے بیان](https://www.example.com/privacy) کے مطابق محفوظ رکھے۔',
    },
  },
  theme: { preset: 'pebble', accent: '#0b6bcb' },
  source: 'website',
  intent: 'appointment',
}
