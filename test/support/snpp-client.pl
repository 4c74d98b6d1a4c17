# Net::SNPP (Debian: libnet-snpp-perl), a client that nobody here wrote: pages one-way, with a text of several lines,
# and two-way with a key. Prints what the gateway answered to each.
use strict; use warnings;
use Net::SNPP;
my ($port, $pager, $text) = @ARGV;
my $snpp = Net::SNPP->new('127.0.0.1', Port => $port, Timeout => 20) or die "no gateway\n";
$snpp->send(Pager => $pager, Message => $text, Alert => 1) or die 'one-way: ' . $snpp->message;
print 'one-way ', $snpp->code, "\n";
$snpp->pager_id($pager) or die 'pager: ' . $snpp->message;
$snpp->subject('Subject') or die 'subject: ' . $snpp->message;
$snpp->data("first line\n", ".second line\n") or die 'data: ' . $snpp->message;
$snpp->send() or die 'data: ' . $snpp->message;
print 'data ', $snpp->code, "\n";
$snpp->two_way() or die 'two-way: ' . $snpp->message;
$snpp->pager_id($pager) or die 'pager: ' . $snpp->message;
$snpp->message_response(1, 'I have it') or die 'key: ' . $snpp->message;
$snpp->content($text) or die 'text: ' . $snpp->message;
my ($tag, $code) = $snpp->send_two_way();
print 'two-way ', $snpp->code, "\n";
my @status = $snpp->message_status($tag, $code);
print "status $status[4] $status[3]";
print "\n" unless $status[3] =~ /\n$/;
$snpp->quit;
