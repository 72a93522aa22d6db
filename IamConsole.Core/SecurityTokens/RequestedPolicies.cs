using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.PolicyLanguage;
using IamConsole.Core.SecurityTokens.Shapes;

namespace IamConsole.Core.SecurityTokens;

/// <summary>The session policies of a request, checked before the transaction.</summary>
/// <param name="Policy">The inline one, or none.</param>
/// <param name="Arns">Of managed policies.</param>
/// <param name="Problem">Why they cannot be session policies, as far as that is seen without looking anything up; or none.</param>
internal sealed record RequestedPolicies(string? Policy, IReadOnlyList<string> Arns, IamError? Problem)
{
    /// <summary>Managed policies of one session.</summary>
    public const int MostArns = 10;

    /// <summary>Characters of the inline policy and of the ARNs together; white space counts (IAM User Guide, IAM and AWS STS quotas).</summary>
    public const int MostCharacters = 2048;

    public static RequestedPolicies Of(string? policy, IReadOnlyList<PolicyDescriptorType>? policyArns)
    {
        IReadOnlyList<string> arns = [.. (policyArns ?? []).Select(descriptor => descriptor.arn).OfType<string>()];
        var characters = (policy?.Length ?? 0) + arns.Sum(arn => arn.Length);
        var problem = policy is not null && PolicySaveCheck.FirstRefusal(policy, PolicyKind.Session) is { } malformed ? IamError.MalformedPolicyDocument(malformed)
            : arns.Count > MostArns ? IamError.ValidationError($"1 validation error detected: Value '[{arns.Count} members]' at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to {MostArns}")
            : characters > MostCharacters ? PackedSize.TooLarge(characters * 100 / MostCharacters)
            : null;
        return new RequestedPolicies(policy, arns, problem);
    }

    /// <summary>A session with these policies.</summary>
    public CallerSession Limit(CallerSession session) => session with { Policy = Policy, PolicyArns = Arns };
}
