import type { Urgency } from '../../shared/rules/urgency.ts'

/** What a level is for, and what it is not for. Both stand in full beside its radio button. */
export interface UrgencyGuide {
  readonly purpose: string
  readonly warning: string | null
}

/** The product's own words for the provider's rules of 2003 (docs/decisions/0001). */
export const urgencyGuides: Record<Urgency, UrgencyGuide> = {
  question: {
    purpose:
      'Whatever can wait its turn: a question, an unusual wish, a new address or telephone number for our records. No date hangs on it.',
    warning: null,
  },
  'work-request': {
    purpose:
      'The normal case: a new service, a change to a configuration, most technical questions. If you hesitate between two levels, it is nearly always this one.',
    warning: null,
  },
  'urgent-work-request': {
    purpose: 'A work request that holds up your own work: you cannot go on at all until you hear from us.',
    warning:
      'Everybody would have liked everything yesterday. Being in a hurry is not enough: choose this only when your work has come to a stop.',
  },
  'impaired-function': {
    purpose:
      'Something that used to work has stopped, such as a part of your web site or some of your mail, while the rest of it still does its job.',
    warning:
      'Not for something that never worked and has only now been noticed, and not for trouble during development. It must have worked, and it must have stopped.',
  },
  'mission-critical': {
    purpose:
      'Something that used to work has stopped, and for that reason your web site or your mail is down altogether. Behind it there is almost always a hardware failure or a piece of software that has failed completely.',
    warning:
      'Not for something you have yet to get working. This level is there to wake every UNIX administrator and every support person, at any hour of any day of the year. A group that abuses it is put on a list, and from then on its tickets wake nobody, not even in a real emergency.',
  },
}
