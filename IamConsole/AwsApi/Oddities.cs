using IamConsole.Core.Authentication.Signatures;

namespace IamConsole.AwsApi;

/// <summary>Where AWS's answers leave the convention: the one table.</summary>
internal static class Oddities
{
    // By the names of AWS's shapes and of their members.
    private static readonly Dictionary<(string Shape, string Member), Func<string, string?>> Rows = new()
    {
        // Policy documents come percent-encoded, as RFC 3986 has it.
        [("GetUserPolicyResponse", "PolicyDocument")] = PercentEncoding.Encode,
        [("GetGroupPolicyResponse", "PolicyDocument")] = PercentEncoding.Encode,
        [("GetRolePolicyResponse", "PolicyDocument")] = PercentEncoding.Encode,
        [("PolicyDetail", "PolicyDocument")] = PercentEncoding.Encode,
        [("PolicyVersion", "Document")] = PercentEncoding.Encode,
        [("Role", "AssumeRolePolicyDocument")] = PercentEncoding.Encode,
        [("RoleDetail", "AssumeRolePolicyDocument")] = PercentEncoding.Encode,

        // Root has no user name, and its member is left out.
        [("User", "UserName")] = static name => name.Length == 0 ? null : name,
    };

    /// <summary>What becomes of a text before it is written, none to leave its member out; or none where it is written as it is.</summary>
    public static Func<string, string?>? Of(string shape, string member) => Rows.GetValueOrDefault((shape, member));
}
