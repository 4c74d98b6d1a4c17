/**
 * The ninth step of the database's history: tickets tell what their clocks go by. Of those that were there before, the
 * first reply is known; since when one waits or is settled, its last change says, or comes nearest to it. What somebody
 * still works on is told to the consoles anew; of the rest each is told with its next change. Never changed once released.
 */
export const timelineStatements: readonly string[] = [
  `update ticket set doc = json_set(doc, '$.timeline', json_object(
         'answeredAt', (select min(json_extract(message.doc, '$.createdAt')) from message
           where message.ticket_id = ticket.id and message.kind = 'reply'),
         'turns', json(case status
           when 'pending' then json_array(json_object('at', json_extract(doc, '$.updatedAt'), 'to', 'customer'))
           when 'resolved' then json_array(json_object('at', json_extract(doc, '$.updatedAt'), 'to', 'nobody'))
           when 'closed' then json_array(json_object('at', json_extract(doc, '$.updatedAt'), 'to', 'nobody'))
           else '[]' end)))
         where json_type(doc, '$.timeline') is null`,
  `update ticket set version = version + 1, doc = json_set(doc, '$.version', version + 1)
         where status in ('new', 'open', 'pending')`,
  `update change set latest = 0 where kind = 'ticket' and latest = 1
         and id in (select id from ticket where status in ('new', 'open', 'pending'))`,
  `insert into change (seq, kind, id, op, version, mark, at, latest)
         select (select coalesce(max(seq), 0) from change) + row_number() over (order by ticket.number),
           'ticket', ticket.id, 'put', ticket.version, lower(hex(randomblob(6))),
           coalesce((select max(at) from change), updated_at), 1
         from ticket where status in ('new', 'open', 'pending')`,
]
