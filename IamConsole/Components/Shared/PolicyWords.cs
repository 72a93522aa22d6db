using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Components.Shared;

/// <summary>What the tables of managed policies have in common: words, filter and the way to the query.</summary>
public static class PolicyWords
{
    public static IReadOnlyList<TableFilter> TypeFilter { get; } =
    [
        new("type", "Filter by Type", "All types",
        [
            new("aws", "AWS managed"),
            new("job", "AWS managed - job function"),
            new("customer", "Customer managed"),
        ]),
    ];

    /// <summary>The Type column of a user's, group's or role's policies.</summary>
    public static string Text(this HolderPolicyKind kind) => kind switch
    {
        HolderPolicyKind.CustomerManaged => "Customer managed",
        HolderPolicyKind.AwsManaged => "AWS managed",
        HolderPolicyKind.AwsManagedJobFunction => "AWS managed - job function",
        _ => "Customer inline",
    };

    /// <summary>Whose a managed policy is, by its ARN.</summary>
    public static string ManagedType(string policyArn)
    {
        ArgumentNullException.ThrowIfNull(policyArn);
        return (policyArn.StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal) ? HolderPolicyKind.AwsManaged : HolderPolicyKind.CustomerManaged).Text();
    }

    /// <summary>Why a policy cannot be changed or deleted; null where it is the account's own.</summary>
    public static string? KeptByAws(PolicyType type) =>
        type == PolicyType.CustomerManaged ? null : "AWS makes and maintains this policy. It cannot be changed or deleted.";

    /// <summary>'Permissions policy (2)', 'Boundary (1)', both, or 'None'.</summary>
    public static string UsedAs(PolicyUse use) => (use.Attachments, use.Boundaries) switch
    {
        (0, 0) => "None",
        (var attachments, 0) => $"Permissions policy ({attachments})",
        (0, var boundaries) => $"Boundary ({boundaries})",
        var (attachments, boundaries) => $"Permissions policy ({attachments}), Boundary ({boundaries})",
    };

    public static string Description(PolicyRow row) =>
        row.Description.IsDenied ? Words.Denied : row.Description.Value is { Length: > 0 } description ? description : "–";

    /// <summary>One page of policies for a table.</summary>
    public static async Task<TablePage<PolicyRow>> LoadAsync(IIamClient iam, TableRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(iam);
        ArgumentNullException.ThrowIfNull(request);
        var result = await iam.QueryAsync(
            new PolicyListQuery
            {
                Search = request.Search,
                Filter = request.Properties,
                Type = request.Filter("type") switch
                {
                    "aws" => PolicyType.AwsManaged,
                    "job" => PolicyType.AwsManagedJobFunction,
                    "customer" => PolicyType.CustomerManaged,
                    _ => null,
                },
                Sort = ColumnOf(request.Sort),
                Descending = request.Descending,
                Then = request.ThenBy(ColumnOf),
                Skip = request.Skip,
                Take = request.PageSize,
            },
            cancellationToken);
        return result.Match(page => TablePage.Of(page.Rows, page.Total), error => TablePage.Failed<PolicyRow>(error.ToProblem()));
    }

    private static PolicySort ColumnOf(string? key) => key switch
    {
        "type" => PolicySort.Type,
        "use" => PolicySort.Use,
        "path" => PolicySort.Path,
        "created" => PolicySort.Created,
        "edited" => PolicySort.Edited,
        _ => PolicySort.Name,
    };
}
