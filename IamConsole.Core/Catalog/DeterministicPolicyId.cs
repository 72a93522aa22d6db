using System.Security.Cryptography;
using System.Text;

namespace IamConsole.Core.Catalog;

/// <summary>Policy ids for AWS managed policies, whose real ones are not public.</summary>
internal static class DeterministicPolicyId
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>"ANPA" and 17 base32 characters from the SHA-256 of the ARN.</summary>
    public static string Of(string arn)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(arn));
        return string.Create(21, hash, static (id, bytes) =>
        {
            "ANPA".CopyTo(id);
            for (var i = 4; i < id.Length; i++)
            {
                id[i] = Base32[bytes[i] & 31];
            }
        });
    }
}
