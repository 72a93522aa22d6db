namespace IamConsole.Tests.Support;

/// <summary>Policy documents that tests need often.</summary>
public static class PolicyTexts
{
    public const string TrustAccount = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>A role trust policy that lets a principal in.</summary>
    public static string Trust(string principal, string? condition = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"{{(condition is null ? "" : ",\"Condition\":" + condition)}}}]}""";

    public static string Allow(string action, string resource = "*", string? condition = null) => Statement("Allow", action, resource, condition);

    public static string Deny(string action, string resource = "*", string? condition = null) => Statement("Deny", action, resource, condition);

    /// <summary>A policy of exactly so many characters without white space.</summary>
    public static string OfSize(int size)
    {
        const string Empty = """{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
        return Empty.Replace("\"Sid\":\"\"", $"\"Sid\":\"{new string('a', size - Empty.Length)}\"", StringComparison.Ordinal);
    }

    private static string Statement(string effect, string action, string resource, string? condition) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"{{effect}}","Action":"{{action}}","Resource":"{{resource}}"{{(condition is null ? "" : ",\"Condition\":" + condition)}}}]}""";
}
