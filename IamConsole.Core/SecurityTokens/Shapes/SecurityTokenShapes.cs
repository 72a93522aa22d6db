using System.Diagnostics.CodeAnalysis;
using IamConsole.Core.Authentication;

namespace IamConsole.Core.SecurityTokens.Shapes;

/// <summary>Temporary credentials as STS answers them; secret and token are never to be had again.</summary>
/// <param name="AccessKeyId"><c>ASIA...</c></param>
/// <param name="SecretAccessKey">40 characters.</param>
/// <param name="SessionToken">To be sent with each request that is signed with the key.</param>
/// <param name="Expiration">By the real clock.</param>
public sealed record Credentials(string AccessKeyId, string SecretAccessKey, string SessionToken, DateTimeOffset Expiration)
{
    /// <summary>The access key id; secret and token stay out of every log.</summary>
    public override string ToString() => AccessKeyId;

    internal static Credentials Of(IssuedCredentials issued) => new(issued.AccessKeyId, issued.SecretAccessKey, issued.SessionToken, issued.ExpiresAt);
}

/// <summary>The session of a role.</summary>
/// <param name="Arn"><c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c></param>
/// <param name="AssumedRoleId"><c>AROA...:SESSION</c></param>
public sealed record AssumedRoleUser(string Arn, string AssumedRoleId);

/// <summary>The session of a federated user.</summary>
/// <param name="Arn"><c>arn:aws:sts::ACCOUNT:federated-user/NAME</c></param>
/// <param name="FederatedUserId"><c>ACCOUNT:NAME</c></param>
public sealed record FederatedUser(string Arn, string FederatedUserId);

/// <summary>A managed policy that limits a session.</summary>
[SuppressMessage("Style", "IDE1006:Naming Styles", Justification = "AWS's member has this name.")]
public sealed record PolicyDescriptorType
{
    /// <summary>Of a managed policy of the session's account, or of AWS's.</summary>
    public string? arn { get; init; }
}
