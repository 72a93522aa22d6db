using System.Text;
using System.Text.Json;
using IamConsole.CommandLine.Evaluate;

namespace IamConsole.Tests.CommandLine.Evaluate;

/// <summary>What a run over some lines left.</summary>
/// <param name="IsGood">Whether no case was malformed or other than expected.</param>
/// <param name="Lines">The lines of standard output.</param>
/// <param name="Report">The lines of standard error.</param>
internal sealed record Finished(bool IsGood, string[] Lines, string[] Report)
{
    /// <summary>The only line of standard output.</summary>
    public JsonElement Only => JsonElement.Parse(Assert.Single(Lines));

    /// <summary>Why the only line is malformed.</summary>
    public string? Problem => Only.TryGetProperty("error", out var error) ? error.GetString() : null;
}

internal static class Runs
{
    public const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Sid":"All","Effect":"Allow","Action":"*","Resource":"*"}]}""";
    public const string DenyAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
    public const string AllowEveryone = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""";
    public const string Request = """{"principal":"arn:aws:iam::123456789012:user/alice","action":"s3:GetObject","resource":"arn:aws:s3:::b/k"}""";

    public static Finished Of(string lines, bool explains = false, long repeat = 0) => Of(Encoding.UTF8.GetBytes(lines), explains, repeat);

    public static Finished Of(byte[] lines, bool explains = false, long repeat = 0)
    {
        using var output = new MemoryStream();
        using var report = new StringWriter { NewLine = "\n" };
        var isGood = new CaseRun(output, report, TimeProvider.System) { Explains = explains, Repeat = repeat }.Run(new MemoryStream(lines));
        return new Finished(isGood, Split(Encoding.UTF8.GetString(output.ToArray())), Split(report.ToString()));
    }

    /// <summary>A request of a user, or one with other members.</summary>
    public static string RequestOf(string principal = "\"arn:aws:iam::123456789012:user/alice\"", string action = "s3:GetObject", string resource = "arn:aws:s3:::b/k", string more = "") =>
        $$"""{"principal":{{principal}},"action":"{{action}}","resource":"{{resource}}"{{more}}}""";

    /// <summary>A line with a request and other members.</summary>
    public static string Line(string request, string more = "") => $$"""{"id":"x","request":{{request}}{{more}}}""";

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
