using IamConsole.Core.Model;

namespace IamConsole.Hosting;

/// <summary>How to sign in after the first start. Passwords are held here and nowhere else in clear.</summary>
/// <param name="Account">The account that was made.</param>
/// <param name="RootPassword">Root's one-time password, or none where a setting gave it.</param>
/// <param name="SampleUsers">The sample users with a password, each with what it is there for.</param>
/// <param name="SamplePassword">Their password, or none where a setting gave it or there is no sample.</param>
internal sealed record FirstSignIn(Account Account, string? RootPassword, IReadOnlyList<SampleUser> SampleUsers, string? SamplePassword)
{
    public bool HasSecrets => RootPassword is not null || SamplePassword is not null;

    public IEnumerable<string> Lines()
    {
        yield return $"Root user    {Account.RootEmail}";
        yield return RootPassword is null ? "Password     as given by Bootstrap__RootPassword" : $"Password     {RootPassword}   (root chooses another at the first sign-in)";
        if (SampleUsers.Count == 0)
        {
            yield break;
        }

        yield return "";
        var width = SampleUsers.Max(user => user.Name.Length);
        foreach (var (user, index) in SampleUsers.Select((user, index) => (user, index)))
        {
            yield return $"{(index == 0 ? "IAM users" : ""),-13}{user.Name.PadRight(width)}  {user.Purpose}";
        }

        yield return SamplePassword is null ? "Password     as given by Bootstrap__SamplePassword, the same for all" : $"Password     {SamplePassword}   (the same for all)";
    }
}

/// <summary>A sample user that can sign in.</summary>
internal sealed record SampleUser(string Name, string Purpose);
