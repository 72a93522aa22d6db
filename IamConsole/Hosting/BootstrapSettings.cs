using System.Text.RegularExpressions;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.Operations;

namespace IamConsole.Hosting;

/// <summary>What the first start makes. Later starts only warn about differences.</summary>
internal sealed partial record BootstrapSettings
{
    public const string DefaultRootEmail = "root@example.com";

    public AccountId? AccountId { get; init; }

    public string? AccountAlias { get; init; }

    public string? RootEmail { get; init; }

    public string? RootPassword { get; init; }

    /// <summary>Whether the sample company is made; none where nothing is said, which makes it.</summary>
    public bool? SampleData { get; init; }

    public bool MakesSampleData => SampleData ?? true;

    public string? SamplePassword { get; init; }

    /// <summary>The key of the user <c>admin</c>, or none; given with <see cref="AdminSecretAccessKey"/> or not at all.</summary>
    public string? AdminAccessKeyId { get; init; }

    public string? AdminSecretAccessKey { get; init; }

    public static BootstrapSettings Read(SettingsReader reader)
    {
        reader.RefuseUnknown(
            "Bootstrap", nameof(AccountId), nameof(AccountAlias), nameof(RootEmail), nameof(RootPassword), nameof(SampleData), nameof(SamplePassword), nameof(AdminAccessKeyId), nameof(AdminSecretAccessKey));
        var account = reader.Text("Bootstrap:AccountId", Core.Arns.AccountId.IsValid, "must be twelve digits");
        var settings = new BootstrapSettings
        {
            AccountId = account is null ? null : Core.Arns.AccountId.Parse(account),
            AccountAlias = reader.Text("Bootstrap:AccountAlias", IsAlias, AliasRule),
            RootEmail = reader.Text("Bootstrap:RootEmail", RootEmailAddress.IsValid, "must be an e-mail address"),
            RootPassword = reader.Text("Bootstrap:RootPassword", IsPassword, PasswordRule),
            SampleData = reader.Flag("Bootstrap:SampleData"),
            SamplePassword = reader.Text("Bootstrap:SamplePassword", IsPassword, PasswordRule),
            AdminAccessKeyId = reader.Text("Bootstrap:AdminAccessKeyId", AccessKeyIdPattern().IsMatch, "must be AKIA and 16 upper-case letters or digits"),
            AdminSecretAccessKey = reader.Text("Bootstrap:AdminSecretAccessKey", SecretPattern().IsMatch, "must be 16 to 128 of A-Z a-z 0-9 + / ="),
        };
        RefuseHalf(reader, "Bootstrap:AdminAccessKeyId", "Bootstrap:AdminSecretAccessKey");
        RefuseHalf(reader, "Bootstrap:AdminSecretAccessKey", "Bootstrap:AdminAccessKeyId");
        return settings;
    }

    public const string AliasRule = "must be 3 to 63 lower-case letters, digits and single hyphens, not twelve digits, and neither begin nor end with a hyphen";

    public const string PasswordRule = "must be 8 to 128 characters with three of upper case, lower case, digits and symbols, and not look like an access key";

    /// <summary>IAM User Guide, Account aliases.</summary>
    public static bool IsAlias(string text) => AliasPattern().IsMatch(text) && !Core.Arns.AccountId.IsValid(text);

    /// <summary>IAM User Guide, Default password policy.</summary>
    public static bool IsPassword(string text) => PasswordRules.Default.FirstProblem(text, []) is null;

    private static void RefuseHalf(SettingsReader reader, string given, string missing)
    {
        if (reader.Text(given) is not null && reader.Text(missing) is null)
        {
            reader.Problem(missing, $"is missing, but {SettingsReader.NameOf(given)} is given");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]\z")]
    private static partial Regex AliasPattern();

    [GeneratedRegex(@"\AAKIA[A-Z0-9]{16}\z")]
    private static partial Regex AccessKeyIdPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9+/=]{16,128}\z")]
    private static partial Regex SecretPattern();
}
