import type { Topic } from './topic.ts'

/** Something that worked and has stopped: in part, or altogether. */
export const failureTopics: readonly [Topic, ...Topic[]] = [
  {
    urgency: 'impaired-function',
    subjects: ['Contact form on {domain} sends nothing since {clock}', 'The search on our site has stopped', 'Shop takes no credit cards'],
    bodies: ['The rest of the site works. The form says "sent" and nothing arrives, since about {clock}. It worked yesterday.', 'Since this morning every search ends in an error 500. All other pages of {domain} are fine.'],
    answers: ['Found it: the queue of {host} was full since {clock}. What was waiting is being delivered now.', 'We added an alarm for that queue so that we see it before you do.'],
    notes: ['Disk of {host} at {count} %; old logs moved away.'],
  },
  {
    urgency: 'impaired-function',
    subjects: ['Mail to one big provider comes back', 'Outgoing mail is delayed by hours', 'Mail with attachments does not arrive'],
    bodies: ['Mail to customers at one provider comes back with "temporarily deferred" since {clock}. All other mail flows.', 'Some of our mail takes three to {count} hours. Inside the house it is quick.'],
    answers: ['Their filter had our outgoing address on a list since {clock}. We are off it again; what was held goes out now.', 'No more deferrals for a day. I call this settled.'],
    notes: ['Cause: a hacked newsletter account of another group. Locked it.'],
  },
  {
    urgency: 'impaired-function',
    subjects: ['{domain} is very slow since noon', 'Pages of {domain} take half a minute', 'Database errors now and then'],
    bodies: ['Everything still works but each page takes {count} seconds. It was quick until {clock}.', 'Roughly one visit in ten ends with "too many connections". Nothing was changed by us.'],
    answers: ['A crawler asks {host} for {count} pages a second. It is slowed down now; please look again.', 'Good. We keep an eye on it for the week.'],
    notes: ['Crawler limit set to 1/s.'],
  },
  {
    urgency: 'impaired-function',
    subjects: ['Statistics stopped at the first of the month', 'Webmail shows no folders', 'Backup report has not come for three days'],
    bodies: ['Webmail opens and shows the inbox, but every other folder is gone since {clock}. On the phone they are all there.', 'The nightly report used to come at five. Nothing since the weekend.'],
    answers: ['The index of {address} was broken; it is being built anew and takes until about {clock}.', 'All {count} folders are visible again.'],
    notes: ['Third broken index this month on that store.'],
  },
  {
    urgency: 'impaired-function',
    subjects: ['One of our two lines is down', 'Packet loss to {host}', 'VPN drops every few minutes'],
    bodies: ['The backup line has taken over, so we can work, but the first line has been down since {clock}.', 'We see {count} % loss on the way to {host}. Calls break up, everything else is slow but alive.'],
    answers: ['The carrier confirms a damaged fibre and gives {clock} as the time of repair.', 'Both lines are up; the loss is gone since {clock}.'],
    notes: ['Carrier ticket number is in the log of the day.'],
  },
  {
    urgency: 'mission-critical',
    subjects: ['{domain} is down', 'Web site unreachable since {clock}', 'Nothing answers on {host}'],
    bodies: ['{domain} has been unreachable since {clock}, from here and from a phone outside. It worked before. We are losing orders by the minute.', 'No page of {domain} opens, not even an error. Ping to {host} gets no answer either.'],
    answers: ['We are on it: the power supply of {host} has failed and the disks are going into the spare machine.', '{domain} is back since {clock}. We watch it through the night and write again tomorrow.'],
    notes: ['Spare machine in rack 4 was used; order another.'],
  },
  {
    urgency: 'mission-critical',
    subjects: ['No mail at all, in or out', 'Mail server refuses everybody', 'All {count} mailboxes offline'],
    bodies: ['Nobody here can send or receive since {clock}. The program says the server refuses the connection. It worked fine this morning.', 'Mail is down completely for all {count} of us. Please call {person} back at once.'],
    answers: ['The store behind {host} does not answer; we are bringing up its twin. Nothing is lost: senders keep trying for days.', 'Mail flows since {clock}. What was held back arrives within the hour.'],
    notes: ['Twin took over by hand; the automatic switch did not fire.'],
  },
  {
    urgency: 'mission-critical',
    subjects: ['Database server crashed, shop is offline', 'Disk failure on {host}?', 'Site and mail both gone'],
    bodies: ['{host} went away in the middle of the day at {clock} and took the shop and our mail with it.', 'The console of {host} shows disk errors and then nothing. Site and mail are both down.'],
    answers: ['Two disks of the set failed within the hour. We restore the backup of this night to another machine.', 'Restored; orders placed between midnight and {clock} were replayed from the log.'],
    notes: ['Replace both disks; check the rest of that batch.'],
  },
] // prettier-ignore

/** What several groups report within the hour, each in its own words, while something of the provider's is broken. */
export const outageTopics: readonly [Topic, ...Topic[]] = [
  {
    urgency: 'mission-critical',
    subjects: ['Internet is gone', 'No connection at all', 'Line dead since {clock}', 'Everything offline here'],
    bodies: ['Nothing gets out and nobody gets in since {clock}. The lights on the router look as always.', 'Our whole office is offline since a few minutes. The neighbours on the same street say the same.'],
    answers: ['A router in our north node has failed and several customers are affected. Technicians are on the way.', 'The node is back since {clock}. Please write if anything of yours is not.'],
    notes: ['Part of the outage of the north node.'],
  },
  {
    urgency: 'mission-critical',
    subjects: ['Mail is down for everybody', 'Mail server does not answer', 'Cannot send or receive mail'],
    bodies: ['All our mailboxes say "connection refused" since {clock}.', 'Mail stopped at {clock}, sending and receiving alike, on every computer and phone.'],
    answers: ['One of our mail stores has failed; its twin is taking over. No mail is lost.', 'Mail works again since {clock}. We are sorry for the trouble.'],
    notes: ['Part of the outage of the mail store.'],
  },
  {
    urgency: 'impaired-function',
    subjects: ['Some sites do not open', 'Names are not found half of the time', 'Web works only now and then'],
    bodies: ['About every second page says the name was not found, since {clock}. Pages that open are quick.', 'Is something wrong with your name servers? We get answers only now and then.'],
    answers: ['One of our two name servers answers wrongly since {clock}; it is being taken out.', 'Only healthy name servers answer now.'],
    notes: ['Part of the outage of the name servers.'],
  },
] // prettier-ignore

/** What a group that cries wolf files as mission critical: nothing has stopped, or it never worked. */
export const wolfTopics: readonly [Topic, ...Topic[]] = [
  {
    urgency: 'work-request',
    subjects: ['URGENT: logo on the web site', 'EMERGENCY: new mailbox needed NOW', 'Site broken!!! wrong colour'],
    bodies: ['The logo on {domain} is the old one. This has to change immediately!', 'We need {address} at once, the customer is on the phone.'],
    answers: ['Nothing of yours is down, so I have put this among the work requests. The mailbox is ready all the same.', 'Please keep mission critical for the day when nothing works any more.'],
    notes: ['Nothing had stopped. Again.'],
  },
  {
    urgency: 'question',
    subjects: ['CRITICAL please call back', 'Our new script does not run', 'Web site down (test page)'],
    bodies: ['The script we are writing gives an error on {host}. It has never run so far. We need this today.', 'The page we are building under test.{domain} shows nothing. Everything else works.'],
    answers: ['I see from the log that the script has not run on any day: line {count} lacks a bracket. That is a question rather than an emergency.'],
    notes: ['In development, never worked. Woke two of us for nothing in the old days.'],
  },
  {
    urgency: 'urgent-work-request',
    subjects: ['SITE DOWN', 'Mail down for our director', 'Total failure, call at once'],
    bodies: ['{person} cannot sign in! Everybody else can, but this is the director.', 'The site is down on one computer. On the phones it opens.'],
    answers: ['One account only, and the password had run out. A new one is set.', 'It works on every computer now, as you say.'],
    notes: ['One user, not the group. Overstated.'],
  },
] // prettier-ignore
