import type { FormInput } from '../form-input.ts'

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1']

/** A school that asks everything at once. */
export const LANGUAGE_SCHOOL: FormInput = {
  upstream: 'vorel',
  sites: ['https://www.example.com'],
  languages: ['es', 'en', 'fr', 'zh-CN'],
  country: 'ES',
  contact: 'email',
  steps: 1,
  title: {
    es: 'Pide tu prueba de nivel',
    en: 'Ask for a placement test',
    fr: 'Demandez votre test de niveau',
    'zh-CN': '预约水平测试',
  },
  intro: {
    es: 'Es gratis y dura veinte minutos.',
    en: 'It is free and takes twenty minutes.',
    fr: 'Il est gratuit et dure vingt minutes.',
    'zh-CN': '免费，只需二十分钟。',
  },
  questions: [
    {
      key: 'language',
      kind: 'select',
      required: true,
      label: {
        es: '¿Qué quieres aprender?',
        en: 'What would you like to learn?',
        fr: 'Que souhaitez-vous apprendre ?',
        'zh-CN': '您想学什么语言？',
      },
      options: [
        { value: 'es', label: { es: 'Español', en: 'Spanish', fr: 'Espagnol', 'zh-CN': '西班牙语' } },
        { value: 'ca', label: { es: 'Valenciano', en: 'Valencian', fr: 'Valencien', 'zh-CN': '瓦伦西亚语' } },
        { value: 'en', label: { es: 'Inglés', en: 'English', fr: 'Anglais', 'zh-CN': '英语' } },
      ],
    },
    {
      key: 'level',
      kind: 'radio',
      label: {
        es: 'Tu nivel, más o menos',
        en: 'Your level, roughly',
        fr: 'Votre niveau, à peu près',
        'zh-CN': '您大致的水平',
      },
      options: LEVELS.map(level => ({ value: level, label: level })),
    },
  ],
  theme: { preset: 'poster' },
  source: 'website',
  intent: 'placement_test',
}
