import { defaultPagingRules, defaultThresholds, type Settings } from '../../shared/protocol/settings.ts'
import { usualServiceLevels } from '../../shared/rules/service-levels/usual-levels.ts'

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
  serviceLevels: usualServiceLevels('America/New_York', [
    { date: '2026-11-26', name: 'Thanksgiving Day' },
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2027-01-01', name: 'New Year’s Day' },
    { date: '2027-07-05', name: 'Independence Day' },
  ]),
}
