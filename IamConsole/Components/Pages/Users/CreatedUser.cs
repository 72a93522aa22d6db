using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Components.Pages.Users;

/// <summary>The secrets of a new user while they are shown, once.</summary>
/// <param name="UserName">Whose they are.</param>
/// <param name="Password">None without console access.</param>
/// <param name="Key">None without an access key.</param>
/// <param name="SignInUrl">Where the user signs in.</param>
public sealed record CreatedUser(string UserName, string? Password, AccessKey? Key, string SignInUrl)
{
    /// <summary>The user's name; the secrets stay out of every log.</summary>
    public override string ToString() => UserName;
}
