using System.Globalization;

namespace IamConsole.Core.InlinePolicies;

/// <summary>How AWS revokes sessions that are under way: by an inline policy that denies everything to those that began earlier.</summary>
/// <remarks>IAM User Guide, Revoke IAM role temporary security credentials; 'Revoke active console sessions' of a user does the same.</remarks>
public static class SessionRevocation
{
    /// <summary>The name that AWS's console gives the policy; another revocation replaces it.</summary>
    public const string PolicyName = "AWSRevokeOlderSessions";

    /// <summary>The request that denies everything to the user's sessions that began before a time. Long-term keys are not sessions.</summary>
    /// <param name="userName">Whose.</param>
    /// <param name="before">By the account clock.</param>
    public static PutUserPolicy OfUser(string userName, DateTimeOffset before) => new(userName, PolicyName, Document(before));

    /// <summary>The request that denies everything to the role's sessions that began before a time.</summary>
    /// <param name="roleName">Whose.</param>
    /// <param name="before">By the account clock.</param>
    public static PutRolePolicy OfRole(string roleName, DateTimeOffset before) => new(roleName, PolicyName, Document(before));

    private static string Document(DateTimeOffset before) =>
        $$"""
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Deny",
                    "Action": "*",
                    "Resource": "*",
                    "Condition": {
                        "DateLessThan": {
                            "aws:TokenIssueTime": "{{before.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}"
                        }
                    }
                }
            ]
        }
        """;
}
