using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.Validation;

/// <summary>A document that raises an issue code and one that is nearly the same and does not.</summary>
internal sealed record IssueExample(string Code, PolicyKind Kind, string Raises, string Spares)
{
    private const string AllS3 = "'Effect':'Allow','Action':'s3:*','Resource':'*'";

    /// <summary>Two whole documents; apostrophes stand for quotation marks.</summary>
    public static IssueExample Document(string code, PolicyKind kind, string raises, string spares) =>
        new(code, kind, raises.Replace('\'', '"'), spares.Replace('\'', '"'));

    /// <summary>The members of the only statement.</summary>
    public static IssueExample Statement(string code, PolicyKind kind, string raises, string spares) =>
        Document(code, kind, Wrap(raises), Wrap(spares));

    /// <summary>The members of an identity policy's only statement, which allows.</summary>
    public static IssueExample Allow(string code, string raises, string spares) =>
        Statement(code, PolicyKind.Identity, "'Effect':'Allow'," + raises, "'Effect':'Allow'," + spares);

    /// <summary>The resource of an identity policy that allows all of S3.</summary>
    public static IssueExample Resource(string code, string raises, string spares) =>
        Allow(code, $"'Action':'s3:*','Resource':'{raises}'", $"'Action':'s3:*','Resource':'{spares}'");

    /// <summary>What stands in the Condition element of an identity policy that allows all of S3.</summary>
    public static IssueExample Condition(string code, string raises, string spares) =>
        Statement(code, PolicyKind.Identity, $"{AllS3},'Condition':{{{raises}}}", $"{AllS3},'Condition':{{{spares}}}");

    /// <summary>What follows Effect and Action in a trust policy.</summary>
    public static IssueExample Trust(string code, string raises, string spares, string action = "sts:AssumeRole") =>
        Statement(code, PolicyKind.Trust, $"'Effect':'Allow','Action':'{action}',{raises}", $"'Effect':'Allow','Action':'{action}',{spares}");

    /// <summary>What follows Effect, Principal and Resource in a resource control policy that denies.</summary>
    public static IssueExample ResourceControl(string code, string raises, string spares) =>
        Statement(code, PolicyKind.ResourceControl, "'Effect':'Deny','Principal':'*','Resource':'*'," + raises, "'Effect':'Deny','Principal':'*','Resource':'*'," + spares);

    private static string Wrap(string members) => $"{{'Version':'2012-10-17','Statement':[{{{members}}}]}}";
}
