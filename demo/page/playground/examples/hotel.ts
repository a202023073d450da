import type { FormInput } from '../form-input.ts'

/** A hotel that speaks Arabic first. */
export const HOTEL: FormInput = {
  upstream: 'vorel',
  sites: ['https://www.example.com'],
  languages: ['ar', 'en'],
  country: 'OM',
  contact: 'both',
  title: { ar: 'اسألنا عن إقامتك', en: 'Ask us about your stay' },
  intro: {
    ar: 'نردّ عليك بالعرض خلال ساعة.',
    en: 'You get our offer within the hour.',
  },
  questions: [
    {
      key: 'arrival',
      kind: 'date',
      required: true,
      label: { ar: 'تاريخ الوصول', en: 'Arrival' },
      min: 'today',
      max: 'today+365',
    },
    {
      key: 'nights',
      kind: 'number',
      required: true,
      label: { ar: 'عدد الليالي', en: 'Nights' },
      min: 1,
      max: 30,
    },
    {
      key: 'room',
      kind: 'select',
      label: { ar: 'الغرفة', en: 'Room' },
      options: [
        { value: 'courtyard', label: { ar: 'مطلّة على الفناء', en: 'Facing the courtyard' } },
        { value: 'sea', label: { ar: 'مطلّة على البحر', en: 'Facing the sea' } },
        { value: 'suite', label: { ar: 'جناح عائلي', en: 'Family suite' } },
      ],
    },
    { key: 'message', kind: 'textarea' },
  ],
  theme: { preset: 'paper', accent: '#8a6a1f' },
  source: 'website',
  intent: 'booking',
}
