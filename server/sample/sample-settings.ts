import { defaultPagingRules, defaultThresholds, type Settings } from '../../shared/protocol/settings.ts'

/** The provider's site around a sample desk, as the web page of 2003 had it. */
export const sampleSettings: Settings = {
  providerName: 'iMagine Internet Services',
  legalNotice: '© 2003–2026 iMagine Internet Services. All rights reserved.',
  colours: { accent: '#1a5fb4', banner: '#12325c' },
  links: {
    terms: { label: 'Terms of Service', href: 'https://www.imagine.example/terms' },
    payment: { label: 'Make a Payment', href: 'https://www.imagine.example/payment' },
    comparison: { label: 'Services Comparison', href: 'https://www.imagine.example/services' },
    services: [
      { label: 'Blue Lite', href: 'https://www.imagine.example/services/blue-lite' },
      { label: 'Blue Ice', href: 'https://www.imagine.example/services/blue-ice' },
      { label: 'Deep Blue', href: 'https://www.imagine.example/services/deep-blue' },
      { label: 'QOS 1', href: 'https://www.imagine.example/services/qos-1' },
      { label: 'QOS 2', href: 'https://www.imagine.example/services/qos-2' },
    ],
    more: [],
  },
  emergencyPhone: '+1 555 010 0100',
  openingHours: 'Monday to Friday, 8:00 to 18:00',
  timeZone: 'America/New_York',
  thresholds: defaultThresholds,
  paging: defaultPagingRules,
}
