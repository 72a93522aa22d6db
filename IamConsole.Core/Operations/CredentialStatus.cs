using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.Operations;

/// <summary>The status that a request sets on a credential.</summary>
public static class CredentialStatus
{
    /// <summary>Whether it is to be usable; refused with <c>InvalidInput</c> for Expired, which AWS's list of words has but nobody can set.</summary>
    public static IamResult<Usable> Read(string status) => status switch
    {
        AccessKeyStatus.Active => new Usable(true),
        AccessKeyStatus.Inactive => new Usable(false),
        _ => IamError.InvalidInput($"The status {status} cannot be set; it is {AccessKeyStatus.Active} or {AccessKeyStatus.Inactive}."),
    };

    /// <summary>Whether a credential can be used.</summary>
    public sealed record Usable(bool IsActive);
}
