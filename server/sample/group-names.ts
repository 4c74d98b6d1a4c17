import { normaliseName } from '../../shared/rules/normalise-name.ts'
import { lastNames } from './person-names.ts'
import type { Random } from './random.ts'

const places = ['Ashford', 'Bayview', 'Cedar Hill', 'Drayton', 'Eastgate', 'Fairmont', 'Glenbrook', 'Harbour', 'Ironbridge', 'Juniper', 'Kingsway', 'Lakeside', 'Millbrook', 'Northfield', 'Oakhurst', 'Pinecrest', 'Quarry', 'Riverbend', 'Stonegate', 'Thornbury', 'Upland', 'Valley', 'Westport', 'Yarrow'] as const // prettier-ignore
const trades = ['Dental Practice', 'Printing', 'Motors', 'Veterinary Clinic', 'Bakery', 'Architects', 'Insurance', 'Freight', 'Community College', 'Public Library', 'Brewing', 'Realty', 'Law Office', 'Cycles', 'Gardens', 'Instruments', 'Credit Union', 'Theatre', 'Travel', 'Optics', 'Carpentry', 'Foods', 'Museum', 'Plumbing', 'School District', 'Radio'] as const // prettier-ignore
const coined = ['Altavo', 'Brightline', 'Cobalt', 'Datum', 'Evenfall', 'Ferrum', 'Glasswing', 'Halcyon', 'Inkwell', 'Juncture', 'Keystone', 'Lumen', 'Meridian', 'Nimbus', 'Orchard', 'Parallel', 'Quill', 'Redwood', 'Summit', 'Tessera', 'Umbra', 'Vantage', 'Wavelength', 'Zephyr'] as const // prettier-ignore
const fields = ['Software', 'Media', 'Design', 'Analytics', 'Hosting', 'Studios', 'Systems', 'Logistics', 'Consulting', 'Interactive', 'Supply', 'Robotics'] as const // prettier-ignore
const forms = ['', '', '', ' Inc.', ' LLC', ' Ltd', ' GmbH', ' Co.'] as const

function candidate(random: Random): string {
  switch (random.integer(0, 2)) {
    case 0:
      return `${random.pick(places)} ${random.pick(trades)}${random.pick(forms)}`
    case 1:
      return `${random.pick(coined)} ${random.pick(fields)}${random.pick(forms)}`
    default:
      return `${random.pick(lastNames)[0]} & ${random.pick(lastNames)[0]} ${random.pick(trades)}`
  }
}

/** Another name that no earlier group has, by identity and not by spelling; `taken` grows by it. */
export function nextGroupName(random: Random, taken: Set<string>): string {
  for (;;) {
    const name = candidate(random)
    const identity = normaliseName(name)
    if (taken.has(identity)) continue
    taken.add(identity)
    return name
  }
}

/** A spelling that customers use in place of the name: its initials or its first word. */
export function aliasOf(name: string, random: Random, taken: Set<string>): string | null {
  const words = name.split(/[\s&.]+/u).filter((word) => /^\p{Lu}/u.test(word))
  const alias = random.chance(0.5) ? words.map((word) => word.slice(0, 1)).join('') : (words[0] ?? '')
  const identity = normaliseName(alias)
  if (identity.length < 2 || taken.has(identity)) return null
  taken.add(identity)
  return alias
}
