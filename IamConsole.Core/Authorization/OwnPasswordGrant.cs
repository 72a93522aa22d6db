using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using IamConsole.Core.Arns;

namespace IamConsole.Core.Authorization;

/// <summary>What the password policy's option to let users change their own password allows, without any policy attached.</summary>
/// <remarks>IAM User Guide, Permit IAM users to change their own passwords. An explicit deny still wins.</remarks>
internal static partial class OwnPasswordGrant
{
    /// <summary>What explanations call it.</summary>
    public const string Name = "Account password policy";

    public static string DocumentFor(Arn user) => $$"""
        {
            "Version": "2012-10-17",
            "Statement": [
                { "Effect": "Allow", "Action": "iam:ChangePassword", "Resource": "{{Literal(user.ToString())}}" },
                { "Effect": "Allow", "Action": "iam:GetAccountPasswordPolicy", "Resource": "*" }
            ]
        }
        """;

    /// <summary>A path may hold what JSON quotes and what patterns read as wildcards or variables.</summary>
    private static string Literal(string arn) => JsonEncodedText.Encode(PatternCharacters().Replace(arn, "${$0}"), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    [GeneratedRegex("[$*?]")]
    private static partial Regex PatternCharacters();
}
