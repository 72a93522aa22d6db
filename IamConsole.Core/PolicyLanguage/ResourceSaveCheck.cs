namespace IamConsole.Core.PolicyLanguage;

/// <summary>What IAM refuses of resources when a policy is saved.</summary>
internal static class ResourceSaveCheck
{
    private const string IamTypes =
        "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.";

    private static readonly string[] Partitions =
        ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

    /// <summary>The types of the message, the account's root, and types that are younger than the message.</summary>
    private static readonly string[] IamPrefixes =
    [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/", "sms-mfa/",
        "saml-provider/", "oidc-provider/", "report/", "access-report/", "u2f/", "delegation-request/", "role-template/",
    ];

    public static string? FirstRefusal(PolicyDocument draft)
    {
        (int Row, string Message)? first = null;
        foreach (var resource in draft.Statements.SelectMany(statement => statement.Resources ?? statement.NotResources ?? []))
        {
            var refusal = Refusal(resource.Value, draft.HasVariables);
            if (refusal is not null && (first is null || refusal.Value.Row < first.Value.Row))
            {
                first = refusal;
            }
        }

        return first?.Message;
    }

    private static (int Row, string Message)? Refusal(string resource, bool hasVariables)
    {
        if (resource == "*")
        {
            return null;
        }

        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        var count = ArnSegments.Split(resource, hasVariables, segments);
        if (count < 2 || resource[segments[0]] != "arn")
        {
            return (5, $"Resource {resource} must be in ARN format or \"*\".");
        }

        var partition = resource[segments[1]];
        if (!Partitions.Contains(partition) && !partition.AsSpan().ContainsAny('*', '?'))
        {
            return (6, $"Partition \"{partition}\" is not valid for resource \"{resource}\".");
        }

        if (count < ArnSegments.Count)
        {
            return count >= 3 && resource[segments[2]].AsSpan().ContainsAny('*', '?')
                ? (7, "Resource vendor must be fully qualified and cannot contain regexes.")
                : (5, $"Resource {resource} must be in ARN format or \"*\".");
        }

        if (hasVariables && PolicyVariables.AreIn(resource[..segments[5].Start.Value]))
        {
            return (1, "Syntax errors in policy.");
        }

        return resource[segments[2]] == "iam" ? IamRefusal(resource, resource[segments[3]], resource[segments[5]]) : null;
    }

    private static (int Row, string Message)? IamRefusal(string resource, string region, string path)
    {
        if (region.Length > 0 && region != "*")
        {
            return (7, $"IAM resource {resource} cannot contain region information.");
        }

        return path is "*" or "root" || IamPrefixes.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)) ? null : (8, IamTypes);
    }
}
