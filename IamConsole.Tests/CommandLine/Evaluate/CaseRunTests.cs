using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using static IamConsole.Tests.CommandLine.Evaluate.Runs;

namespace IamConsole.Tests.CommandLine.Evaluate;

public sealed partial class CaseRunTests
{
    [Fact]
    public void A_decision_says_what_who_and_which_statements()
    {
        var run = Of(Line(Request, $$""","identityPolicies":[{{DenyAll.Replace("Deny", "Allow", StringComparison.Ordinal)}},{{AllowAll}}],"expected":"allowed" """));

        Assert.Equal(
            """{"id":"x","decision":"allowed","decidedBy":"identity","matched":[{"policy":"identity[0]","statement":0},{"policy":"identity[1]","statement":0,"sid":"All"}]}""",
            Assert.Single(run.Lines));
        Assert.True(run.IsGood);
        Assert.Equal(["1 cases: 1 as expected, 0 not as expected, 0 without expectation, 0 malformed"], run.Report);
    }

    [Fact]
    public void A_line_that_differs_from_what_is_expected_carries_that()
    {
        var run = Of(Line(Request, ""","expected":"allowed" """));

        Assert.Equal("""{"id":"x","decision":"implicitDeny","decidedBy":"identity","matched":[],"expected":"allowed"}""", Assert.Single(run.Lines));
        Assert.False(run.IsGood);
        Assert.Equal(["1 cases: 0 as expected, 1 not as expected, 0 without expectation, 0 malformed"], run.Report);
    }

    [Fact]
    public void Every_kind_of_policy_has_its_name()
    {
        var run = Of(Line(
            RequestOf("\"arn:aws:sts::123456789012:assumed-role/app/run\""),
            $$""","identityPolicies":[{{AllowAll}}],"permissionsBoundary":{{AllowAll}},"sessionPolicies":[{{AllowAll}}],"serviceControlPolicies":[[{{AllowAll}}],[{{AllowAll}},{{AllowAll}}]],"resourceControlPolicies":[[{{AllowEveryone}}]],"resourcePolicy":{{AllowEveryone}},"vpcEndpointPolicy":{{AllowEveryone}}"""));

        Assert.Equal(
            ["rcp[0][0]", "scp[0][0]", "scp[1][0]", "scp[1][1]", "vpcEndpoint", "resource", "identity[0]", "boundary", "session[0]"],
            run.Only.GetProperty("matched").EnumerateArray().Select(matched => matched.GetProperty("policy").GetString()));
    }

    [Fact]
    public void Policies_that_do_not_concern_a_service_linked_role_do_not_match()
    {
        var run = Of(Line(
            RequestOf("\"arn:aws:sts::123456789012:assumed-role/AWSServiceRoleForECS/task\""),
            $$""","identityPolicies":[{{AllowAll}}],"serviceControlPolicies":[[{{DenyAll}}]]"""));

        Assert.Equal("identity[0]", Assert.Single(run.Only.GetProperty("matched").EnumerateArray().ToList()).GetProperty("policy").GetString());
    }

    [Theory]
    [InlineData("", "allowed", "identity")]
    [InlineData(""","serviceControlPolicies":null""", "allowed", "identity")]
    [InlineData(""","serviceControlPolicies":[]""", "allowed", "identity")]
    [InlineData(""","serviceControlPolicies":[[]]""", "implicitDeny", "scp")]
    [InlineData(""","resourceControlPolicies":[[]]""", "implicitDeny", "rcp")]
    [InlineData(""","sessionPolicies":[]""", "allowed", "identity")]
    public void What_is_absent_limits_nothing_but_an_empty_level_allows_nothing(string more, string decision, string decidedBy) =>
        Assert.Equal((decision, decidedBy), DecisionOf(Of(Line(Request, $$""","identityPolicies":[{{AllowAll}}]{{more}}"""))));

    [Fact]
    public void The_resource_policy_of_a_request_for_a_role_is_its_trust_policy()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
        var service = """{"service":"ec2.amazonaws.com"}""";

        var run = Of(Line(RequestOf(service, "sts:AssumeRole", "arn:aws:iam::123456789012:role/r"), $$""","resourcePolicy":{{Trust}}"""));

        Assert.Equal(("allowed", "trust"), DecisionOf(run));
    }

    [Fact]
    public void Requests_of_a_line_share_its_policies_and_each_has_a_line_of_its_own()
    {
        var requests = string.Join(',', RequestOf(more: ""","id":1,"expected":"allowed" """), RequestOf(action: "sts:AssumeRole", resource: "arn:aws:iam::123456789012:role/r", more: ""","id":"two" """), "5");

        var run = Of($$"""{"id":"shared","requests":[{{requests}}],"resourcePolicy":{{AllowEveryone}}}""");

        Assert.Equal(
            [
                """{"id":1,"case":"shared","decision":"allowed","decidedBy":"resource","matched":[{"policy":"resource","statement":0}]}""",
                """{"id":"two","case":"shared","error":"resource: ..."}""",
                """{"id":null,"line":1,"case":"shared","error":"A request must be an object."}""",
            ],
            run.Lines.Select(line => ParserReason().Replace(line, "resource: ...\"}")));
        Assert.Equal(["3 cases: 1 as expected, 0 not as expected, 0 without expectation, 2 malformed"], run.Report);
    }

    [Fact]
    public void The_trace_has_every_layer_every_statement_and_what_failed_with_both_sides()
    {
        const string OnlyFrom = """{"Version":"2012-10-17","Statement":[{"Sid":"Net","Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}]}""";

        var run = Of(Line(RequestOf(more: ""","context":{"aws:SourceIp":"198.51.100.1"}"""), $$""","identityPolicies":[{{OnlyFrom}}],"permissionsBoundary":{{AllowAll}}"""), explains: true);

        Assert.Equal(
            """[{"layer":"identity","verdict":"implicitDeny","statements":[{"policy":"identity[0]","statement":0,"sid":"Net","effect":"Allow","matches":false,"failed":{"element":"Condition","operator":"IpAddress","key":"aws:SourceIp","wanted":["203.0.113.0/24"],"actual":["198.51.100.1"],"path":"Statement[0].Condition.IpAddress[\"aws:SourceIp\"]"}}]},{"layer":"boundary","verdict":"allows","statements":[{"policy":"boundary","statement":0,"sid":"All","effect":"Allow","matches":true}]}]""",
            run.Only.GetProperty("trace").GetRawText());
        Assert.Equal("boundary", Assert.Single(run.Only.GetProperty("matched").EnumerateArray().ToList()).GetProperty("policy").GetString());
    }

    [Fact]
    public void All_of_the_workload_is_as_expected_and_repeating_reports_two_figures()
    {
        using var stream = typeof(CaseRunTests).Assembly.GetManifestResourceStream("workload.jsonl")!;
        using var workload = new MemoryStream();
        stream.CopyTo(workload);

        var run = Of(workload.ToArray(), repeat: 3);

        Assert.True(run.IsGood);
        Assert.Equal(1000, run.Lines.Length);
        Assert.Equal(1000, run.Lines.Select(line => JsonElement.Parse(line).GetProperty("id").GetString()).Distinct().Count());
        Assert.Collection(
            run.Report,
            line => Assert.Matches("^[1-9][0-9]* decisions per second$", line),
            line => Assert.Matches("^[1-9][0-9]* decisions per CPU-second$", line),
            line => Assert.Equal("1000 cases: 1000 as expected, 0 not as expected, 0 without expectation, 0 malformed", line));
    }

    [Fact]
    public void Results_go_out_before_the_next_line_has_to_be_waited_for()
    {
        using var output = new MemoryStream();
        var seen = new List<int>();
        var input = new OneLineAtATime([Line(Request), Line(Request)], () => seen.Add(Encoding.UTF8.GetString(output.ToArray()).Count(character => character == '\n')));

        new IamConsole.CommandLine.Evaluate.CaseRun(output, TextWriter.Null, TimeProvider.System).Run(input);

        Assert.Equal([0, 1, 2], seen);
    }

    private static (string?, string?) DecisionOf(Finished run) => (run.Only.GetProperty("decision").GetString(), run.Only.GetProperty("decidedBy").GetString());

    [GeneratedRegex("resource: .*\"}$")]
    private static partial Regex ParserReason();

    private sealed class OneLineAtATime(IEnumerable<string> lines, Action beforeEach) : MemoryStream
    {
        private readonly Queue<byte[]> _lines = new(lines.Select(line => Encoding.UTF8.GetBytes(line + "\n")));

        public override int Read(byte[] buffer, int offset, int count)
        {
            beforeEach();
            if (!_lines.TryDequeue(out var line))
            {
                return 0;
            }

            line.CopyTo(buffer, offset);
            return line.Length;
        }
    }
}
