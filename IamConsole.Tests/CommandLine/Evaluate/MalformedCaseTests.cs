using System.Text;
using static IamConsole.Tests.CommandLine.Evaluate.Runs;

namespace IamConsole.Tests.CommandLine.Evaluate;

public sealed class MalformedCaseTests
{
    public static TheoryData<string, string> Lines => new()
    {
        { "nonsense", "The line is not JSON, byte 2: " },
        { """{"id":"x","id":"y"}""", "The line is not JSON: Duplicate property 'id'" },
        { "[]", "A case must be an object." },
        { """{"id":"x"}""", "A case must have either request or requests." },
        { $$"""{"id":"x","request":{{Request}},"requests":[{{Request}}]}""", "A case must have either request or requests." },
        { """{"id":"x","requests":{}}""", "requests must be a list." },
        { $$"""{"id":true,"request":{{Request}}}""", "id must be a string or a number." },
        { Line("[]"), "A request must be an object." },
        { Line("""{"action":"s3:GetObject","resource":"*"}"""), "principal must be " },
        { Line(RequestOf("\"arn:aws:iam::123456789012:group/g\"")), "principal must be " },
        { Line(RequestOf("\"arn:aws:iam::12345:user/u\"")), "principal must be " },
        { Line(RequestOf("""{"service":"ec2.amazonaws.com","more":"x"}""")), "principal must be " },
        { Line(RequestOf("""{"AWS":"arn:aws:iam::123456789012:user/u"}""")), "principal must be " },
        { Line("""{"principal":"*","resource":"*"}"""), "action must be a string that is not empty." },
        { Line("""{"principal":"*","action":"s3:GetObject"}"""), "resource must be a string that is not empty." },
        { Line(RequestOf(action: "GetObject")), "action must be SERVICE:NAME" },
        { Line(RequestOf(more: ""","resourceAccount":"12"}""")[..^1]), "resourceAccount must be twelve digits." },
        { Line(RequestOf(more: ""","context":[]""")), "context must be an object." },
        { Line(RequestOf(more: ""","context":{"k":null}""")), "context: k must be " },
        { Line(RequestOf(more: ""","context":{"k":["a",{}]}""")), "context: the values of k must be " },
        { Line(RequestOf(more: ""","context":{"aws:SourceIp":"a","aws:sourceip":"b"}""")), "context: aws:sourceip is given twice" },
        { Line(Request, ""","expected":"denied" """), "expected must be allowed, implicitDeny or explicitDeny." },
        { Line(Request, ""","identityPolicies":{}"""), "identityPolicies must be a list of policies." },
        { Line(Request, ""","serviceControlPolicies":{}"""), "serviceControlPolicies must be a list of levels" },
        { Line(Request, $$""","serviceControlPolicies":[[],{{AllowAll}}]"""), "serviceControlPolicies[1] must be a list of policies." },
        { Line(Request, $$""","identityPolicies":[{{AllowAll}},{{AllowEveryone}}]"""), "identity[1]: Statement[0].Principal: " },
        { Line(Request, $$""","resourceControlPolicies":[[{{AllowAll}}]]"""), "rcp[0][0]: Statement[0]: " },
        { Line(Request, $$""","permissionsBoundary":"{}" """), "boundary: " },
        { Line(Request, $$""","identityPolicy":{{AllowAll}}"""), "identityPolicy is no kind of policy" },
        { Line(Request, ""","sessionpolicies":[]"""), "sessionpolicies must be written sessionPolicies." },
        { Line(Request, ""","context":{}"""), "context belongs in the request." },
        { Line(RequestOf(more: $$""","resourcePolicy":{{AllowAll}}""")), "resourcePolicy belongs beside the request." },
        { """{"id":"\ud83d"}""", "The line has half of a surrogate pair." },
        { """{"\ude00\ud83d":1}""", "The line has half of a surrogate pair." },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Says_what_is_wrong(string line, string problem)
    {
        var run = Of(line);

        Assert.StartsWith(problem, run.Problem, StringComparison.Ordinal);
        Assert.False(run.IsGood);
        Assert.Equal(["1 cases: 0 as expected, 0 not as expected, 0 without expectation, 1 malformed"], run.Report);
    }

    [Theory]
    [InlineData("""{"id":"x","name":"a remark","source":5,"request":REQUEST}""")]
    [InlineData("""{"id":"\ud83d\ude00","request":REQUEST}""")]
    [InlineData("""{"id":"\\ud83d","request":REQUEST}""")]
    [InlineData("""  {"id":"x","request":REQUEST,"permissionsBoundary":null}  """)]
    public void Remarks_and_odd_but_correct_text_are_no_mistake(string line) =>
        Assert.Null(Of(line.Replace("REQUEST", Request, StringComparison.Ordinal)).Problem);

    [Fact]
    public void The_run_goes_on_after_a_malformed_line()
    {
        byte[] lines = [.. Encoding.UTF8.GetBytes("{\n\n"), (byte)'"', 0xFF, (byte)'"', .. Encoding.UTF8.GetBytes($"\r\n{Line(Request)}\r\n")];

        var run = Of(lines);

        Assert.StartsWith("""{"id":null,"line":1,"error":"The line is not JSON""", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal("""{"id":null,"line":3,"error":"The line is not UTF-8."}""", run.Lines[1]);
        Assert.StartsWith("""{"id":"x","decision":"implicitDeny",""", run.Lines[2], StringComparison.Ordinal);
        Assert.Equal(["3 cases: 0 as expected, 0 not as expected, 1 without expectation, 2 malformed"], run.Report);
    }
}
