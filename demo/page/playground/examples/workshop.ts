import type { FormInput } from '../form-input.ts'

/** A bicycle workshop that wants to know what is broken before it answers. */
export const WORKSHOP: FormInput = {
  upstream: 'vorel',
  sites: ['https://www.example.com'],
  languages: ['de', 'en', 'tr'],
  country: 'DE',
  contact: 'either',
  title: { de: 'Was hat Ihr Rad?', en: 'What is wrong with your bike?', tr: 'Bisikletinizin nesi var?' },
  intro: {
    de: 'Wir sagen Ihnen vorher, was es kostet.',
    en: 'We tell you what it costs before we begin.',
    tr: 'Başlamadan önce ne kadar tutacağını söyleriz.',
  },
  questions: [
    {
      key: 'parts',
      kind: 'checkboxes',
      required: true,
      label: { de: 'Was ist betroffen?', en: 'What does it concern?', tr: 'Sorun nerede?' },
      options: [
        { value: 'brakes', label: { de: 'Bremsen', en: 'Brakes', tr: 'Frenler' } },
        { value: 'gears', label: { de: 'Schaltung', en: 'Gears', tr: 'Vites' } },
        { value: 'wheels', label: { de: 'Laufräder', en: 'Wheels', tr: 'Jantlar' } },
        { value: 'motor', label: { de: 'Motor oder Akku', en: 'Motor or battery', tr: 'Motor veya pil' } },
      ],
    },
    {
      key: 'year',
      kind: 'number',
      label: { de: 'Baujahr', en: 'Year of manufacture', tr: 'Üretim yılı' },
      min: 1900,
      max: 2030,
    },
    { key: 'message', kind: 'textarea', required: true },
    { key: 'campaign', kind: 'hidden' },
  ],
  theme: { preset: 'blueprint', density: 'compact' },
  source: 'website',
  intent: 'repair',
}
