const said = (en: string, ar: string) => ({ en, ar })

const options = (...values: [value: string, en: string, ar: string][]) =>
  values.map(([value, en, ar]) => ({ value, label: said(en, ar) }))

/** A form with a question of every kind, conditions, limits, fields of the page and consent, in English and Arabic. */
export const EVERY_QUESTION = {
  title: said('Tell us about your windows', 'حدّثنا عن نوافذك'),
  languages: ['en', 'ar'],
  contact: 'email',
  questions: [
    {
      ...{ key: 'topic', kind: 'radio', required: true, label: said('What is it about?', 'ما الموضوع؟') },
      options: options(['repair', 'A repair', 'إصلاح'], ['sale', 'New windows', 'نوافذ جديدة']),
    },
    {
      ...{
        key: 'damage',
        kind: 'checkboxes',
        label: said('What is broken?', 'ما الذي تعطل؟'),
        required: true,
      },
      showIf: { topic: 'repair' },
      options: options(
        ['glass', 'The glass', 'الزجاج'],
        ['frame', 'The frame', 'الإطار'],
        ['cord', 'A cord or a pulley', 'حبل أو بكرة'],
      ),
      maxChoices: 2,
    },
    {
      ...{ key: 'style', kind: 'select', label: said('Which style?', 'أي طراز؟') },
      showIf: { topic: 'sale' },
      options: options(['sash', 'Sash', 'منزلق'], ['casement', 'Casement', 'مفصلي']),
    },
    {
      key: 'windows',
      kind: 'number',
      required: true,
      min: 1,
      max: 2000,
      label: said('How many?', 'كم العدد؟'),
    },
    { key: 'day', kind: 'date', min: 'today', max: 'today+90', label: said('Which day?', 'أي يوم؟') },
    { key: 'website', kind: 'url', label: said('Your website', 'موقعك') },
    {
      ...{ key: 'customer', label: said('Customer number', 'رقم العميل'), pattern: '[A-Z]{2}\\d{4}' },
      patternHint: said(
        'Two letters and four digits, as on your invoice.',
        'حرفان وأربعة أرقام كما في فاتورتك.',
      ),
    },
    { key: 'message', kind: 'textarea', minLength: 10 },
    { key: 'campaign', kind: 'hidden' },
  ],
  consent: {
    version: '2026-11',
    former: ['2026-10'],
    label: said(
      'I have read the [privacy notice](https://www.example.com/privacy) and agree that you answer me.',
      'قرأت [إشعار الخصوصية](https://www.example.com/ar/privacy) وأوافق على أن تجيبوني.',
    ),
  },
}
