using System.Globalization;
using IamConsole.Core.Authorization;
using IamConsole.Core.Catalog;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.Validation;

namespace IamConsole.Core.AccessAnalyzer;

/// <summary>Checks a policy, which need not be anybody's.</summary>
public sealed record ValidatePolicy(string PolicyDocument, string PolicyType) : AnalyzerOperation<ValidatePolicyResult, AccountTarget>
{
    private const string TrustPolicy = "AWS::IAM::AssumeRolePolicyDocument";

    /// <summary>AWS's language of the findings; here they are in English whatever is asked for.</summary>
    public string? Locale { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    /// <summary>What a resource policy is of: a role trust policy is checked as one, any other as a resource policy.</summary>
    public string? ValidatePolicyResourceType { get; init; }

    internal override bool IsReadOnly => true;

    protected override Task<AccountTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => Task.FromResult(AccountTarget.Any);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, AccountTarget target) => [new("access-analyzer:ValidatePolicy", "*")];

    protected override Task<IamResult<ValidatePolicyResult>> ExecuteAsync(OperationContext context, AccountTarget target, CancellationToken cancellationToken) => Task.FromResult(Check());

    private IamResult<ValidatePolicyResult> Check()
    {
        if (ValidatePolicyResourceType is not null && PolicyType != "RESOURCE_POLICY")
        {
            return AnalyzerErrors.Invalid("Only a resource policy has a type of resource.");
        }

        var begin = 0;
        if (!Marker.Decode(NextToken).TryGet(out var after, out var invalid) || (after.Length > 0 && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out begin)))
        {
            return AnalyzerErrors.Invalid((invalid ?? Marker.Invalid).Message);
        }

        var findings = PolicyValidator.Validate(PolicyDocument, KindOf(PolicyType, ValidatePolicyResourceType), ServiceCatalog.Current);
        var most = Marker.PageSize(MaxResults);
        var page = findings.Skip(begin).Take(most).Select(ValidatePolicyFinding.Of).ToList();
        return new ValidatePolicyResult(page, begin + page.Count < findings.Count ? Marker.Encode($"{begin + page.Count}") : null);
    }

    private static PolicyKind KindOf(string policyType, string? resourceType) => policyType switch
    {
        "IDENTITY_POLICY" => PolicyKind.Identity,
        "SERVICE_CONTROL_POLICY" => PolicyKind.ServiceControl,
        "RESOURCE_CONTROL_POLICY" => PolicyKind.ResourceControl,
        _ => resourceType == TrustPolicy ? PolicyKind.Trust : PolicyKind.Resource,
    };
}

/// <summary>One page of findings, in the order of the text.</summary>
public sealed record ValidatePolicyResult(IReadOnlyList<ValidatePolicyFinding> Findings, string? NextToken);
