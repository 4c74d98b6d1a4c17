# aiosmtpd (Debian: python3-aiosmtpd), which nobody here wrote, on a free port of the loopback. Prints the port, then for each
# mail a line of JSON: the envelope, and what Python's own reader of mails finds in it.
import asyncio, email, email.policy, json, sys
from aiosmtpd.smtp import SMTP

def show(value):
    print(value, flush=True)

class Handler:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        header = lambda name: None if mail[name] is None else str(mail[name])
        show(json.dumps({
            'envelope': {'from': envelope.mail_from, 'to': envelope.rcpt_tos},
            'from': header('from'), 'to': header('to'), 'subject': header('subject'),
            'messageId': header('message-id'), 'references': header('references'), 'inReplyTo': header('in-reply-to'),
            'autoSubmitted': header('auto-submitted'),
            'type': mail.get_content_type(),
            'text': mail.get_content() if mail.get_content_maintype() == 'text' else None,
            'defects': [str(each) for each in mail.defects],
            'longestLine': max(len(line) for line in envelope.content.split(b'\r\n')),
        }))
        return '250 Message accepted for delivery'

async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler(), enable_SMTPUTF8=True), '127.0.0.1', 0)
    show(f'port {server.sockets[0].getsockname()[1]}')
    await server.serve_forever()

asyncio.run(main())
