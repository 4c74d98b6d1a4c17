# Net::SNPP::Server (Debian: libnet-snpp-perl), which nobody here wrote, on a free port of the loopback. Prints the port,
# then one line for each page: the pager, then what was said of it, with tabs between.
use strict; use warnings;
use Net::SNPP::Server;
use Socket qw(sockaddr_in);
$| = 1;
$SIG{TERM} = sub { exit 0 };
my $server = Net::SNPP::Server->new(BindTo => '127.0.0.1', Port => 0, Timeout => 20, MaxErrors => 5) or die "no server: $!";
$server->callback('write_log', sub { });
$server->callback('validate_pager_id', sub { $_[0] =~ /^unknown/ ? undef : $_[0] });
$server->callback('process_page', sub {
  my ($pager, $page, $results) = @_;
  my $answers = join(',', map { "$_=$page->{responses}{$_}" } sort keys %{ $page->{responses} || {} });
  print join("\t", $pager->[0], defined $page->{twoway} ? 'two-way' : 'one-way', $page->{mess}, $answers), "\n";
  return 1;
});
my ($port) = sockaddr_in(getsockname($server->socket));
print "port $port\n";
while (1) {
  my $client = $server->client() or next;
  $server->handle_client($client);
}
