import { i18n } from '../texts/i18n.ts'
import type { Command } from './command.ts'

/** Every command there is. Two that are on one screen never share a key: a test holds the table to that. */
export const commandTable = {
  'desk.new-ticket': { title: i18n.t('New ticket'), place: 'anywhere', keys: ['c'] },
  'desk.palette': {
    title: i18n.t('Find anything'),
    place: 'anywhere',
    keys: ['Mod+K'],
    whileTyping: true,
    isMove: true,
  },
  'desk.undo': { title: i18n.t('Undo what was done last'), place: 'anywhere', keys: ['Mod+Z', 'z'] },
  'desk.help': {
    title: i18n.t('The guide to this screen'),
    place: 'anywhere',
    keys: ['F1'],
    whileTyping: true,
  },
  'desk.keys': { title: i18n.t('All keys'), place: 'anywhere', keys: ['?'] },
  'desk.close': { title: i18n.t('Close what is open'), place: 'anywhere', keys: ['Escape'], within: true },

  'go.queue': { title: i18n.t('Go to the queue'), short: i18n.t('Queue'), place: 'go', keys: ['g q'] },
  'go.pages': { title: i18n.t('Go to the pages'), short: i18n.t('Pages'), place: 'go', keys: ['g p'] },
  'go.on-call': { title: i18n.t('Go to on call'), short: i18n.t('On call'), place: 'go', keys: ['g c'] },
  'go.groups': { title: i18n.t('Go to the groups'), short: i18n.t('Groups'), place: 'go', keys: ['g g'] },
  'go.blocklist': {
    title: i18n.t('Go to the blocklist'),
    short: i18n.t('Blocklist'),
    place: 'go',
    keys: ['g b'],
  },
  'go.outbox': { title: i18n.t('Go to the outbox'), short: i18n.t('Outbox'), place: 'go', keys: ['g o'] },
  'go.figures': { title: i18n.t('Go to the figures'), short: i18n.t('Figures'), place: 'go', keys: ['g f'] },
  'go.people': {
    title: i18n.t('Go to the people'),
    short: i18n.t('People'),
    place: 'go',
    keys: ['g h'],
    isForAdmins: true,
  },
  'go.settings': {
    title: i18n.t('Go to the settings'),
    short: i18n.t('Settings'),
    place: 'go',
    keys: ['g s'],
  },

  'list.next': {
    title: i18n.t('Next'),
    place: 'lists',
    keys: ['j', 'ArrowDown'],
    repeats: true,
    isMove: true,
  },
  'list.previous': {
    title: i18n.t('Previous'),
    place: 'lists',
    keys: ['k', 'ArrowUp'],
    repeats: true,
    isMove: true,
  },
  'list.search': { title: i18n.t('Search this list'), place: 'lists', keys: ['/'] },

  'queue.next': {
    title: i18n.t('Next ticket'),
    place: 'queue',
    keys: ['j', 'ArrowDown'],
    repeats: true,
    isMove: true,
  },
  'queue.previous': {
    title: i18n.t('Previous ticket'),
    place: 'queue',
    keys: ['k', 'ArrowUp'],
    repeats: true,
    isMove: true,
  },
  'queue.open': { title: i18n.t('Open the ticket'), place: 'queue', keys: ['Enter'], isMove: true },
  'queue.page-down': {
    title: i18n.t('A screen on'),
    place: 'queue',
    keys: ['PageDown'],
    repeats: true,
    isMove: true,
  },
  'queue.page-up': {
    title: i18n.t('A screen back'),
    place: 'queue',
    keys: ['PageUp'],
    repeats: true,
    isMove: true,
  },
  'queue.first': { title: i18n.t('First ticket'), place: 'queue', keys: ['Home'], isMove: true },
  'queue.last': { title: i18n.t('Last ticket'), place: 'queue', keys: ['End'], isMove: true },
  'queue.search': { title: i18n.t('Search tickets'), place: 'queue', keys: ['/'] },
  'queue.mark': { title: i18n.t('Mark the ticket'), place: 'queue', keys: ['x'] },
  'queue.mark-next': {
    title: i18n.t('Mark on (or Shift and the arrow)'),
    place: 'queue',
    keys: ['Shift+J'],
    repeats: true,
    isMove: true,
  },
  'queue.mark-previous': {
    title: i18n.t('Mark back (or Shift and the arrow)'),
    place: 'queue',
    keys: ['Shift+K'],
    repeats: true,
    isMove: true,
  },
  'queue.mark-all': {
    title: i18n.t('Mark all tickets of the list'),
    place: 'queue',
    keys: ['Mod+A', 'Shift+X'],
  },
  'queue.print': { title: i18n.t('Print this list'), place: 'queue', keys: ['Mod+Shift+P'] },
  'queue.only-5': {
    title: i18n.t('Only mission critical'),
    place: 'queue',
    keys: ['5'],
    family: 'queue.only',
  },
  'queue.only-4': {
    title: i18n.t('Only impaired function'),
    place: 'queue',
    keys: ['4'],
    family: 'queue.only',
  },
  'queue.only-3': {
    title: i18n.t('Only urgent work requests'),
    place: 'queue',
    keys: ['3'],
    family: 'queue.only',
  },
  'queue.only-2': { title: i18n.t('Only work requests'), place: 'queue', keys: ['2'], family: 'queue.only' },
  'queue.only-1': { title: i18n.t('Only questions'), place: 'queue', keys: ['1'], family: 'queue.only' },
  'queue.all': { title: i18n.t('All urgencies'), place: 'queue', keys: ['0'] },

  'marked.resolve': { title: i18n.t('Resolve them'), place: 'marked', keys: ['e'] },
  'marked.assign': { title: i18n.t('Assign them'), place: 'marked', keys: ['a'] },
  'marked.urgency': { title: i18n.t('Change their urgency'), place: 'marked', keys: ['u'] },
  'marked.note': { title: i18n.t('Write a note on all of them'), place: 'marked', keys: ['n'] },
  'marked.clear': { title: i18n.t('Clear the marks'), place: 'marked', keys: ['Escape'], isMove: true },

  'ticket.reply': { title: i18n.t('Write a reply to the customer'), place: 'ticket', keys: ['r'] },
  'ticket.note': { title: i18n.t('Write a note for the staff'), place: 'ticket', keys: ['n'] },
  'ticket.send': {
    title: i18n.t('Send the reply, save the note'),
    place: 'ticket',
    keys: ['Mod+Enter'],
    within: true,
  },
  'ticket.attach': {
    title: i18n.t('Attach files; or drop them, or paste them'),
    place: 'ticket',
    keys: ['Shift+F'],
  },
  'ticket.resolve': { title: i18n.t('Resolve'), place: 'ticket', keys: ['e'] },
  'ticket.reopen': { title: i18n.t('Open it again'), place: 'ticket', keys: ['o'] },
  'ticket.assign': { title: i18n.t('Assign to somebody'), place: 'ticket', keys: ['a'] },
  'ticket.urgency-1': {
    title: i18n.t('Urgency: question'),
    short: i18n.t('Question'),
    place: 'ticket',
    keys: ['u 1'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-2': {
    title: i18n.t('Urgency: work request'),
    short: i18n.t('Work request'),
    place: 'ticket',
    keys: ['u 2'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-3': {
    title: i18n.t('Urgency: urgent work request'),
    short: i18n.t('Urgent work request'),
    place: 'ticket',
    keys: ['u 3'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-4': {
    title: i18n.t('Urgency: impaired function'),
    short: i18n.t('Impaired function'),
    place: 'ticket',
    keys: ['u 4'],
    family: 'ticket.urgency',
  },
  'ticket.urgency-5': {
    title: i18n.t('Urgency: mission critical…'),
    short: i18n.t('Mission critical…'),
    place: 'ticket',
    keys: ['u 5'],
    family: 'ticket.urgency',
  },
  'ticket.urgency': {
    title: i18n.t('Change the urgency, with a reason'),
    short: i18n.t('with a reason'),
    place: 'ticket',
    keys: ['u u'],
  },
  'ticket.verdict': { title: i18n.t('Verdict on a resolved ticket'), place: 'ticket', keys: ['v'] },
  'ticket.flag': { title: i18n.t('Flag the urgency as abused'), place: 'ticket', keys: ['f'] },
  'ticket.confirm-group': {
    title: i18n.t('Confirm an unknown group, so that it may page'),
    place: 'ticket',
    keys: ['y'],
  },
  'ticket.page': { title: i18n.t('Page by hand where nobody was woken'), place: 'ticket', keys: ['p'] },
  'ticket.link': { title: i18n.t('Link with another ticket…'), place: 'ticket', keys: ['l'] },
  'ticket.merge': { title: i18n.t('Merge into another ticket…'), place: 'ticket', keys: ['m'] },
  'ticket.unmerge': {
    title: i18n.t('Take a merged ticket apart again'),
    place: 'ticket',
    keys: [i18n.t('Shift+M')],
  },
  'ticket.history': {
    title: i18n.t('History: what was done with it, and the way back'),
    place: 'ticket',
    keys: ['h'],
  },
  'ticket.copy-number': { title: i18n.t('Copy the number of the ticket'), place: 'ticket', keys: ['#'] },
  'ticket.copy-link': {
    title: i18n.t('Copy a link to the ticket'),
    place: 'ticket',
    keys: ['Shift+C'],
  },
  'ticket.print': { title: i18n.t('Print the ticket'), place: 'ticket', keys: ['Mod+P'] },
  'ticket.close': { title: i18n.t('Close the ticket'), place: 'ticket', keys: ['Escape'] },

  'ticket.quote': { title: i18n.t('Quote what is selected of it'), place: 'ticket', keys: ['q'] },

  'writing.strong': { title: i18n.t('Bold'), place: 'writing', keys: ['Mod+B'], within: true },
  'writing.emphasis': { title: i18n.t('Italic'), place: 'writing', keys: ['Mod+I'], within: true },
  'writing.link': { title: i18n.t('Link'), place: 'writing', keys: ['Mod+Shift+K'], within: true },
  'writing.list': { title: i18n.t('List'), place: 'writing', keys: ['Mod+Shift+L'], within: true },
  'writing.quote': { title: i18n.t('Quote'), place: 'writing', keys: ['Mod+Shift+E'], within: true },
  'writing.canned': {
    title: i18n.t('Canned replies'),
    place: 'writing',
    keys: ['Mod+;'],
    within: true,
  },
  'writing.preview': { title: i18n.t('Preview'), place: 'writing', keys: ['Mod+E'], within: true },

  'verdict.justified': { title: i18n.t('Justified'), place: 'verdict', keys: ['j'], within: true },
  'verdict.overstated': { title: i18n.t('Overstated'), place: 'verdict', keys: ['o'], within: true },
  'verdict.false-alarm': { title: i18n.t('False alarm'), place: 'verdict', keys: ['f'], within: true },
  'verdict.could-not-know': { title: i18n.t('Could not know'), place: 'verdict', keys: ['c'], within: true },

  'page.acknowledge': { title: i18n.t('Acknowledge: you have it'), place: 'pages', keys: ['a'] },
  'page.hand-over': { title: i18n.t('Hand the page over'), place: 'pages', keys: ['h'] },
  'page.resolve': { title: i18n.t('Resolve the page: it is over'), place: 'pages', keys: ['e', 'd'] },
  'page.call-out': { title: i18n.t('Page people by hand'), place: 'pages', keys: ['p'] },
  'log.open': { title: i18n.t('Open the page of the message'), place: 'log', keys: ['Enter'], isMove: true },

  'groups.new': { title: i18n.t('New group'), place: 'groups', keys: ['n'] },
  'blocklist.block': {
    title: i18n.t('Block another group'),
    place: 'blocklist',
    keys: ['n'],
    isForAdmins: true,
  },
  'group.confirm': { title: i18n.t('Confirm the group'), place: 'group', keys: ['y'] },
  'group.block': { title: i18n.t('Block the group'), place: 'group', keys: ['b'], isForAdmins: true },
  'group.lift': { title: i18n.t('Lift its blocks'), place: 'group', keys: ['l'], isForAdmins: true },

  'responders.add': { title: i18n.t('Add a responder'), place: 'responders', keys: ['n'], isForAdmins: true },

  'form.send': {
    title: i18n.t('What the last button says'),
    place: 'form',
    keys: ['Mod+Enter'],
    within: true,
  },
  'form.newest': {
    title: i18n.t('Filing: open the newest instead'),
    place: 'form',
    keys: ['Mod+O'],
    within: true,
  },
} as const satisfies Readonly<Record<string, Command>>

export type CommandId = keyof typeof commandTable

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are known
export const commandIds = Object.keys(commandTable) as CommandId[]

export function commandOf(id: CommandId): Command {
  return commandTable[id]
}
