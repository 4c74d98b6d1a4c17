import type { Command } from './command.ts'

/** Every command there is. Two that are on one screen never share a key: a test holds the table to that. */
export const commandTable = {
  'desk.new-ticket': { title: 'New ticket', place: 'anywhere', keys: ['c'] },
  'desk.palette': {
    title: 'Find anything',
    place: 'anywhere',
    keys: ['Mod+K'],
    whileTyping: true,
    isMove: true,
  },
  'desk.undo': { title: 'Undo what was done last', place: 'anywhere', keys: ['Mod+Z', 'z'] },
  'desk.help': { title: 'The guide to this screen', place: 'anywhere', keys: ['F1'], whileTyping: true },
  'desk.keys': { title: 'All keys', place: 'anywhere', keys: ['?'] },
  'desk.close': { title: 'Close what is open', place: 'anywhere', keys: ['Escape'], within: true },

  'go.queue': { title: 'Go to the queue', short: 'Queue', place: 'go', keys: ['g q'] },
  'go.pages': { title: 'Go to the pages', short: 'Pages', place: 'go', keys: ['g p'] },
  'go.on-call': { title: 'Go to on call', short: 'On call', place: 'go', keys: ['g c'] },
  'go.groups': { title: 'Go to the groups', short: 'Groups', place: 'go', keys: ['g g'] },
  'go.blocklist': { title: 'Go to the blocklist', short: 'Blocklist', place: 'go', keys: ['g b'] },
  'go.outbox': { title: 'Go to the outbox', short: 'Outbox', place: 'go', keys: ['g o'] },
  'go.figures': { title: 'Go to the figures', short: 'Figures', place: 'go', keys: ['g f'] },
  'go.people': { title: 'Go to the people', short: 'People', place: 'go', keys: ['g h'], isForAdmins: true },
  'go.settings': { title: 'Go to the settings', short: 'Settings', place: 'go', keys: ['g s'] },

  'list.next': { title: 'Next', place: 'lists', keys: ['j', 'ArrowDown'], repeats: true, isMove: true },
  'list.previous': { title: 'Previous', place: 'lists', keys: ['k', 'ArrowUp'], repeats: true, isMove: true },
  'list.search': { title: 'Search this list', place: 'lists', keys: ['/'] },

  'queue.next': {
    title: 'Next ticket',
    place: 'queue',
    keys: ['j', 'ArrowDown'],
    repeats: true,
    isMove: true,
  },
  'queue.previous': {
    title: 'Previous ticket',
    place: 'queue',
    keys: ['k', 'ArrowUp'],
    repeats: true,
    isMove: true,
  },
  'queue.open': { title: 'Open the ticket', place: 'queue', keys: ['Enter'], isMove: true },
  'queue.page-down': {
    title: 'A screen on',
    place: 'queue',
    keys: ['PageDown'],
    repeats: true,
    isMove: true,
  },
  'queue.page-up': { title: 'A screen back', place: 'queue', keys: ['PageUp'], repeats: true, isMove: true },
  'queue.first': { title: 'First ticket', place: 'queue', keys: ['Home'], isMove: true },
  'queue.last': { title: 'Last ticket', place: 'queue', keys: ['End'], isMove: true },
  'queue.search': { title: 'Search tickets', place: 'queue', keys: ['/'] },
  'queue.mark': { title: 'Mark the ticket', place: 'queue', keys: ['x'] },
  'queue.mark-next': {
    title: 'Mark on (or Shift and the arrow)',
    place: 'queue',
    keys: ['Shift+J'],
    repeats: true,
    isMove: true,
  },
  'queue.mark-previous': {
    title: 'Mark back (or Shift and the arrow)',
    place: 'queue',
    keys: ['Shift+K'],
    repeats: true,
    isMove: true,
  },
  'queue.mark-all': { title: 'Mark all tickets of the list', place: 'queue', keys: ['Mod+A', 'Shift+X'] },
  'queue.print': { title: 'Print this list', place: 'queue', keys: ['Mod+Shift+P'] },
  'queue.only-5': { title: 'Only mission critical', place: 'queue', keys: ['5'], family: 'queue.only' },
  'queue.only-4': { title: 'Only impaired function', place: 'queue', keys: ['4'], family: 'queue.only' },
  'queue.only-3': { title: 'Only urgent work requests', place: 'queue', keys: ['3'], family: 'queue.only' },
  'queue.only-2': { title: 'Only work requests', place: 'queue', keys: ['2'], family: 'queue.only' },
  'queue.only-1': { title: 'Only questions', place: 'queue', keys: ['1'], family: 'queue.only' },
  'queue.all': { title: 'All urgencies', place: 'queue', keys: ['0'] },

  'marked.resolve': { title: 'Resolve them', place: 'marked', keys: ['e'] },
  'marked.assign': { title: 'Assign them', place: 'marked', keys: ['a'] },
  'marked.urgency': { title: 'Change their urgency', place: 'marked', keys: ['u'] },
  'marked.note': { title: 'Write a note on all of them', place: 'marked', keys: ['n'] },
  'marked.clear': { title: 'Clear the marks', place: 'marked', keys: ['Escape'], isMove: true },

  'ticket.reply': { title: 'Write a reply to the customer', place: 'ticket', keys: ['r'] },
  'ticket.note': { title: 'Write a note for the staff', place: 'ticket', keys: ['n'] },
  'ticket.send': {
    title: 'Send the reply, save the note',
    place: 'ticket',
    keys: ['Mod+Enter'],
    within: true,
  },
  'ticket.attach': { title: 'Attach files; or drop them, or paste them', place: 'ticket', keys: ['Shift+F'] },
  'ticket.resolve': { title: 'Resolve', place: 'ticket', keys: ['e'] },
  'ticket.reopen': { title: 'Open it again', place: 'ticket', keys: ['o'] },
  'ticket.assign': { title: 'Assign to somebody', place: 'ticket', keys: ['a'] },
  'ticket.urgency-1': {
    title: 'Urgency: question',
    short: 'Question',
    place: 'ticket',
    keys: ['u 1'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-2': {
    title: 'Urgency: work request',
    short: 'Work request',
    place: 'ticket',
    keys: ['u 2'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-3': {
    title: 'Urgency: urgent work request',
    short: 'Urgent work request',
    place: 'ticket',
    keys: ['u 3'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-4': {
    title: 'Urgency: impaired function',
    short: 'Impaired function',
    place: 'ticket',
    keys: ['u 4'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-5': {
    title: 'Urgency: mission critical…',
    short: 'Mission critical…',
    place: 'ticket',
    keys: ['u 5'],
    family: 'ticket.urgency',
  },
  'ticket.urgency': {
    title: 'Change the urgency, with a reason',
    short: 'with a reason',
    place: 'ticket',
    keys: ['u u'],
  },
  'ticket.verdict': { title: 'Verdict on a resolved ticket', place: 'ticket', keys: ['v'] },
  'ticket.flag': { title: 'Flag the urgency as abused', place: 'ticket', keys: ['f'] },
  'ticket.confirm-group': {
    title: 'Confirm an unknown group, so that it may page',
    place: 'ticket',
    keys: ['y'],
  },
  'ticket.page': { title: 'Page by hand where nobody was woken', place: 'ticket', keys: ['p'] },
  'ticket.link': { title: 'Link with another ticket…', place: 'ticket', keys: ['l'] },
  'ticket.history': {
    title: 'History: what was done with it, and the way back',
    place: 'ticket',
    keys: ['h'],
  },
  'ticket.copy-number': { title: 'Copy the number of the ticket', place: 'ticket', keys: ['#'] },
  'ticket.copy-link': { title: 'Copy a link to the ticket', place: 'ticket', keys: ['Shift+C'] },
  'ticket.print': { title: 'Print the ticket', place: 'ticket', keys: ['Mod+P'] },
  'ticket.close': { title: 'Close the ticket', place: 'ticket', keys: ['Escape'] },

  'ticket.quote': { title: 'Quote what is selected of it', place: 'ticket', keys: ['q'] },

  'writing.strong': { title: 'Bold', place: 'writing', keys: ['Mod+B'], within: true },
  'writing.emphasis': { title: 'Italic', place: 'writing', keys: ['Mod+I'], within: true },
  'writing.link': { title: 'Link', place: 'writing', keys: ['Mod+Shift+K'], within: true },
  'writing.list': { title: 'List', place: 'writing', keys: ['Mod+Shift+L'], within: true },
  'writing.quote': { title: 'Quote', place: 'writing', keys: ['Mod+Shift+E'], within: true },
  'writing.canned': { title: 'Canned replies', place: 'writing', keys: ['Mod+;'], within: true },
  'writing.preview': { title: 'Preview', place: 'writing', keys: ['Mod+E'], within: true },

  'verdict.justified': { title: 'Justified', place: 'verdict', keys: ['j'], within: true },
  'verdict.overstated': { title: 'Overstated', place: 'verdict', keys: ['o'], within: true },
  'verdict.false-alarm': { title: 'False alarm', place: 'verdict', keys: ['f'], within: true },
  'verdict.could-not-know': { title: 'Could not know', place: 'verdict', keys: ['c'], within: true },

  'page.acknowledge': { title: 'Acknowledge: you have it', place: 'pages', keys: ['a'] },
  'page.hand-over': { title: 'Hand the page over', place: 'pages', keys: ['h'] },
  'page.resolve': { title: 'Resolve the page: it is over', place: 'pages', keys: ['e', 'd'] },
  'page.call-out': { title: 'Page people by hand', place: 'pages', keys: ['p'] },
  'log.open': { title: 'Open the page of the message', place: 'log', keys: ['Enter'], isMove: true },

  'groups.new': { title: 'New group', place: 'groups', keys: ['n'] },
  'blocklist.block': { title: 'Block another group', place: 'blocklist', keys: ['n'], isForAdmins: true },
  'group.confirm': { title: 'Confirm the group', place: 'group', keys: ['y'] },
  'group.block': { title: 'Block the group', place: 'group', keys: ['b'], isForAdmins: true },
  'group.lift': { title: 'Lift its blocks', place: 'group', keys: ['l'], isForAdmins: true },

  'responders.add': { title: 'Add a responder', place: 'responders', keys: ['n'], isForAdmins: true },

  'form.send': { title: 'What the last button says', place: 'form', keys: ['Mod+Enter'], within: true },
  'form.newest': { title: 'Filing: open the newest instead', place: 'form', keys: ['Mod+O'], within: true },
} as const satisfies Readonly<Record<string, Command>>

export type CommandId = keyof typeof commandTable

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are known
export const commandIds = Object.keys(commandTable) as CommandId[]

export function commandOf(id: CommandId): Command {
  return commandTable[id]
}
