import type { Topic } from './topic.ts'

/** Questions and work requests: most of what a desk is asked. */
export const requestTopics: readonly [Topic, ...Topic[]] = [
  {
    urgency: 'question',
    subjects: ['Who do we call about the invoice for this month?', 'Question about our last invoice', 'Invoice shows a line we do not recognise'],
    bodies: ['The invoice lists {count} mailboxes, we count fewer. Could somebody look at it with us? It is not urgent.', 'Our bookkeeper asks what the second line of the invoice stands for. No hurry.'],
    answers: ['The second line is the mailbox pack you took in spring. I attach the order from back then in words: {count} mailboxes, billed together.', 'I have asked accounting to split the line from the next invoice on.'],
    notes: ['Accounting says the pack was ordered by phone.'],
  },
  {
    urgency: 'question',
    subjects: ['New telephone number for our records', 'We have moved: new address', 'Please change our technical contact'],
    bodies: ['Please note that {person} is our technical contact from now on. The old contact has left the company.', 'We have moved. Please change the address you have for us; the phone number stays the same.'],
    answers: ['Thank you, it is changed in our records.'],
    notes: ['Checked with the contact on file before changing it.'],
  },
  {
    urgency: 'question',
    subjects: ['What is the difference between QOS 1 and QOS 2?', 'Would Deep Blue suit us better?', 'Thinking about a bigger plan'],
    bodies: ['We have about {count} visitors a day on {domain} and are on the smaller plan. Is it worth changing?', 'Could you tell us what we would gain by the next plan up? The comparison page left us with questions.'],
    answers: ['At {count} visitors you are well inside your plan; I would stay. The next plan mostly buys you a faster answer at night.', 'You are welcome. Write again when the traffic doubles.'],
    notes: ['Sales may call in the new year.'],
  },
  {
    urgency: 'question',
    subjects: ['Do you support IPv6 for web sites?', 'Can we have our statistics as a file?', 'How long do you keep our mail backups?'],
    bodies: ['Just a question for our planning of next year, no date attached to it.', 'Our new colleague {person} asked and none of us knew the answer.'],
    answers: ['Yes, on every plan. Tell us when you want it and we switch it on for {domain}.'],
    notes: ['Worth a line on the services page.'],
  },
  {
    urgency: 'work-request',
    subjects: ['Please set up a mailbox for {person}', 'New mailbox at {domain}', '{count} new mailboxes for Monday'],
    bodies: ['{person} starts with us next week. Please make a mailbox {address} and send the first password to me.', 'We need the address {address}, with mail older than a year archived as with the others.'],
    answers: ['The mailbox {address} is there. I read you the first password over the phone; please change it at once.', 'Glad it works. I close this one.'],
    notes: ['Quota as for the rest of the group.'],
  },
  {
    urgency: 'work-request',
    subjects: ['Please point {domain} to a new address', 'DNS change for {domain}', 'Add a TXT record to {domain}'],
    bodies: ['Please add the TXT record that our newsletter service asks for. The value follows below.\n\nv=verify {count}', 'We move our shop to another host. Could you change the A record of shop.{domain} and lower its time to live beforehand?'],
    answers: ['The record is in place on all our name servers since {clock}. Allow an hour for the old value to run out.', 'Verified from outside as well. Anything else?'],
    notes: ['Time to live was a day; lowered it to five minutes until the move is over.'],
  },
  {
    urgency: 'work-request',
    subjects: ['Renew the certificate of {domain}', 'Certificate for a new host name', 'Please add www to our certificate'],
    bodies: ['We have added {host} and it is not on the certificate yet. Could you include it?', 'The certificate of {domain} runs out next month. Do we have to do anything?'],
    answers: ['The new certificate covers {host} as well and renews by itself from now on.'],
    notes: ['Moved them to automatic renewal.'],
  },
  {
    urgency: 'work-request',
    subjects: ['Forward mail for a colleague who left', 'Set up an alias {address}', 'Mailing list for our members'],
    bodies: ['{person} has left. Please send the mail for that address to our front office for three months, then stop it.', 'We want {address} to reach all {count} of us.'],
    answers: ['Done, and a reminder is set to end it in three months.', 'Thank you for telling us; it is ended.'],
    notes: ['End date is in the calendar of the desk.'],
  },
  {
    urgency: 'work-request',
    subjects: ['A redirect from the old shop to the new one', 'Please restore a file we deleted', 'FTP account for our agency'],
    bodies: ['Our agency needs access to /news on {host} only. Please make an account that sees nothing else.', 'I deleted the folder "downloads" of {domain} yesterday at about {clock}. Can you bring it back?'],
    answers: ['The folder stands beside the present one as "downloads-restored", as of the night before {clock}.', 'You are welcome. I remove the copy next week.'],
    notes: ['Backup of 02:00 was complete.'],
  },
  {
    urgency: 'work-request',
    subjects: ['PHP version on {host}', 'Please raise the upload limit', 'A scheduled task on {host}'],
    bodies: ['Our software asks for a newer version from next release on. Could you change it one evening this week after {clock}?', 'Uploads above {count} MB are refused. We need twice as much for our catalogue.'],
    answers: ['Changed tonight at {clock}. The old version stays available for two weeks in case something complains.', 'Good to hear. Closing.'],
    notes: ['Checked their error log afterwards: clean.'],
  },
  {
    urgency: 'urgent-work-request',
    subjects: ['Locked out of the mailbox of {person}', 'Password lost, payroll is due today', 'Nobody here can sign in to the site editor'],
    bodies: ['{person} is locked out of {address} after the holidays and the quotation in there has to go out today. We cannot go on without it.', 'The person who knew the password of the editor on {host} is in hospital. The correction has to be online before noon.'],
    answers: ['I called you back on the number we have on file and set a new password. Please change it now.', 'Thank you. I close it then.'],
    notes: ['Identity checked by calling back the contact on file.'],
  },
  {
    urgency: 'urgent-work-request',
    subjects: ['Launch of {domain} stands still: DNS', 'Go-live today needs a firewall rule', 'Our migration is waiting for you'],
    bodies: ['The people from our software house are here and cannot go on until port 8443 of {host} is open for their address.', 'We are in the middle of moving {domain} and need the transfer code to continue. {count} people are waiting.'],
    answers: ['The rule is in since {clock}, for that one address and until midnight.', 'Removed again as agreed.'],
    notes: ['Temporary rule; remove it by midnight.'],
  },
] // prettier-ignore
