using IamConsole.Core.Catalog;
using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Core.Validation;

/// <summary>Whether resources are ARNs as their services have them.</summary>
internal static class ResourceChecks
{
    private const int AccountDigits = 12;
    private const int FarthestTypo = 2;

    private static readonly string[] Partitions =
        ["aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc"];

    public static void Check(ValidationContext context)
    {
        foreach (var statement in context.Statements)
        {
            CheckList(context, statement, statement.Resources, "Resource");
            CheckList(context, statement, statement.NotResources, "NotResource");
        }
    }

    private static void CheckList(ValidationContext context, PolicyStatement statement, IReadOnlyList<PolicyString>? resources, string element)
    {
        if (resources is { Count: 0 })
        {
            context.AtElement(PolicyFindingType.Suggestion, "EMPTY_ARRAY_RESOURCE", "Name resources: with an empty list the statement never applies.", statement, element);
        }

        foreach (var resource in resources ?? [])
        {
            VariableChecks.Check(context, resource);
            if (resource.Value != "*")
            {
                CheckArn(context, resource);
            }
        }
    }

    private static void CheckArn(ValidationContext context, PolicyString resource)
    {
        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        var value = Patterns.WithoutVariables(resource.Value);
        var count = ArnSegments.Split(value, hasVariables: false, segments);
        if (value[segments[0]] != "arn")
        {
            context.Error("INVALID_ARN_PREFIX", "Write an ARN that begins with arn:, or \"*\".", resource);
            return;
        }

        if (count < ArnSegments.Count)
        {
            context.Error("MISSING_ARN_FIELD", "Write all six parts: arn:partition:service:region:account:resource.", resource);
            return;
        }

        CheckVariablePlace(context, resource);
        var partition = value[segments[1]];
        if (!Patterns.HasWildcard(partition) && !Partitions.Contains(partition))
        {
            context.Error("INVALID_PARTITION", $"There is no partition '{partition}'. The usual one is aws.", resource);
        }

        CheckService(context, resource, value[segments[2]], value[segments[3]], value[segments[4]], value[segments[5]]);
    }

    private static void CheckVariablePlace(ValidationContext context, PolicyString resource)
    {
        Span<Range> segments = stackalloc Range[ArnSegments.Count];
        var isWhole = ArnSegments.Split(resource.Value, hasVariables: true, segments) == ArnSegments.Count;
        if (context.Document.HasVariables && isWhole && PolicyVariables.AreIn(resource.Value[..segments[5].Start.Value]))
        {
            context.Error("VARIABLE_UNSUPPORTED_IN_ELEMENT", "In a resource, policy variables work after the fifth colon only.", resource);
        }
    }

    private static void CheckService(ValidationContext context, PolicyString resource, string service, string region, string account, string rest)
    {
        if (Patterns.HasWildcard(service))
        {
            return;
        }

        if (service.Any(char.IsAsciiLetterUpper))
        {
            context.Error("INVALID_ARN_SERVICE_CASE", "Write the service of an ARN in lower case.", resource);
            return;
        }

        if (!context.Arns.IsService(service))
        {
            context.Error("INVALID_SERVICE", $"There is no service '{service}' in ARNs.", resource);
            return;
        }

        if (!Patterns.HasWildcard(account) && account is not ("" or "aws") && !(account.Length == AccountDigits && account.All(char.IsAsciiDigit)))
        {
            context.Error("INVALID_ARN_ACCOUNT", "An account is twelve digits.", resource);
        }

        if (!Patterns.HasWildcard(region) && region.Length > 0 && !Regions.IsPlausible(region))
        {
            context.Error("INVALID_ARN_REGION", $"There is no Region '{region}'.", resource);
        }

        var known = context.Arns.Shapes(service);
        ArnCatalog.Shape[] fitting = [.. known.Where(shape => rest.Length > 0 && Patterns.Meet(rest, shape.Resource))];
        if (fitting.Length == 0)
        {
            ReportUnknownType(context, resource, rest, known);
            return;
        }

        CheckShape(context, resource, region, account, BelongsToAws(rest), fitting);
    }

    /// <summary>
    /// The catalogue does not list every kind of ARN: reported are those written in full, and those whose type looks like a slip of
    /// the pen.
    /// </summary>
    private static void ReportUnknownType(ValidationContext context, PolicyString resource, string rest, IReadOnlyList<ArnCatalog.Shape> known)
    {
        if (known.Count == 0 || known.Any(shape => shape.Resource.StartsWith('/')))
        {
            return;
        }

        var type = TypeOf(rest);
        var near = type.Length <= FarthestTypo || Patterns.HasWildcard(type) ? null : known
            .Select(shape => TypeOf(shape.Resource))
            .Where(name => name != type && !Patterns.HasWildcard(name))
            .Select(name => (Name: name, Distance: CatalogSuggestions.Distance(name, type)))
            .Where(found => found.Distance <= FarthestTypo)
            .OrderBy(found => found.Distance)
            .Select(found => found.Name)
            .FirstOrDefault();
        if (near is not null || !Patterns.HasWildcard(rest))
        {
            context.Error("INVALID_ARN_RESOURCE", "The part after the account fits no resource type of the service." + (near is null ? "" : $" Did you mean {near}?"), resource);
        }
    }

    private static string TypeOf(string rest)
    {
        var end = rest.AsSpan().IndexOfAny('/', ':');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Whether the name within the ARN is one of AWS's own, as those of public Systems Manager documents: they have no account.</summary>
    private static bool BelongsToAws(string rest)
    {
        var name = rest.AsSpan(rest.IndexOfAny(['/', ':']) + 1);
        return name.StartsWith("AWS", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Amazon", StringComparison.Ordinal);
    }

    private static void CheckShape(ValidationContext context, PolicyString resource, string region, string account, bool isOfAws, ArnCatalog.Shape[] shapes)
    {

        if (region is not ("" or "*") && Array.TrueForAll(shapes, shape => !shape.HasRegion))
        {
            context.Error("ARN_REGION_NOT_ALLOWED", "Leave the Region empty: such ARNs have none.", resource);
        }

        if (account is not ("" or "*") && Array.TrueForAll(shapes, shape => !shape.HasAccount))
        {
            context.Error("ARN_ACCOUNT_NOT_ALLOWED", "Leave the account empty: such ARNs have none.", resource);
        }

        if (region.Length == 0 && Array.TrueForAll(shapes, shape => shape.HasRegion))
        {
            context.Error("MISSING_ARN_REGION", "Name the Region, or write *.", resource);
        }

        if (account.Length == 0 && !isOfAws && Array.TrueForAll(shapes, shape => shape.HasAccount))
        {
            context.Error("MISSING_ARN_ACCOUNT", "Name the account, or write *.", resource);
        }
    }
}
