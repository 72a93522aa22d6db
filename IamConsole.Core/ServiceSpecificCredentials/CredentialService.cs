using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IamConsole.Core.Arns;
using IamConsole.Core.Operations;

namespace IamConsole.Core.ServiceSpecificCredentials;

/// <summary>A service that has credentials of its own, and what they look like (IAM User Guide, Service-specific credentials).</summary>
/// <param name="Name">Such as <c>codecommit.amazonaws.com</c>.</param>
/// <param name="ApiKeyName">How API keys are called; none where the service takes user name and password.</param>
internal sealed record CredentialService(string Name, string? ApiKeyName = null)
{
    private static readonly CredentialService[] All =
    [
        new("codecommit.amazonaws.com"),
        new("cassandra.amazonaws.com"),
        new("bedrock.amazonaws.com", "BedrockAPIKey"),
        new("logs.amazonaws.com", "CloudWatchLogsAPIKey"),
    ];

    /// <summary>Whether they are API keys, which may expire, rather than user names with passwords.</summary>
    public bool HasApiKeys => ApiKeyName is not null;

    /// <summary>The service of that name, or <c>NotSupportedService</c>.</summary>
    public static IamResult<CredentialService> Find(string name) =>
        All.FirstOrDefault(service => service.Name == name) is { } service ? service : new IamError("NotSupportedService", $"No such service {name} is supported for Service Specific Credentials");

    /// <summary>The user's name towards the service, which no other credential has: <c>alice-at-123456789012</c>, then <c>alice+1-at-123456789012</c>.</summary>
    public string NewUserName(string userName, AccountId account, IReadOnlyCollection<string> taken)
    {
        if (ApiKeyName is not null)
        {
            return $"{ApiKeyName}-{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 8)}";
        }

        for (var number = 0; ; number++)
        {
            var name = number == 0 ? $"{userName}-at-{account}" : string.Create(CultureInfo.InvariantCulture, $"{userName}+{number}-at-{account}");
            if (!taken.Contains(name))
            {
                return name;
            }
        }
    }

    /// <summary>A new password or API key: 256 random bits.</summary>
    public string NewSecret() => (HasApiKeys ? "ABSK" : "") + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a secret. It is too random to be guessed, so that one round is enough.</summary>
    public static string Hash(string secret) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
