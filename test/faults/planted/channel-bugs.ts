import { tests, type PlantedBug } from './planted-bug.ts'

/** In what speaks to gateways: what leaves, to whom, and what is said of it. */
export const channelBugs: readonly PlantedBug[] = [
  {
    name: 'secrets-in-the-log',
    harm: 'Whoever reads the log can page everybody in the desk’s name.',
    edits: [
      {
        file: 'server/paging/hand-over.ts',
        find: 'log.error({ err: error, deliveryId: delivery.id },',
        replace:
          'log.error({ err: error, deliveryId: delivery.id, settings: composed.settings, secrets: [...composed.secrets] },',
      },
    ],
    caughtBy: tests('server/paging/pager-log'),
  },
  {
    name: 'line-break-in-an-address',
    harm: 'An address with a line break in it sends a copy of each page to a stranger.',
    edits: [
      {
        file: 'server/paging/channels/smtp/send-by-smtp.ts',
        find: String.raw`/^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/`,
        replace: '/^[^<>]+@[^<>]+$/',
      },
    ],
    caughtBy: tests('server/paging/channels/smtp'),
  },
  {
    name: 'text-becomes-a-command',
    harm: 'A customer’s text ends the message and gives the pager’s gateway orders of its own.',
    edits: [
      {
        file: 'server/paging/channels/snpp/send-by-snpp.ts',
        find: 'cutText(asciiText(oneLine(text)), method.length)',
        replace: 'cutText(asciiText(text), method.length)',
      },
    ],
    caughtBy: tests('server/paging/channels/snpp'),
  },
  {
    name: 'name-leads-inside',
    harm: 'A webhook whose name leads inside the network knocks at doors that only the desk stands before.',
    edits: [
      {
        file: 'server/paging/channels/lookup-outside.ts',
        find: 'addresses.find(({ address }) => isInternalAddress(address))',
        replace: 'addresses.find(() => false)',
      },
    ],
    caughtBy: tests('server/paging/channels/http'),
  },
  {
    name: 'redirect-counts-as-taken',
    harm: 'A gateway that has moved takes nothing any more, and the page says that it took everything.',
    edits: [
      {
        file: 'server/paging/channels/http/http-outcome.ts',
        find: 'status >= 200 && status < 300',
        replace: 'status >= 200 && status < 400',
      },
    ],
    caughtBy: tests('server/paging/channels/http'),
  },
  {
    name: 'wrong-number-tried-for-ever',
    harm: 'A gateway that knows no such pager is asked again and again, while the next method waits.',
    edits: [
      {
        file: 'server/paging/channels/snpp/send-by-snpp.ts',
        find: 'const again = code < 500 || code === 554',
        replace: 'const again = true',
      },
    ],
    caughtBy: tests('server/paging/channels/snpp'),
  },
  {
    name: 'no-way-to-acknowledge',
    harm: 'A long subject takes the place of the link: whoever is woken by a short pager cannot say that they have it.',
    edits: [
      {
        file: 'server/paging/channels/pager-text.ts',
        find: 'shown === line || shown.length - ellipsis.length >= least',
        replace: 'shown === line',
      },
    ],
    caughtBy: tests('server/paging/send-by-method'),
  },
  {
    name: 'key-for-what-is-only-told',
    harm: 'Who is told that a colleague has it gets a key that says “I have it”, and believes that it does something.',
    edits: [
      {
        file: 'server/paging/channels/snpp/send-by-snpp.ts',
        find: 'if (isTwoWay && method.offersKey)',
        replace: 'if (isTwoWay)',
      },
    ],
    caughtBy: tests('server/paging/follow-answers'),
  },
]
